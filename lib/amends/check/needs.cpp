// SPDX-License-Identifier: MIT
// What must stand in a draft.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include <amends/check/byte_mask.hpp>
#include <amends/check/examination.hpp>
#include <amends/playbook/required_words.hpp>

namespace amends {
namespace {

/// Stands for a sign that does not count: no letter, no blank and no mark.
constexpr char kStruckOut = '\x1f';

/// The passage as far as it counts, with what does not count struck out. All other words and sentences stand as they stood, so
/// that what is known of the whole passage (its windows, its wording) holds for it.
class Counted {
public:
    Counted(const Examination& examination, std::uint32_t passage, std::size_t limit) : passage_{passage} {
        const Stretch& whole = examination.draft.passages()[passage];
        begin_ = whole.begin;
        written_ = examination.draft.plain({whole.begin, std::min(whole.end, limit)});
        const auto all_empty_words = examination.sight.matches_in(examination.patterns.not_as, passage);
        if (all_empty_words.empty()) return;
        left_over_ = written_;
        for (const Stretch& empty_words : all_empty_words) strike_out({empty_words.begin - whole.begin, empty_words.end - whole.begin});
    }
    [[nodiscard]] std::uint32_t passage() const { return passage_; }
    /// What counts of the passage, up to a place.
    [[nodiscard]] Excerpt until(std::size_t end) const { return {counted().substr(0, end - begin_), begin_}; }
    /// All of a window counts, and nothing is struck out in its passage.
    [[nodiscard]] bool shows(const Window& window) const { return left_over_.empty() && window.end <= begin_ + written_.size(); }

private:
    [[nodiscard]] std::string_view counted() const { return left_over_.empty() ? written_ : left_over_; }
    /// With the rest of the words that it cuts.
    void strike_out(Stretch place) {
        place.end = std::min(place.end, written_.size());
        while (place.begin > 0 && place.begin < place.end && in_word(place.begin)) --place.begin;
        while (place.end < written_.size() && place.begin < place.end && in_word(place.end)) ++place.end;
        for (std::size_t at = place.begin; at < place.end; ++at) {
            if (end_mark(static_cast<unsigned char>(left_over_[at])) == 0) left_over_[at] = kStruckOut;
        }
    }
    /// Not at its beginning.
    [[nodiscard]] bool in_word(std::size_t place) const { return is_word_byte(written_[place - 1]) && is_word_byte(written_[place]); }

    std::string_view written_;
    std::string left_over_;  ///< of it; empty where all counts
    std::size_t begin_ = 0;
    std::uint32_t passage_ = 0;
};

bool stands_in(const Examination& examination, const Counted& counted, const Window& window) {
    const auto counts = [&](const Stretch& place) { return !examination.draft.in_link(place); };
    if (counted.shows(window)) return !examination.sight.for_each_match_in(window, [&](const Match& match) { return !counts(match.place); });
    const Excerpt seen = counted.until(window.end);
    std::size_t from = window.begin;
    for (auto found = examination.sight.find(window.pattern, seen, from); found; found = examination.sight.find(window.pattern, seen, from)) {
        if (counts(*found)) return true;
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
