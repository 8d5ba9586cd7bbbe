// SPDX-License-Identifier: MIT
#pragma once

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

/// A text of at most so many letters, that others are held against.
struct ShortText {
    Letters letters = 0;
    Letters mask = 0;  ///< of the letters that count

    ShortText() = default;
    explicit ShortText(std::string_view text) {
        std::memcpy(&letters, text.data(), text.size());
        std::memset(&mask, 0xFF, text.size());
    }
    [[nodiscard]] bool begins(Letters others) const { return (others & mask) == letters; }
};

}  // namespace amends
