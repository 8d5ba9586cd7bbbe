// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <amends/check/draft.hpp>
#include <amends/check/word_finder.hpp>
#include <amends/playbook/check_set.hpp>

namespace amends {

/// Patterns by their number in a CheckSet.
struct PatternRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    [[nodiscard]] bool empty() const { return begin == end; }
};

/// A match, in which passage, and of which pattern.
struct Match {
    Stretch place;
    std::uint32_t passage = 0;
    std::uint32_t pattern = 0;
};

/// All the patterns of a CheckSet, and the text that is held against them. Each is compiled when a text first has the
/// words that it requires.
class PatternShelf {
public:
    /// The set must outlive it.
    explicit PatternShelf(const CheckSet& set);

    [[nodiscard]] const Pattern& pattern(std::uint32_t number);

    /// What the patterns are held against from now on. The draft must stay.
    void look_at(const Draft& draft);

    /// The passages that a pattern may match, by their numbers, in order.
    [[nodiscard]] const std::vector<std::uint32_t>& candidates(std::uint32_t pattern) const {
        return always_[pattern] != 0 ? every_passage_ : candidates_[pattern];
    }
    /// True where one of these patterns may match the passage.
    [[nodiscard]] bool may_match(const PatternRange& range, std::uint32_t passage) const;

    /// Every match of these patterns, by pattern and place, until `each` returns false.
    template <typename Each>
    void for_each_match(const PatternRange& range, Each each);
    /// The same in one passage.
    [[nodiscard]] std::vector<Stretch> matches_in(const PatternRange& range, std::uint32_t passage);
    [[nodiscard]] bool any_match(const PatternRange& range);
    /// The groups of a match that was found in the draft.
    [[nodiscard]] std::vector<Pattern::Group> groups_of(const Match& match);

private:
    template <typename Each>
    bool for_each_match_in(std::uint32_t number, std::uint32_t passage, Each each);
    [[nodiscard]] std::string_view seen_in(std::uint32_t passage) const { return draft_->plain(draft_->passages()[passage]); }

    std::vector<const std::string*> texts_;
    std::vector<std::optional<Pattern>> compiled_;
    WordFinder words_;
    std::vector<char> always_;  ///< by pattern: it requires no words
    const Draft* draft_ = nullptr;
    std::vector<std::uint32_t> every_passage_;
    std::vector<std::vector<std::uint32_t>> candidates_;  ///< by pattern
    std::vector<std::uint32_t> touched_;                  ///< patterns with candidates
};

template <typename Each>
bool PatternShelf::for_each_match_in(std::uint32_t number, std::uint32_t passage, Each each) {
    const std::size_t begin = draft_->passages()[passage].begin;
    const std::string_view seen = seen_in(passage);
    const Pattern& expression = pattern(number);
    for (auto found = expression.find(seen); found; found = expression.find(seen, std::max(found->end, found->begin + 1))) {
        if (!each(Match{{begin + found->begin, begin + found->end}, passage, number})) return false;
    }
    return true;
}

template <typename Each>
void PatternShelf::for_each_match(const PatternRange& range, Each each) {
    for (std::uint32_t number = range.begin; number < range.end; ++number) {
        for (const std::uint32_t passage : candidates(number)) {
            if (!for_each_match_in(number, passage, each)) return;
        }
    }
}

}  // namespace amends
