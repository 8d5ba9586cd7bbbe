// SPDX-License-Identifier: MIT
#include <amends/check/pattern_shelf.hpp>

#include <bit>

namespace amends {
namespace {

constexpr std::uint32_t kBits = 64;

}  // namespace

PatternShelf::PatternShelf(const CheckSet& set, const std::vector<char>& wanted) : PatternShelf{set, set.words, {}, wanted} {}

PatternShelf::PatternShelf(const CheckSet& set, const PatternWords& words, const std::vector<char>& wanted)
    : PatternShelf{set, words.required, words.stays_in_sentence, wanted} {}

PatternShelf::PatternShelf(const CheckSet& set, const std::vector<RequiredWords>& required, const std::vector<char>& stays_in_sentence,
                           const std::vector<char>& wanted)
    : words_{required, stays_in_sentence, wanted} {
    for_each_pattern_list(set, [&](const std::vector<std::string>& patterns) {
        for (const std::string& pattern : patterns) texts_.push_back(&pattern);
    });
    compiled_.resize(texts_.size());
    windows_.resize(texts_.size());
    always_.resize(texts_.size());
    possible_.resize(texts_.size() / kBits + 1);
    for (std::uint32_t pattern = 0; pattern < texts_.size(); ++pattern) {
        always_[pattern] = wanted[pattern] != 0 && required[pattern].empty() ? 1 : 0;
        if (always_[pattern] != 0) mark_possible(pattern);
    }
}

const Pattern& PatternShelf::pattern(std::uint32_t number) {
    auto& compiled = compiled_[number];
    if (!compiled) compiled.emplace(*texts_[number]);
    return *compiled;
}

void PatternShelf::look_at(const Draft& draft) {
    for (const std::uint32_t pattern : touched_) {
        windows_[pattern].clear();
        possible_[pattern / kBits] &= ~(std::uint64_t{1} << pattern % kBits);
    }
    touched_.clear();
    draft_ = &draft;
    passages_.clear();
    for (std::uint32_t passage = 0; passage < draft.passages().size(); ++passage) {
        const Stretch& whole = draft.passages()[passage];
        passages_.push_back({whole, passage});
        words_.find(seen_in(passage), [&](std::uint32_t pattern, const Stretch& part) {
            if (windows_[pattern].empty()) touched_.push_back(pattern);
            mark_possible(pattern);
            windows_[pattern].push_back({{whole.begin + part.begin, whole.begin + part.end}, passage});
        });
    }
}

std::uint32_t PatternShelf::next_possible(const PatternRange& range, std::uint32_t from) const {
    while (from < range.end) {
        const std::uint64_t rest = possible_[from / kBits] >> from % kBits;
        if (rest != 0) return std::min(range.end, from + static_cast<std::uint32_t>(std::countr_zero(rest)));
        from = (from / kBits + 1) * kBits;
    }
    return range.end;
}

std::vector<Stretch> PatternShelf::matches_in(const PatternRange& range, std::uint32_t passage) {
    std::vector<Stretch> all;
    for (auto number = next_possible(range, range.begin); number != range.end; number = next_possible(range, number + 1)) {
        const auto here = std::ranges::equal_range(windows(number), passage, {}, &Window::passage);
        for (const Window& window : here) {
            for_each_match_in(number, window, [&](const Match& match) {
                all.push_back(match.place);
                return true;
            });
        }
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
