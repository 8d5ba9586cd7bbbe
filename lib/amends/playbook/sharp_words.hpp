// SPDX-License-Identifier: MIT
// What is worked out of patterns where many texts are held against them, and how.
#pragma once

#include <cstddef>
#include <string_view>

#include <amends/playbook/check_set.hpp>

namespace amends {

/// In a piece: any capital letter. Other capitals in a piece stand for themselves: there case counts.
inline constexpr char kCapital = '\2';

constexpr bool is_capital(char byte) { return byte >= 'A' && byte <= 'Z'; }
constexpr char lower_letter(char byte) { return is_capital(byte) ? static_cast<char>(byte | ' ') : byte; }

/// How far a pattern is spelled out.
struct WordLimits {
    std::size_t exact;    ///< texts that a part of it is spelled out to, at most
    std::size_t any_of;   ///< pieces of which one must stand, at most
    std::size_t piece;    ///< bytes of a piece, at most
    std::size_t clauses;  ///< of which the most telling are kept
    double telling;       ///< so much a clause but the first must tell, in bits
    std::size_t beginning;  ///< bytes of the beginnings of its matches, at most; 0: they are not worked out
};
extern const WordLimits kBriefWords;  ///< read and used quickly: for a few texts
extern const WordLimits kSharpWords;  ///< tell more, and cost more to work out: for many

RequiredWords required_words(std::string_view pattern, const WordLimits& limits);

/// What each match of a pattern begins with (see `Beginnings::at_word`). Empty: it is not known.
AnyOf beginnings_of(std::string_view pattern);

/// True where no match of a pattern has a mark in it that ends a sentence (`.`, `!`, `?`). Errs on the safe side.
bool stays_in_sentence(std::string_view pattern);

/// What is known of the patterns of a set, by their numbers.
struct SharpWords {
    std::vector<RequiredWords> required;
    std::vector<char> stays_in_sentence;
};
/// `which`: by pattern, whether more is worked out of it; of the others it is what the set knows.
SharpWords sharp_words(const CheckSet& set, const std::vector<char>& which);

}  // namespace amends
