// SPDX-License-Identifier: MIT
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <amends/check/letters.hpp>
#include <amends/playbook/required_words.hpp>

namespace amends {

/// Where the matches of a pattern may begin: at or shortly before words of some letters.
class Opening {
public:
    /// Of `beginnings_of` a pattern. Of an empty list nothing is known.
    explicit Opening(const AnyOf& beginnings);

    /// Those beginnings that have as many signs before their first word.
    class Variant {
    public:
        Variant(std::size_t lead, std::vector<ShortText> words);
        /// So many.
        [[nodiscard]] std::size_t lead() const { return lead_; }
        /// Whether a match may begin before a word that begins so. Most that may not are seen at once.
        [[nodiscard]] bool fits(Letters letters) const { return some_begin_.test(bit_of(letters & mask_)) && one_begins(letters); }

    private:
        static constexpr std::size_t kBits = 512;  ///< they fill a line of the cache
        static std::size_t bit_of(Letters letters) {
            constexpr Letters kSpread = 0x9E37'79B9'7F4A'7C15;
            return static_cast<std::size_t>(letters * kSpread >> 55U);
        }
        [[nodiscard]] bool one_begins(Letters letters) const;

        std::size_t lead_;
        Letters mask_ = ~Letters{0};     ///< of as many letters as the shortest word has
        std::bitset<kBits> some_begin_;  ///< by these letters of a word
        std::vector<ShortText> words_;   ///< in their order
    };

    [[nodiscard]] bool known() const { return !variants_.empty(); }
    /// The longest leads first: those matches begin before others do.
    [[nodiscard]] const std::vector<Variant>& variants() const { return variants_; }

private:
    std::vector<Variant> variants_;
};

}  // namespace amends
