// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <amends/check/letters.hpp>
#include <amends/playbook/required_words.hpp>

namespace amends {

/// Where the words of a text begin, and with which letters.
class WordStarts {
public:
    struct Start {
        std::size_t at = 0;
        Letters letters = 0;
    };

    WordStarts() = default;
    explicit WordStarts(std::string_view text) { read(text); }
    void read(std::string_view text);

    /// The first start at `from` or behind.
    [[nodiscard]] auto first_from(std::size_t from) const { return std::lower_bound(starts_.begin(), end(), from, [](const Start& start, std::size_t place) { return start.at < place; }); }
    [[nodiscard]] std::vector<Start>::const_iterator end() const { return starts_.begin() + static_cast<std::ptrdiff_t>(count_); }

private:
    std::string lower_;
    std::vector<Start> starts_;  ///< with room for more
    std::size_t count_ = 0;      ///< of them
};

/// The letters that every match of a pattern begins with: one of some.
class Opening {
public:
    /// Of `PatternWords::beginnings`. Of an empty list nothing is known.
    explicit Opening(const AnyOf& beginnings);

    [[nodiscard]] bool known() const { return !all_.empty(); }
    /// Whether a match may begin with these letters. Precondition: it is known.
    [[nodiscard]] bool fits(Letters letters) const {
        letters &= mask_;
        return (bits_ >> bit_of(letters) & 1U) != 0 && std::ranges::binary_search(all_, letters);
    }

private:
    /// One of 64 for any letters, so that most that do not fit are seen at once.
    static unsigned bit_of(Letters letters) {
        constexpr Letters kSpread = 0x9E37'79B9'7F4A'7C15;
        return static_cast<unsigned>(letters * kSpread >> 58U);
    }

    std::uint64_t bits_ = 0;
    Letters mask_ = 0;
    std::vector<Letters> all_;
};

}  // namespace amends
