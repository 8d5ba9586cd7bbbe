// SPDX-License-Identifier: MIT
#include <amends/base/vocabulary.hpp>

#include <fmt/format.h>

namespace amends {

Refusal unknown_word(std::string_view text, std::string_view name, std::span<const std::string_view> known) {
    std::string message = fmt::format("'{}' is not a {}; use {}", text, name, listed(known));
    const auto near = nearest(text, known);
    return {Code::usage, std::move(message), {}, near ? fmt::format("did you mean '{}'?", *near) : ""};
}

}  // namespace amends
