// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace amends {

/// 1 for a mark that may end a sentence.
constexpr int end_mark(unsigned char byte) { return (byte == '.' ? 1 : 0) | (byte == '!' ? 1 : 0) | (byte == '?' ? 1 : 0); }

/// Which bytes of a text are of a kind. Finds them without a look at each.
class ByteMask {
public:
    /// `is` says of a byte whether it is one: 1 or 0. It is asked about many at once, so it should be without a branch.
    void read(std::string_view text, auto is) {
        blocks_.clear();
        for (; text.size() >= kBits; text.remove_prefix(kBits)) blocks_.push_back(bits_of(text, kBits, is));
        blocks_.push_back(bits_of(text, text.size(), is) & ((std::uint64_t{1} << text.size()) - 1));
    }

    /// The first place at `from` or behind and before `until` where there is one, or none; else `until`, which is at most the text's
    /// end. What lies behind is not looked at, so that many parts of a text take the time of the whole.
    [[nodiscard]] std::size_t next_before(std::size_t until, std::size_t from) const { return next_of(from, until, 0); }
    [[nodiscard]] std::size_t next_other_before(std::size_t until, std::size_t from) const { return next_of(from, until, ~std::uint64_t{0}); }

private:
    static constexpr std::size_t kBits = 64;

    /// Of so many bytes at the front; of what lies behind them, anything.
    static std::uint64_t bits_of(std::string_view text, std::size_t count, auto is) {
        constexpr std::uint64_t kGather = 0x0102'0408'1020'4080;  // brings the lowest bits of eight bytes together in the highest byte
        std::array<unsigned char, kBits> bytes{};
        if (count > 0) std::memcpy(bytes.data(), text.data(), count);
        for (unsigned char& byte : bytes) byte = static_cast<unsigned char>(is(byte));
        std::uint64_t bits = 0;
        for (std::size_t at = 0; at < kBits; at += 8) {
            std::uint64_t eight = 0;
            for (std::size_t byte = 0; byte < 8; ++byte) eight |= std::uint64_t{bytes[at + byte]} << byte * 8;
            bits |= (eight * kGather >> 56U) << at;
        }
        return bits;
    }

    [[nodiscard]] std::size_t next_of(std::size_t from, std::size_t until, std::uint64_t flipped) const {
        std::size_t block = from / kBits;
        if (from >= until) return until;
        std::uint64_t bits = (blocks_[block] ^ flipped) & ~std::uint64_t{0} << from % kBits;
        while (bits == 0 && ++block * kBits < until) bits = blocks_[block] ^ flipped;
        return bits == 0 ? until : std::min(until, block * kBits + static_cast<std::size_t>(std::countr_zero(bits)));
    }

    std::vector<std::uint64_t> blocks_;
};

}  // namespace amends
