// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace amends {

/// Words by their letters, one after another. Case does not count.
class LetterTree {
public:
    /// A place that letters lead to, by its number.
    using Place = std::uint32_t;
    static constexpr Place kNowhere = 0;

    LetterTree() = default;
    /// Of words in lower case: letters, digits and `_`. Precondition: they are in order, and none stands twice.
    explicit LetterTree(std::span<const std::string_view> words);

    [[nodiscard]] Place root() const { return nodes_.size() > 1 ? 1 : kNowhere; }
    [[nodiscard]] Place next(Place place, char letter) const {
        const Node& node = nodes_[place];
        const std::uint64_t bit = bit_of(letter);
        return (node.letters & bit) == 0 ? kNowhere : node.first + static_cast<Place>(std::popcount(node.letters & (bit - 1)));
    }
    /// The word that ends there, by its number.
    [[nodiscard]] std::optional<std::uint32_t> ends_at(Place place) const {
        const std::uint32_t word = nodes_[place].word;
        return word == 0 ? std::nullopt : std::optional{word - 1};
    }

private:
    struct Node {
        std::uint64_t letters = 0;  ///< that go on from there, a bit each
        Place first = 0;            ///< where the first of them leads; the others follow
        std::uint32_t word = 0;     ///< that ends there, from 1; 0: none
    };
    static const std::array<std::uint64_t, 256> kBits;  ///< by byte, in the order of letters; others have none
    static std::uint64_t bit_of(char letter) { return kBits[static_cast<unsigned char>(letter)]; }

    std::vector<Node> nodes_ = std::vector<Node>(1);  ///< the first is nowhere
};

}  // namespace amends
