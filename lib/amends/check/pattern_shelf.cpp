// SPDX-License-Identifier: MIT
#include <amends/check/pattern_shelf.hpp>

#include <algorithm>

namespace amends {

PatternShelf::PatternShelf(const CheckSet& set) : words_{set.words} {
    for_each_pattern_list(set, [&](const std::vector<std::string>& patterns) {
        for (const std::string& pattern : patterns) texts_.push_back(&pattern);
    });
    compiled_.resize(texts_.size());
    candidates_.resize(texts_.size());
    always_.resize(texts_.size());
    for (const std::uint32_t pattern : words_.without_words()) always_[pattern] = 1;
}

const Pattern& PatternShelf::pattern(std::uint32_t number) {
    auto& compiled = compiled_[number];
    if (!compiled) compiled.emplace(*texts_[number]);
    return *compiled;
}

void PatternShelf::look_at(const Draft& draft) {
    for (const std::uint32_t pattern : touched_) candidates_[pattern].clear();
    touched_.clear();
    draft_ = &draft;
    every_passage_.clear();
    for (std::uint32_t passage = 0; passage < draft.passages().size(); ++passage) {
        every_passage_.push_back(passage);
        words_.find(seen_in(passage), [&](std::uint32_t pattern) {
            if (candidates_[pattern].empty()) touched_.push_back(pattern);
            candidates_[pattern].push_back(passage);
        });
    }
}

bool PatternShelf::may_match(const PatternRange& range, std::uint32_t passage) const {
    for (std::uint32_t number = range.begin; number < range.end; ++number) {
        if (std::ranges::binary_search(candidates(number), passage)) return true;
    }
    return false;
}

std::vector<Stretch> PatternShelf::matches_in(const PatternRange& range, std::uint32_t passage) {
    std::vector<Stretch> all;
    for (std::uint32_t number = range.begin; number < range.end; ++number) {
        if (!std::ranges::binary_search(candidates(number), passage)) continue;
        for_each_match_in(number, passage, [&](const Match& match) {
            all.push_back(match.place);
            return true;
        });
    }
    return all;
}

bool PatternShelf::any_match(const PatternRange& range) {
    bool any = false;
    for_each_match(range, [&](const Match&) {
        any = true;
        return false;
    });
    return any;
}

std::vector<Pattern::Group> PatternShelf::groups_of(const Match& match) {
    const std::size_t begin = draft_->passages()[match.passage].begin;
    auto groups = pattern(match.pattern).groups(seen_in(match.passage), {match.place.begin - begin, match.place.end - begin});
    for (Pattern::Group& group : groups) group.place = {group.place.begin + begin, group.place.end + begin};
    return groups;
}

}  // namespace amends
