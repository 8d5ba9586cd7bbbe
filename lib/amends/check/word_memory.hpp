// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <amends/check/letters.hpp>
#include <amends/check/wording.hpp>

namespace amends {

/// Keeps what words say that were met before. All that is kept of one lies together, and what comes often lies close to its like.
class WordMemory {
public:
    /// A word as it is written.
    using Name = std::array<Letters, 2>;
    /// None of a word that is longer.
    static std::optional<Name> name_of(const Wording& wording, const Wording::Word& word) {
        if (word.size() > 2 * kMostLetters) return std::nullopt;
        const std::size_t first = std::min(word.size(), kMostLetters);
        return Name{wording.written_at(word.begin) & mask_of_first(first), wording.written_at(word.begin + first) & mask_of_first(word.size() - first)};
    }

    using Cell = std::uint64_t;
    /// What a word says is somebody else's matter: these are forms of it.
    struct Said {
        std::span<const Cell> uses, forks;
    };

    WordMemory() = default;
    /// `words`: of so many words, a power of 2.
    explicit WordMemory(std::size_t words) : places_(words) {}

    /// What is kept of a word, until another is.
    [[nodiscard]] std::optional<Said> find(const Name& name) const {
        for (std::size_t slot = slot_of(name), tries = 0; tries < kTries; slot = next(slot), ++tries) {
            const std::uint32_t place = places_[slot];
            if (place == 0) return std::nullopt;
            if (cells_[place] == name[0] && cells_[place + 1] == name[1]) return said_at(place);
        }
        return std::nullopt;
    }
    /// Precondition: it is not kept yet.
    void keep(const Name& name, const Said& said);

private:
    static constexpr std::size_t kTries = 4;
    static constexpr std::size_t kMostCells = std::size_t{1} << 19U;
    struct Counts {
        std::uint32_t uses = 0, forks = 0;
    };

    [[nodiscard]] std::size_t slot_of(const Name& name) const {
        constexpr Letters kSpread = 0x9E37'79B9'7F4A'7C15;
        const Letters mixed = (name[0] ^ std::rotl(name[1] * kSpread, kMostLetters * 4)) * kSpread;
        return static_cast<std::size_t>(mixed >> kMostLetters * 4) & (places_.size() - 1);
    }
    [[nodiscard]] std::size_t next(std::size_t slot) const { return (slot + 1) & (places_.size() - 1); }
    [[nodiscard]] Said said_at(std::size_t place) const {
        const auto counts = std::bit_cast<Counts>(cells_[place + 2]);
        const std::span<const Cell> all{cells_};
        return {all.subspan(place + 3, counts.uses), all.subspan(place + 3 + counts.uses, counts.forks)};
    }

    std::vector<std::uint32_t> places_ = std::vector<std::uint32_t>(1);  ///< where in `cells_` a word is kept; 0: none
    std::vector<Cell> cells_ = std::vector<Cell>(1);  ///< of each word its name, its counts, what it says
};

}  // namespace amends
