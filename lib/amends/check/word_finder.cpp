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
    next_.reserve(width_ * kUsualStates);
    first_output_.reserve(kUsualStates);
    next_.assign(width_, 0);
    first_output_.push_back(0);
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

/// Bytes that stand in no word are one class, 0.
void WordFinder::classify(std::span<const RequiredWords> patterns) {
    const auto know = [&](std::string_view piece) {
        for (const char byte : without_edges(piece)) {
            auto& known = classes_[static_cast<unsigned char>(byte)];
            if (known == 0) known = static_cast<std::uint8_t>(width_++);
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
        if (next_[place] == 0) {
            next_[place] = static_cast<std::uint32_t>(next_.size());
            next_.resize(next_.size() + width_);
            first_output_.push_back(0);
        }
        state = next_[place];
    }
    return state;
}

void WordFinder::add(std::string_view word, const Use& use) {
    const std::string_view bare = without_edges(word);
    const Output wanted{0, static_cast<std::uint8_t>(bare.size()), word.starts_with(kWordEdge), word.ends_with(kWordEdge)};
    std::uint32_t& first = first_output_[state_of(bare) / width_];
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
    std::vector<std::uint32_t> queue;
    std::vector<std::uint32_t> fail(first_output_.size(), 0);
    for (std::uint32_t at = 0; at < width_; ++at) {
        if (next_[at] != 0) queue.push_back(next_[at]);
    }
    for (std::size_t head = 0; head < queue.size(); ++head) {
        const std::uint32_t state = queue[head];
        const std::uint32_t suffix = fail[state / width_];
        std::uint32_t* last = &first_output_[state / width_];
        while (*last != 0) last = &outputs_[*last].more;
        *last = first_output_[suffix / width_];
        for (std::uint32_t at = 0; at < width_; ++at) {
            std::uint32_t& next = next_[state + at];
            const std::uint32_t fallback = next_[suffix + at];
            if (next == 0) {
                next = fallback;
            } else {
                fail[next / width_] = fallback;
                queue.push_back(next);
            }
        }
    }
}

}  // namespace amends
