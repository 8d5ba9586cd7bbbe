// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace amends {

/// Eight letters at a place of a text, in a form that is compared at once.
using Letters = std::uint64_t;

inline constexpr std::size_t kMostLetters = sizeof(Letters);

/// Precondition: so many bytes can be read there.
inline Letters letters_at(const char* place) {
    Letters letters = 0;
    std::memcpy(&letters, place, sizeof letters);
    return letters;
}

/// All bits of the first so many letters, `kMostLetters` at most.
constexpr Letters mask_of_first(std::size_t count) {
    constexpr auto kMasks = [] {
        std::array<Letters, kMostLetters + 1> masks{};
        std::array<std::uint8_t, kMostLetters> bytes{};
        for (std::size_t size = 1; size <= kMostLetters; ++size) {
            bytes[size - 1] = 0xFF;
            masks[size] = std::bit_cast<Letters>(bytes);
        }
        return masks;
    }();
    return kMasks[count];
}

/// A text of at most so many letters, that others are held against.
struct ShortText {
    Letters letters = 0;
    Letters mask = 0;  ///< of the letters that count

    ShortText() = default;
    explicit ShortText(std::string_view text) : mask{mask_of_first(text.size())} { std::memcpy(&letters, text.data(), text.size()); }
    [[nodiscard]] bool begins(Letters others) const { return (others & mask) == letters; }
};

}  // namespace amends
