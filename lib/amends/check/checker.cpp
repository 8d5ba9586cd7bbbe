// SPDX-License-Identifier: MIT
#include <amends/check/checker.hpp>

#include <algorithm>

#include <amends/check/examination.hpp>

namespace amends {
namespace {

/// The level at which a check applies at a moment; nullopt: it does not.
std::optional<Level> level_at(const Check& check, ReplyMoment moment) {
    const auto named = [&](ReplyMoment one) { return std::ranges::find(check.on, one) != check.on.end(); };
    if (check.on.empty() || named(ReplyMoment::any) || named(moment)) return check.level;
    return check.elsewhere;
}

struct HeardPatterns {
    PatternRange words, unless;
};

/// Where in the draft a check finds fault, and at which level.
struct Fault {
    const Check* check = nullptr;
    Level level{};
    Stretch place;
};

}  // namespace

struct Checker::Engine {
    explicit Engine(CheckSet whole) : set{std::move(whole)}, shelf{set} {
        std::vector<PatternRange> ranges;
        std::uint32_t next = 0;
        for_each_pattern_list(set, [&](const std::vector<std::string>& list) {
            ranges.push_back({next, next + static_cast<std::uint32_t>(list.size())});
            next = ranges.back().end;
        });
        auto range = ranges.begin();
        for (std::size_t at = 0; at < set.checks.size(); ++at, range += 8) {
            patterns.push_back({range[0], range[1], range[2], range[3], range[4], range[5], range[6], range[7]});
        }
        for (std::size_t at = 0; at < set.heard.size(); ++at, range += 2) heard_patterns.push_back({range[0], range[1]});
    }

    /// Holds `said`, `unsaid` and `heard:` against what the customer wrote; nothing is done when it was done last.
    void listen(const std::vector<std::string>& heard);
    [[nodiscard]] Facts read_facts();
    void examine(std::size_t at, Level level, const Draft& draft, const Situation& situation, std::vector<Fault>& to);

    CheckSet set;
    PatternShelf shelf;
    std::vector<CheckPatterns> patterns;        ///< by check
    std::vector<HeardPatterns> heard_patterns;  ///< by line of `heard:`
    std::vector<std::string> listened;          ///< the messages of the customer
    std::string said;                           ///< the same in one text
    std::string said_lower;                     ///< the same, plain, in lower case
    std::optional<Draft> said_draft;
    std::vector<char> fits;                     ///< by check: what was said lets it apply
    Facts facts;                                ///< what was said tells of kind and mood
};

void Checker::Engine::listen(const std::vector<std::string>& heard) {
    if (!fits.empty() && heard == listened) return;
    listened = heard;
    said.clear();
    for (const std::string& message : heard) said.append(message).append("\n\n");
    said_draft.emplace(said);
    said_lower = plain_lower(said);
    shelf.look_at(*said_draft);
    fits.assign(set.checks.size(), 1);
    for (std::size_t at = 0; at < set.checks.size(); ++at) {
        const bool wanted = patterns[at].said.empty() || shelf.any_match(patterns[at].said);
        fits[at] = wanted && !shelf.any_match(patterns[at].unsaid) ? 1 : 0;
    }
    facts = read_facts();
}

Facts Checker::Engine::read_facts() {
    std::optional<Kind> kind;
    std::optional<Mood> mood;
    for (std::size_t at = 0; at < set.heard.size() && !(kind && mood); ++at) {
        const HeardRule& rule = set.heard[at];
        const bool tells = (rule.kind && !kind) || (rule.mood && !mood);
        if (!tells || !shelf.any_match(heard_patterns[at].words) || shelf.any_match(heard_patterns[at].unless)) continue;
        if (!kind) kind = rule.kind;
        if (!mood) mood = rule.mood;
    }
    return {.kind = kind.value_or(Kind::complaint), .mood = mood.value_or(Mood::upset)};
}

void Checker::Engine::examine(std::size_t at, Level level, const Draft& draft, const Situation& situation, std::vector<Fault>& to) {
    const Check& check = set.checks[at];
    const Examination examination{check, patterns[at], draft, situation, said_lower, shelf, set.options_at_least};
    if (!check.flag.empty()) {
        for (const Stretch& place : flagged(examination)) to.push_back({&check, level, place});
    }
    const bool alone = check.state == StateTest::wish_answered;  // its `need` is one way of answering
    const bool missed = !check.need.empty() && !alone && is_missed(examination);
    if (missed || state_finds_fault(examination)) to.push_back({&check, level, draft.beginning()});
}

Checker::Checker(CheckSet set) : engine_{std::make_unique<Engine>(std::move(set))} {}
Checker::~Checker() = default;
Checker::Checker(Checker&&) noexcept = default;
Checker& Checker::operator=(Checker&&) noexcept = default;

const std::vector<Check>& Checker::checks() const { return engine_->set.checks; }

Facts Checker::facts_of(const std::vector<std::string>& heard) {
    engine_->listen(heard);
    return engine_->facts;
}

Findings Checker::check(std::string_view text, const Situation& situation) {
    Engine& engine = *engine_;
    engine.listen(situation.heard);
    const Draft draft{text};
    engine.shelf.look_at(draft);
    std::vector<Fault> faults;
    for (std::size_t at = 0; at < engine.set.checks.size(); ++at) {
        const Check& check = engine.set.checks[at];
        const auto level = level_at(check, situation.moment);
        const bool applies = level && engine.fits[at] != 0 && holds(check.when, situation.facts) && state_applies(check, situation);
        if (applies) engine.examine(at, *level, draft, situation, faults);
    }
    std::ranges::stable_sort(faults, {}, [](const Fault& fault) { return fault.place.begin; });
    std::vector<Stretch> stretches;
    stretches.reserve(faults.size());
    for (const Fault& fault : faults) stretches.push_back(fault.place);
    const auto places = draft.places_of(stretches);
    Findings findings;
    findings.reserve(faults.size());
    for (std::size_t at = 0; at < faults.size(); ++at) findings.push_back({faults[at].check, faults[at].level, places[at]});
    return findings;
}

}  // namespace amends
