// SPDX-License-Identifier: MIT
// What must not stand in a draft, and what excuses it.
#include <algorithm>
#include <map>

#include <amends/check/checker.hpp>
#include <amends/check/examination.hpp>

namespace amends {
namespace {

constexpr std::size_t kMostMatches = 1000;  ///< of one check: beyond, one more says nothing new
constexpr std::ptrdiff_t kWordsBetween = 3;      ///< a negation reaches so far

/// The matches of some patterns passage by passage, found when a passage is first asked for.
class MatchesByPassage {
public:
    MatchesByPassage(Sight& sight, const PatternRange& range) : sight_{sight}, range_{range} {}
    const std::vector<Stretch>& in(std::uint32_t passage) {
        const auto known = found_.find(passage);
        if (known != found_.end()) return known->second;
        return found_.emplace(passage, sight_.matches_in(range_, passage)).first->second;
    }
    [[nodiscard]] bool none() const { return range_.empty(); }

private:
    Sight& sight_;
    PatternRange range_;
    std::map<std::uint32_t, std::vector<Stretch>> found_;
};

/// What may take the fault off a match.
class Excuses {
public:
    explicit Excuses(const Examination& examination)
        : examination_{examination},
          unless_{examination.sight, examination.patterns.unless},
          not_after_{examination.sight, examination.patterns.not_after},
          reasons_{examination.sight, examination.patterns.reason} {}

    bool excuse(const Match& match) {
        return lies_in_exception(match) || stands_after(match) || has_reason(match);
    }

private:
    const Draft& draft() const { return examination_.draft; }

    bool lies_in_exception(const Match& match) {
        if (unless_.none()) return false;
        return std::ranges::any_of(unless_.in(match.passage), [&](const Stretch& one) { return match.place.within(one); });
    }

    bool stands_after(const Match& match) {
        if (not_after_.none()) return false;
        const std::size_t sentence = draft().sentences()[draft().sentence_at(match.place.begin)].place.begin;
        return std::ranges::any_of(not_after_.in(match.passage), [&](const Stretch& one) {
            if (one.begin < sentence || one.end > match.place.begin) return false;
            const std::string_view between = draft().plain({one.end, match.place.begin});
            return std::ranges::count(between, ' ') <= kWordsBetween + 1;
        });
    }

    bool has_reason(const Match& match) {
        if (reasons_.none()) return false;
        const auto& sentences = draft().sentences();
        const std::size_t at = draft().sentence_at(match.place.begin);
        const auto within = static_cast<std::size_t>(examination_.check.reason_within);
        const std::size_t first = at - std::min(at, within);
        const std::size_t last = std::min(at + within, sentences.size() - 1);
        const auto& passages = draft().passages();
        const auto ends_behind = [&](const Stretch& one) { return one.end <= sentences[first].place.begin; };
        auto passage = static_cast<std::size_t>(std::ranges::partition_point(passages, ends_behind) - passages.begin());
        for (; passage < passages.size() && passages[passage].begin < sentences[last].place.end; ++passage) {
            const auto& found = reasons_.in(static_cast<std::uint32_t>(passage));
            const auto near = [&](const Stretch& one) {
                return one.begin >= sentences[first].place.begin && one.begin < sentences[last].place.end;
            };
            if (std::ranges::any_of(found, near)) return true;
        }
        return false;
    }

    const Examination& examination_;
    MatchesByPassage unless_, not_after_, reasons_;
};

/// The customer's own words, said back to them in quotation marks.
bool quotes_customer(const Examination& examination, const Match& match) {
    if (examination.heard.empty()) return false;
    const std::string quoted = plain_lower(examination.draft.quotation_around(match.place));
    return !quoted.empty() && examination.heard.find(quoted) != std::string_view::npos;
}

bool in_such_a_sentence(const Examination& examination, const Match& match) {
    if (!examination.check.in) return true;
    const Draft& draft = examination.draft;
    const bool question = draft.sentences()[draft.sentence_at(match.place.begin)].question;
    return question == (*examination.check.in == SentenceKind::question);
}

std::vector<Match> counted_matches(const Examination& examination) {
    std::vector<Match> matches;
    examination.sight.for_each_match(examination.patterns.flag, [&](const Match& match) {
        const bool counts = in_such_a_sentence(examination, match) && !examination.draft.in_link(match.place) &&
                            !quotes_customer(examination, match) && state_confirms(examination, match);
        if (counts) matches.push_back(match);
        return matches.size() < kMostMatches;
    });
    std::ranges::sort(matches, {}, [](const Match& match) { return match.place.begin; });
    return matches;
}

}  // namespace

std::vector<Stretch> flagged(const Examination& examination) {
    std::vector<Stretch> found;
    if (!examination.sight.any_possible(examination.patterns.flag)) return found;
    Excuses excuses{examination};
    for (const Match& match : counted_matches(examination)) {
        if (excuses.excuse(match)) continue;
        if (!found.empty() && found.back().overlaps(match.place)) {
            found.back().end = std::max(found.back().end, match.place.end);
        } else if (found.size() < kMostFindings) {
            found.push_back(match.place);
        }
    }
    const auto least = static_cast<std::size_t>(examination.check.at_least);
    if (found.size() < least) found.clear();
    if (least > 1) found.resize(std::min<std::size_t>(found.size(), 1));
    return found;
}

}  // namespace amends
