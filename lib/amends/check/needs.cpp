// SPDX-License-Identifier: MIT
// What must stand in a draft.
#include <algorithm>
#include <optional>

#include <amends/check/examination.hpp>

namespace amends {
namespace {

/// The passage as far as it counts, with what does not count blanked out.
class Counted {
public:
    Counted(const Examination& examination, std::uint32_t passage, std::size_t limit) : examination_{examination}, passage_{passage} {
        const Stretch& whole = examination.draft.passages()[passage];
        begin_ = whole.begin;
        text_ = examination.draft.plain({whole.begin, std::min(whole.end, limit)});
        for (const Stretch& empty_words : examination.sight.matches_in(examination.patterns.not_as, passage)) {
            blank(empty_words);
        }
        if (!blanked_.empty()) wording_.read(blanked_);
    }
    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] const Wording& wording() const { return blanked_.empty() ? examination_.sight.wording_of(passage_) : wording_; }
    [[nodiscard]] std::size_t begin() const { return begin_; }
    [[nodiscard]] std::uint32_t passage() const { return passage_; }
    /// All of a window counts, and nothing is blanked out in its passage.
    [[nodiscard]] bool shows(const Window& window) const { return blanked_.empty() && window.end <= begin_ + text_.size(); }

private:
    void blank(const Stretch& place) {
        if (blanked_.empty()) blanked_ = text_;
        const std::size_t from = std::min(place.begin - begin_, blanked_.size());
        const std::size_t to = std::min(place.end - begin_, blanked_.size());
        std::fill(blanked_.begin() + static_cast<std::ptrdiff_t>(from), blanked_.begin() + static_cast<std::ptrdiff_t>(to), ' ');
        text_ = blanked_;
    }
    const Examination& examination_;
    std::string_view text_;
    std::string blanked_;
    Wording wording_;  ///< of what is blanked
    std::size_t begin_ = 0;
    std::uint32_t passage_ = 0;
};

bool stands_in(const Examination& examination, const Counted& counted, const Window& window) {
    const auto counts = [&](const Stretch& place) { return !examination.draft.in_link(place); };
    if (counted.shows(window)) return !examination.sight.for_each_match_in(window, [&](const Match& match) { return !counts(match.place); });
    const std::string_view seen = counted.text().substr(0, window.end - counted.begin());
    std::size_t from = window.begin - counted.begin();
    const auto next = [&] { return examination.sight.find(window.pattern, seen, counted.wording(), from); };
    for (auto found = next(); found; found = next()) {
        if (counts({counted.begin() + found->begin, counted.begin() + found->end})) return true;
        from = std::max(found->end, found->begin + 1);
    }
    return false;
}

}  // namespace

bool is_missed(const Examination& examination) {
    const auto& [check, patterns, draft, situation, heard, sight, least] = examination;
    const std::size_t limit = check.first ? draft.end_of_first(static_cast<std::size_t>(*check.first)) : draft.plain().size();
    std::optional<Counted> counted;
    const auto counted_in = [&](std::uint32_t passage) -> const Counted& {
        if (!counted || counted->passage() != passage) counted.emplace(examination, passage, limit);
        return *counted;
    };
    for (auto number = sight.next_possible(patterns.need, patterns.need.begin); number != patterns.need.end; number = sight.next_possible(patterns.need, number + 1)) {
        for (const Window& window : sight.windows_of(number)) {
            if (window.begin >= limit) break;
            if (stands_in(examination, counted_in(window.passage), window)) return false;
        }
    }
    return true;
}

}  // namespace amends
