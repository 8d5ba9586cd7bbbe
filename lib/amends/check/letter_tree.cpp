// SPDX-License-Identifier: MIT
#include <amends/check/letter_tree.hpp>

namespace amends {

constexpr std::array<std::uint64_t, 256> LetterTree::kBits = [] {
    std::array<std::uint64_t, 256> bits{};
    std::uint64_t next = 1;
    for (std::size_t digit = '0'; digit <= '9'; ++digit, next <<= 1U) bits[digit] = next;
    bits['_'] = next;
    next <<= 1U;
    for (std::size_t letter = 0; letter < 26; ++letter, next <<= 1U) bits['a' + letter] = bits['A' + letter] = next;
    return bits;
}();

LetterTree::LetterTree(std::span<const std::string_view> words) {
    /// The words that lead through a node, and how many letters it took to come there.
    struct Branch {
        std::uint32_t first = 0, last = 0;
        std::size_t depth = 0;
    };
    if (words.empty()) return;
    std::vector<Branch> branches{{}, {0, static_cast<std::uint32_t>(words.size()), 0}};  // by node
    for (std::size_t place = 1; place < branches.size(); ++place) {
        auto [first, last, depth] = branches[place];
        Node node{.first = static_cast<Place>(branches.size())};
        if (words[first].size() == depth) node.word = ++first;
        while (first < last) {
            const char letter = words[first][depth];
            const std::uint32_t begin = first;
            while (first < last && words[first][depth] == letter) ++first;
            node.letters |= bit_of(letter);
            branches.push_back({begin, first, depth + 1});
        }
        nodes_.push_back(node);
    }
}

}  // namespace amends
