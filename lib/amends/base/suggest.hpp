// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace amends {

/// The known word nearest to what was typed, if one is near enough to be meant: at most a third of its letters apart,
/// counting a swap of neighbours as one.
std::optional<std::string_view> nearest(std::string_view typed, std::span<const std::string_view> known);

/// `a, b, c` for messages that list what is allowed.
std::string listed(std::span<const std::string_view> words);

/// `did you mean 'x'?` where `nearest` knows one, else `use one of: a, b, c`.
std::string suggestion(std::string_view typed, std::span<const std::string_view> known);

}  // namespace amends
