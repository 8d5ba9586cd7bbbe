// SPDX-License-Identifier: MIT
#include <amends/check/sight.hpp>

#include <utility>

namespace amends {

void Sight::look_at(const Draft& draft) {
    draft_ = &draft;
    windows_.clear();
    possible_.assign(shelf_.size() / kBits + 1, 0);
    for (std::uint32_t passage = 0; passage < draft.passages().size(); ++passage) {
        for (const std::uint32_t pattern : shelf_.unconditional()) add_window(pattern, passage, draft.passages()[passage], nullptr);
    }
    wording_.read(draft.plain(), draft.passages());
    shelf_.find_possible(wording_, [&](std::uint32_t pattern, std::uint32_t passage, const Stretch& part, KnownMatches* known) {
        add_window(pattern, passage, part, known);
    });
    std::ranges::sort(windows_, {}, [](const Window& window) { return std::pair{window.pattern, window.begin}; });
}

void Sight::add_window(std::uint32_t pattern, std::uint32_t passage, const Stretch& place, KnownMatches* known) {
    windows_.push_back({static_cast<std::uint32_t>(place.begin), static_cast<std::uint32_t>(place.end), known, passage, pattern});
    possible_[pattern / kBits] |= std::uint64_t{1} << pattern % kBits;
}

void Sight::work_out(const Window& window) {
    KnownMatches& known = *window.known;
    search(window, [&](const Match& match) {
        known.places.push_back({match.place.begin - window.begin, match.place.end - window.begin});
        return true;
    });
    known.worked_out = true;
}

std::vector<Stretch> Sight::matches_in(const PatternRange& range, std::uint32_t passage) {
    std::vector<Stretch> all;
    for (auto number = next_possible(range, range.begin); number != range.end; number = next_possible(range, number + 1)) {
        for (const Window& window : std::ranges::equal_range(windows_of(number), passage, {}, &Window::passage)) {
            for_each_match_in(window, [&](const Match& match) {
                all.push_back(match.place);
                return true;
            });
        }
    }
    return all;
}

bool Sight::any_match(const PatternRange& range) {
    bool any = false;
    for_each_match(range, [&](const Match&) {
        any = true;
        return false;
    });
    return any;
}

std::vector<Pattern::Group> Sight::groups_of(const Match& match) const {
    const Stretch& passage = draft_->passages()[match.passage];
    const std::size_t begin = passage.begin;
    auto groups = shelf_.pattern(match.pattern).groups(draft_->plain(passage), {match.place.begin - begin, match.place.end - begin});
    for (Pattern::Group& group : groups) group.place = {group.place.begin + begin, group.place.end + begin};
    return groups;
}

}  // namespace amends
