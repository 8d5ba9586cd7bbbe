// SPDX-License-Identifier: MIT
#include <amends/check/sight.hpp>

#include <bit>
#include <tuple>

namespace amends {
namespace {

constexpr std::uint32_t kBits = 64;

}  // namespace

void Sight::look_at(const Draft& draft) {
    draft_ = &draft;
    ++drafts_;
    windows_.clear();
    possible_.assign(shelf_.size() / kBits + 1, 0);
    for (std::uint32_t passage = 0; passage < draft.passages().size(); ++passage) {
        const Stretch& whole = draft.passages()[passage];
        for (const std::uint32_t pattern : shelf_.unconditional()) add_window({whole, passage, pattern});
        shelf_.find_possible(seen_in(passage), [&](std::uint32_t pattern, const Stretch& part) {
            add_window({{whole.begin + part.begin, whole.begin + part.end}, passage, pattern});
        });
    }
    std::ranges::sort(windows_, {}, [](const Window& one) { return std::tuple{one.pattern, one.place.begin}; });
}

void Sight::add_window(const Window& window) {
    windows_.push_back(window);
    possible_[window.pattern / kBits] |= std::uint64_t{1} << window.pattern % kBits;
}

std::span<const Window> Sight::windows(std::uint32_t pattern) const {
    return std::ranges::equal_range(windows_, pattern, {}, &Window::pattern);
}

std::uint32_t Sight::next_possible(const PatternRange& range, std::uint32_t from) const {
    while (from < range.end) {
        const std::uint64_t rest = possible_[from / kBits] >> from % kBits;
        if (rest != 0) return std::min(range.end, from + static_cast<std::uint32_t>(std::countr_zero(rest)));
        from = (from / kBits + 1) * kBits;
    }
    return range.end;
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
        const auto here = std::ranges::equal_range(windows(number), passage, {}, &Window::passage);
        for (const Window& window : here) {
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
    const std::size_t begin = draft_->passages()[match.passage].begin;
    auto groups = shelf_.pattern(match.pattern).groups(seen_in(match.passage), {match.place.begin - begin, match.place.end - begin});
    for (Pattern::Group& group : groups) group.place = {group.place.begin + begin, group.place.end + begin};
    return groups;
}

}  // namespace amends
