// SPDX-License-Identifier: MIT
#include <amends/base/plain.hpp>

#include <array>

namespace amends {
namespace {

constexpr std::uint32_t kFirstLatin = 0xC0;

/// U+00C0 to U+017F. German letters as they are spelled without them, the others without their marks. An empty text: it
/// stays as it is.
constexpr auto kLatin = std::to_array<std::string_view>({
    "A", "A", "A", "A", "Ae", "A", "AE", "C", "E", "E", "E", "E", "I", "I", "I", "I",
    "D", "N", "O", "O", "O", "O", "Oe", "", "Oe", "U", "U", "U", "Ue", "Y", "Th", "ss",
    "a", "a", "a", "a", "ae", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
    "d", "n", "o", "o", "o", "o", "oe", "", "oe", "u", "u", "u", "ue", "y", "th", "y",
    "A", "a", "A", "a", "A", "a", "C", "c", "C", "c", "C", "c", "C", "c", "D", "d",
    "D", "d", "E", "e", "E", "e", "E", "e", "E", "e", "E", "e", "G", "g", "G", "g",
    "G", "g", "G", "g", "H", "h", "H", "h", "I", "i", "I", "i", "I", "i", "I", "i",
    "I", "i", "IJ", "ij", "J", "j", "K", "k", "k", "L", "l", "L", "l", "L", "l", "L",
    "l", "L", "l", "N", "n", "N", "n", "N", "n", "n", "N", "n", "O", "o", "O", "o",
    "O", "o", "OE", "oe", "R", "r", "R", "r", "R", "r", "S", "s", "S", "s", "S", "s",
    "S", "s", "T", "t", "T", "t", "T", "t", "U", "u", "U", "u", "U", "u", "U", "u",
    "U", "u", "U", "u", "W", "w", "Y", "y", "Y", "Z", "z", "Z", "z", "Z", "z", "s",
});

bool is_space_like(std::uint32_t point) {
    return point == 0xA0 || point == 0x1680 || (point >= 0x2000 && point <= 0x200A) || point == 0x202F || point == 0x205F ||
           point == 0x3000;
}

bool is_unseen(std::uint32_t point) {
    return point == 0xAD || (point >= 0x200B && point <= 0x200F) || (point >= 0x202A && point <= 0x202E) ||
           (point >= 0x2060 && point <= 0x2069) || point == 0xFEFF || (point >= 0xFE00 && point <= 0xFE0F);
}

std::optional<std::string_view> plain_punctuation(std::uint32_t point) {
    switch (point) {
        case 0xB4: case 0x2BC: case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x2032: return "'";
        case 0xAB: case 0xBB: case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0x2033: return "\"";
        case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212: return "-";
        case 0x2026: return "...";
        case 0x2028: case 0x2029: case 0x85: return "\n";
        case 0x1E9E: return "SS";
        case 0x212A: return "K";
        default: return std::nullopt;
    }
}

bool continues(std::string_view text, std::size_t at) { return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U; }

}  // namespace

FrontPoint front_point(std::string_view text) {
    constexpr FrontPoint kBroken{0xFFFD, 1};
    const auto lead = static_cast<unsigned char>(text.front());
    if (lead < 0x80) return {lead, 1};
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4) return kBroken;
    std::uint32_t point = lead & (0xFFU >> (size + 1));
    for (std::size_t at = 1; at < size; ++at) {
        if (!continues(text, at)) return kBroken;
        point = point << 6U | (static_cast<unsigned char>(text[at]) & 0x3FU);
    }
    constexpr std::array<std::uint32_t, 5> kLeast{0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
    if (point < kLeast.at(size) || point > 0x10FFFF || surrogate) return kBroken;
    return {point, size};
}

std::optional<std::string_view> plain_sign(std::uint32_t point) {
    if (point >= kFirstLatin && point < kFirstLatin + kLatin.size()) {
        const std::string_view letters = kLatin.at(point - kFirstLatin);
        return letters.empty() ? std::nullopt : std::optional{letters};
    }
    if (is_space_like(point)) return " ";
    if (is_unseen(point)) return "";
    return plain_punctuation(point);
}

bool is_mark(std::uint32_t point) { return point >= 0x300 && point <= 0x36F; }

std::string_view plain_mark(std::uint32_t mark, char letter) {
    constexpr std::uint32_t kTwoDots = 0x308;
    constexpr std::string_view kTakeAnE = "aouAOU";
    return mark == kTwoDots && kTakeAnE.find(letter) != std::string_view::npos ? "e" : "";
}

}  // namespace amends
