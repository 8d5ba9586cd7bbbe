// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace amends {

/// One code point at the front of a text; broken UTF-8 is U+FFFD of one byte.
struct FrontPoint {
    std::uint32_t point = 0;
    std::size_t size = 1;
};
/// Precondition: `text` is not empty.
FrontPoint front_point(std::string_view text);

/// What a sign beyond ASCII is in plain text, the form in which texts and patterns meet: `'` for the typographic
/// apostrophes, `"` for quotes, `-` for dashes, a blank for odd spaces, nothing for what can't be seen, and ASCII letters
/// for Latin ones with marks (`ae` for ä, `e` for é), so that words end where they seem to. Nullopt: it stays as it is.
std::optional<std::string_view> plain_sign(std::uint32_t point);

/// True for the marks that stand on the letter before them.
bool is_mark(std::uint32_t point);
/// What a mark adds to the ASCII letter before it: `e` for the two dots of a decomposed ä, mostly nothing.
std::string_view plain_mark(std::uint32_t mark, char letter);

}  // namespace amends
