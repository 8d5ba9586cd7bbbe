// SPDX-License-Identifier: MIT
#include <amends/check/word_memory.hpp>

#include <algorithm>

namespace amends {

void WordMemory::keep(const Name& name, const Said& said) {
    if (cells_.size() > kMostCells) {
        std::ranges::fill(places_, 0);
        cells_.assign(1, 0);
    }
    std::size_t slot = slot_of(name);
    for (std::size_t tries = 1; tries < kTries && places_[slot] != 0; ++tries) slot = next(slot);
    places_[slot] = static_cast<std::uint32_t>(cells_.size());
    const Counts counts{static_cast<std::uint32_t>(said.uses.size()), static_cast<std::uint32_t>(said.forks.size())};
    cells_.insert(cells_.end(), {name[0], name[1], std::bit_cast<Cell>(counts)});
    cells_.insert(cells_.end(), said.uses.begin(), said.uses.end());
    cells_.insert(cells_.end(), said.forks.begin(), said.forks.end());
}

}  // namespace amends
