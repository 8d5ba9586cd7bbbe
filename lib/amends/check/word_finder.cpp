// SPDX-License-Identifier: MIT
#include <amends/check/word_finder.hpp>

#include <algorithm>

namespace amends {
namespace {

constexpr std::size_t kUsualStates = 6000;

std::string_view without_edges(std::string_view piece) {
    if (piece.starts_with(kWordEdge)) piece.remove_prefix(1);
    if (piece.ends_with(kWordEdge)) piece.remove_suffix(1);
    return piece;
}

}  // namespace

WordFinder::WordFinder(std::span<const RequiredWords> patterns) : seen_(patterns.size()) {
    classify(patterns);
    rows_.reserve(width_ * kUsualStates);
    rows_.assign(width_, 0);
    for (std::uint32_t pattern = 0; pattern < patterns.size(); ++pattern) {
        const RequiredWords& words = patterns[pattern];
        if (words.empty()) without_words_.push_back(pattern);
        for (std::size_t clause = 0; clause < words.size(); ++clause) {
            const Use use{pattern, static_cast<std::uint8_t>(clause), static_cast<std::uint8_t>(words.size())};
            for (const std::string& word : words[clause]) add(word, use);
        }
    }
    connect();
    word_seen_.resize(outputs_.size());
}

/// Bytes that stand in no word are one class, the first.
void WordFinder::classify(std::span<const RequiredWords> patterns) {
    constexpr std::uint16_t kInNoWord = 1;
    classes_.fill(kInNoWord);
    const auto know = [&](std::string_view piece) {
        for (const char byte : without_edges(piece)) {
            auto& known = classes_[static_cast<unsigned char>(byte)];
            if (known == kInNoWord) known = static_cast<std::uint16_t>(width_++);
        }
    };
    for (const RequiredWords& words : patterns) {
        for (const AnyOf& clause : words) std::ranges::for_each(clause, know);
    }
    for (std::size_t letter = 'A'; letter <= 'Z'; ++letter) classes_[letter] = classes_[letter - 'A' + 'a'];
}

/// The state that a piece leads to; makes the states on the way.
std::uint32_t WordFinder::state_of(std::string_view bare) {
    std::uint32_t state = 0;
    for (const char byte : bare) {
        const std::size_t place = state + classes_[static_cast<unsigned char>(byte)];
        if (rows_[place] == 0) {
            rows_[place] = static_cast<std::uint32_t>(rows_.size());
            rows_.resize(rows_.size() + width_);
        }
        state = rows_[place];
    }
    return state;
}

void WordFinder::add(std::string_view word, const Use& use) {
    const std::string_view bare = without_edges(word);
    const Output wanted{0, static_cast<std::uint8_t>(bare.size()), word.starts_with(kWordEdge), word.ends_with(kWordEdge)};
    std::uint32_t& first = rows_[state_of(bare)];
    std::uint32_t output = first;
    const auto same = [&](const Output& one) { return one.begins_word == wanted.begins_word && one.ends_word == wanted.ends_word; };
    while (output != 0 && !same(outputs_[output])) output = outputs_[output].more;
    if (output == 0) {
        output = static_cast<std::uint32_t>(outputs_.size());
        outputs_.push_back(wanted);
        outputs_.back().more = first;
        first = output;
        uses_.emplace_back();
    }
    uses_[output].push_back(use);
}

/// Breadth first: each state learns from the state of its longest proper suffix where to go on and what else ends in it.
void WordFinder::connect() {
    struct Reached {
        std::uint32_t state, suffix;
    };
    std::vector<Reached> queue;
    for (std::uint32_t column = 1; column < width_; ++column) {
        if (rows_[column] != 0) queue.push_back({rows_[column], 0});
    }
    for (std::size_t head = 0; head < queue.size(); ++head) {
        const auto [state, suffix] = queue[head];
        std::uint32_t* last = &rows_[state];
        while (*last != 0) last = &outputs_[*last].more;
        *last = rows_[suffix];
        for (std::uint32_t column = 1; column < width_; ++column) {
            std::uint32_t& next = rows_[state + column];
            const std::uint32_t fallback = rows_[suffix + column];
            if (next == 0) {
                next = fallback;
            } else {
                queue.push_back({next, fallback});
            }
        }
    }
}

}  // namespace amends
