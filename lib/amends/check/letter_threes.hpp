// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string_view>

namespace amends {

/// By byte: letters each for itself, whatever their case; other signs by kind.
inline constexpr std::uint32_t kLetterKinds = 32;
inline constexpr std::array<std::uint8_t, 256> kLetterKind = [] {
    constexpr std::uint8_t kBlank = 26, kApostrophe = 27, kDigit = 28, kMark = 29, kBeyond = 30;
    std::array<std::uint8_t, 256> kinds{};
    for (std::size_t byte = 0; byte < kinds.size(); ++byte) kinds[byte] = byte >= 0x80 ? kBeyond : kMark;
    for (std::uint8_t letter = 0; letter < 26; ++letter) kinds['a' + std::size_t{letter}] = kinds['A' + std::size_t{letter}] = letter;
    for (std::size_t digit = '0'; digit <= '9'; ++digit) kinds[digit] = kDigit;
    kinds[' '] = kBlank;
    kinds['\''] = kApostrophe;
    return kinds;
}();

constexpr std::uint32_t letter_kind(char byte) { return kLetterKind[static_cast<unsigned char>(byte)]; }

/// Which three letters follow one another in some texts.
class LetterThrees {
public:
    static constexpr std::size_t kSize = 3;

    /// Precondition: three letters stand there.
    [[nodiscard]] bool has(const char* there) const { return threes_.test(number_of(there)); }
    void add(const char* there) { threes_.set(number_of(there)); }
    void add_all(std::string_view text) {
        for (std::size_t at = 0; at + kSize <= text.size(); ++at) add(text.data() + at);
    }

private:
    static std::size_t number_of(const char* there) {
        return (std::size_t{letter_kind(there[0])} * kLetterKinds + letter_kind(there[1])) * kLetterKinds + letter_kind(there[2]);
    }
    std::bitset<std::size_t{kLetterKinds} * kLetterKinds * kLetterKinds> threes_;
};

}  // namespace amends
