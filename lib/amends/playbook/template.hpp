// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <amends/base/result.hpp>
#include <amends/base/text.hpp>

namespace amends {

/// What a template may be filled with: a text by its name (`customer.first_name`), or a list of rows of texts.
struct Filling {
    std::map<std::string, std::string, std::less<>> texts;
    std::map<std::string, std::vector<std::map<std::string, std::string, std::less<>>>, std::less<>> lists;
};

/// Every name that some template may use.
std::span<const std::string_view> known_slots();

/// The text with every slot filled (Mustache; nothing is escaped, and values are never expanded again). Refuses (refused)
/// a name without a value outside a section that asks for it.
Result<Text> fill(std::string_view text, const Filling& filling);

/// Refuses (bad_data) a template that can't be parsed, or that names a slot nobody knows.
Result<void> check_template(std::string_view text);

/// The first `{{slot}}` that was left in a text that is about to be sent, or nothing.
std::optional<std::string> unfilled_slot(std::string_view text);

}  // namespace amends
