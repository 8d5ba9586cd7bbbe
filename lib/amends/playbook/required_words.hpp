// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace amends {

/// At the beginning or end of a piece: there a word begins or ends.
inline constexpr char kWordEdge = '\1';

/// Letters, digits and `_`, as `\b` of a pattern knows them.
constexpr bool is_word_byte(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '_';
}

/// Pieces of text, in lower case and plain letters, of which one must stand in a text.
using AnyOf = std::vector<std::string>;

/// What must stand in a text for a pattern to match it at all: one piece of each. Empty: nothing is known, and the pattern
/// must be tried.
using RequiredWords = std::vector<AnyOf>;

/// Reads it off a pattern in RE2's syntax. Errs on the safe side: what it doesn't know requires nothing.
RequiredWords required_words(std::string_view pattern);

}  // namespace amends
