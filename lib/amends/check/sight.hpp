// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <amends/check/draft.hpp>
#include <amends/check/pattern_shelf.hpp>
#include <amends/check/wording.hpp>

namespace amends {

/// A stretch of a passage that a pattern may match in.
struct Window {
    std::uint32_t begin = 0, end = 0;
    KnownMatches* known = nullptr;  ///< where it is a sentence that was met before: the matches in it
    std::uint32_t passage = 0;
    std::uint32_t pattern = 0;
};

/// A match, in which passage, and of which pattern.
struct Match {
    Stretch place;
    std::uint32_t passage = 0;
    std::uint32_t pattern = 0;
};

/// A draft as the patterns of a shelf look at it: each is held against no more of the text than it may match.
class Sight {
public:
    explicit Sight(PatternShelf& shelf) : shelf_{shelf} {}

    /// What is looked at from now on. The draft must stay.
    void look_at(const Draft& draft);

    /// Where a pattern may match, by place.
    [[nodiscard]] std::span<const Window> windows_of(std::uint32_t pattern) const {
        const auto [first, last] = std::ranges::equal_range(windows_, pattern, {}, &Window::pattern);
        return {first, last};
    }
    /// The first of these patterns at `from` or behind that may match anywhere; `range.end` where there is none.
    [[nodiscard]] std::uint32_t next_possible(const PatternRange& range, std::uint32_t from) const {
        while (from < range.end) {
            const std::uint64_t rest = possible_[from / kBits] >> from % kBits;
            if (rest != 0) return std::min(range.end, from + static_cast<std::uint32_t>(std::countr_zero(rest)));
            from = (from / kBits + 1) * kBits;
        }
        return range.end;
    }
    [[nodiscard]] bool any_possible(const PatternRange& range) const { return next_possible(range, range.begin) != range.end; }

    /// The first match of a pattern that begins at `from` or behind in a part of the draft, in which other words may be left out.
    [[nodiscard]] std::optional<Stretch> find(std::uint32_t number, const Excerpt& part, std::size_t from) const {
        return shelf_.find(number, wording_, part, from);
    }
    [[nodiscard]] const Pattern& pattern(std::uint32_t number) const { return shelf_.pattern(number); }

    /// Every match of these patterns, by pattern and place, until `each` returns false.
    template <typename Each>
    void for_each_match(const PatternRange& range, Each each);
    /// Every match in one window, by place, until `each` returns false; then it returns that.
    template <typename Each>
    bool for_each_match_in(const Window& window, Each each);
    /// The matches of these patterns in one passage.
    [[nodiscard]] std::vector<Stretch> matches_in(const PatternRange& range, std::uint32_t passage);
    [[nodiscard]] bool any_match(const PatternRange& range);
    /// The groups of a match that was found in the draft.
    [[nodiscard]] std::vector<Pattern::Group> groups_of(const Match& match) const;

private:
    template <typename Each>
    bool search(const Window& window, Each each);
    void work_out(const Window& window);
    void add_window(std::uint32_t pattern, std::uint32_t passage, const Stretch& place, KnownMatches* known);

    static constexpr std::uint32_t kBits = 64;

    PatternShelf& shelf_;
    const Draft* draft_ = nullptr;
    std::vector<Window> windows_;          ///< by pattern and place
    std::vector<std::uint64_t> possible_;  ///< by pattern, a bit each: it has windows
    Wording wording_;
};

template <typename Each>
bool Sight::for_each_match_in(const Window& window, Each each) {
    if (window.known == nullptr) return search(window, each);
    if (!window.known->worked_out) work_out(window);
    for (const Stretch& place : window.known->places) {
        if (!each(Match{{window.begin + place.begin, window.begin + place.end}, window.passage, window.pattern})) return false;
    }
    return true;
}

template <typename Each>
bool Sight::search(const Window& window, Each each) {
    // What lies behind a sentence is no matter to a pattern that stays in it: it never gets as far as the mark.
    const std::size_t begin = draft_->passages()[window.passage].begin;
    const Excerpt seen{draft_->plain({begin, window.end}), begin};
    std::size_t from = window.begin;
    for (auto found = find(window.pattern, seen, from); found; found = find(window.pattern, seen, from)) {
        if (!each(Match{*found, window.passage, window.pattern})) return false;
        from = std::max(found->end, found->begin + 1);
    }
    return true;
}

template <typename Each>
void Sight::for_each_match(const PatternRange& range, Each each) {
    for (auto number = next_possible(range, range.begin); number != range.end; number = next_possible(range, number + 1)) {
        for (const Window& window : windows_of(number)) {
            if (!for_each_match_in(window, each)) return;
        }
    }
}

}  // namespace amends
