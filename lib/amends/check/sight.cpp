// SPDX-License-Identifier: MIT
#include <amends/check/sight.hpp>

namespace amends {

void Sight::look_at(const Draft& draft) {
    draft_ = &draft;
    ++drafts_;
    windows_.clear();
    chains_.resize(shelf_.size());
    possible_.assign(shelf_.size() / kBits + 1, 0);
    for (std::uint32_t passage = 0; passage < draft.passages().size(); ++passage) {
        const Stretch& whole = draft.passages()[passage];
        for (const std::uint32_t pattern : shelf_.unconditional()) add_window(pattern, whole, passage, nullptr);
        shelf_.find_possible(seen_in(passage), [&](std::uint32_t pattern, const Stretch& part, KnownMatches* known) {
            add_window(pattern, {whole.begin + part.begin, whole.begin + part.end}, passage, known);
        });
    }
}

void Sight::add_window(std::uint32_t pattern, const Stretch& place, std::uint32_t passage, KnownMatches* known) {
    windows_.push_back({static_cast<std::uint32_t>(place.begin), static_cast<std::uint32_t>(place.end), known, passage, pattern, 0});
    const auto number = static_cast<std::uint32_t>(windows_.size());
    auto& [first, last, reached] = chains_[pattern];
    if (is_possible(pattern)) {
        windows_[last - 1].next = number;
    } else {
        first = reached = number;
        possible_[pattern / kBits] |= std::uint64_t{1} << pattern % kBits;
    }
    last = number;
}

const Window* Sight::window_from(std::uint32_t pattern, std::uint32_t passage) {
    Chain& chain = chains_[pattern];
    if (windows_[chain.reached - 1].passage >= passage) chain.reached = chain.first;
    const Window* window = &windows_[chain.reached - 1];
    while (window != nullptr && window->passage < passage) {
        chain.reached = static_cast<std::uint32_t>(window - windows_.data()) + 1;
        window = next_window(*window);
    }
    return window;
}

void Sight::work_out(const Window& window) {
    KnownMatches& known = *window.known;
    search(window, [&](const Match& match) {
        known.places.push_back({match.place.begin - window.begin, match.place.end - window.begin});
        return true;
    });
    known.worked_out = true;
}

const WordStarts& Sight::starts_in(std::uint32_t passage) {
    if (starts_.size() <= passage) starts_.resize(passage + 1);
    auto& [starts, draft] = starts_[passage];
    if (draft != drafts_) starts.read(seen_in(passage));
    draft = drafts_;
    return starts;
}

std::vector<Stretch> Sight::matches_in(const PatternRange& range, std::uint32_t passage) {
    std::vector<Stretch> all;
    for (auto number = next_possible(range, range.begin); number != range.end; number = next_possible(range, number + 1)) {
        for (const Window* window = window_from(number, passage); window != nullptr && window->passage == passage; window = next_window(*window)) {
            for_each_match_in(*window, [&](const Match& match) {
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
    const std::size_t begin = draft_->passages()[match.passage].begin;
    auto groups = shelf_.pattern(match.pattern).groups(seen_in(match.passage), {match.place.begin - begin, match.place.end - begin});
    for (Pattern::Group& group : groups) group.place = {group.place.begin + begin, group.place.end + begin};
    return groups;
}

}  // namespace amends
