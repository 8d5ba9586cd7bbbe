// SPDX-License-Identifier: MIT
#include <amends/base/vocabulary.hpp>

#include <fmt/format.h>

#include <amends/base/article.hpp>

namespace amends {

std::string with_article(std::string_view noun) {
    const bool vowel = !noun.empty() && std::string_view{"aeiou"}.find(noun.front()) != std::string_view::npos;
    return fmt::format("{} {}", vowel ? "an" : "a", noun);
}

Refusal unknown_word(std::string_view text, std::string_view name, std::span<const std::string_view> known) {
    std::string message = fmt::format("'{}' is not {}; use {}", text, with_article(name), listed(known));
    const auto near = nearest(text, known);
    return {Code::usage, std::move(message), {}, near ? fmt::format("did you mean '{}'?", *near) : ""};
}

}  // namespace amends
