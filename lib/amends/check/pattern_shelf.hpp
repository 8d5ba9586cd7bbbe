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
    [[nodiscard]] bool has(std::uint32_t pattern) const { return pattern >= begin && pattern < end; }
};

/// A stretch of a passage that a pattern may match in.
struct Window {
    Stretch place;
    std::uint32_t passage = 0;
};

/// A match, in which passage, and of which pattern.
struct Match {
    Stretch place;
    std::uint32_t passage = 0;
    std::uint32_t pattern = 0;
};

/// Patterns of a CheckSet, and the text that is held against them. Each is compiled when a text first has the words that it
/// requires, and is held against no more of the text than it may match.
class PatternShelf {
public:
    /// Holds those of the set's patterns that `wanted` says, by their numbers. The set must outlive it.
    PatternShelf(const CheckSet& set, const std::vector<char>& wanted);
    /// The same with more known of them than the set has.
    PatternShelf(const CheckSet& set, const PatternWords& words, const std::vector<char>& wanted);

    [[nodiscard]] const Pattern& pattern(std::uint32_t number);

    /// What the patterns are held against from now on. The draft must stay.
    void look_at(const Draft& draft);

    /// Where a pattern may match, in order.
    [[nodiscard]] const std::vector<Window>& windows(std::uint32_t pattern) const { return always_[pattern] != 0 ? passages_ : windows_[pattern]; }
    /// The first of these patterns at `from` or behind that may match anywhere; `range.end` where there is none.
    [[nodiscard]] std::uint32_t next_possible(const PatternRange& range, std::uint32_t from) const;
    [[nodiscard]] bool any_possible(const PatternRange& range) const { return next_possible(range, range.begin) != range.end; }

    /// Every match of these patterns, by pattern and place, until `each` returns false.
    template <typename Each>
    void for_each_match(const PatternRange& range, Each each);
    /// The same in one passage.
    [[nodiscard]] std::vector<Stretch> matches_in(const PatternRange& range, std::uint32_t passage);
    [[nodiscard]] bool any_match(const PatternRange& range);
    /// The groups of a match that was found in the draft.
    [[nodiscard]] std::vector<Pattern::Group> groups_of(const Match& match);

private:
    PatternShelf(const CheckSet& set, const std::vector<RequiredWords>& required, const std::vector<char>& stays_in_sentence, const std::vector<char>& wanted);
    template <typename Each>
    bool for_each_match_in(std::uint32_t number, const Window& window, Each each);
    [[nodiscard]] std::string_view seen_in(std::uint32_t passage) const { return draft_->plain(draft_->passages()[passage]); }
    void mark_possible(std::uint32_t pattern) { possible_[pattern / 64] |= std::uint64_t{1} << pattern % 64; }

    std::vector<const std::string*> texts_;
    std::vector<std::optional<Pattern>> compiled_;
    WordFinder words_;
    std::vector<char> always_;  ///< by pattern: it requires no words
    const Draft* draft_ = nullptr;
    std::vector<Window> passages_;
    std::vector<std::vector<Window>> windows_;  ///< by pattern
    std::vector<std::uint32_t> touched_;        ///< patterns with windows
    std::vector<std::uint64_t> possible_;       ///< by pattern, a bit each: it may match somewhere
};

template <typename Each>
bool PatternShelf::for_each_match_in(std::uint32_t number, const Window& window, Each each) {
    const std::size_t begin = draft_->passages()[window.passage].begin;
    // What lies behind a sentence is no matter to a pattern that stays in it: it never gets as far as the mark.
    const std::string_view seen = seen_in(window.passage).substr(0, window.place.end - begin);
    const Pattern& expression = pattern(number);
    std::size_t from = window.place.begin - begin;
    for (auto found = expression.find(seen, from); found; found = expression.find(seen, from)) {
        if (!each(Match{{begin + found->begin, begin + found->end}, window.passage, number})) return false;
        from = std::max(found->end, found->begin + 1);
    }
    return true;
}

template <typename Each>
void PatternShelf::for_each_match(const PatternRange& range, Each each) {
    for (auto number = next_possible(range, range.begin); number != range.end; number = next_possible(range, number + 1)) {
        for (const Window& window : windows(number)) {
            if (!for_each_match_in(number, window, each)) return;
        }
    }
}

}  // namespace amends
