// SPDX-License-Identifier: MIT
#include <amends/check/checker.hpp>

#include <algorithm>

#include <amends/check/examination.hpp>
#include <amends/playbook/sharp_words.hpp>

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

constexpr std::size_t kListsOfCheck = 8;  ///< of patterns, `said` and `unsaid` last

/// By pattern: whether it is held against the customer's words.
std::vector<char> patterns_of_heard(const CheckSet& set) {
    std::vector<char> heard;
    const auto add = [&](const std::vector<std::string>& list, char value) { heard.insert(heard.end(), list.size(), value); };
    std::size_t number = 0;
    for_each_pattern_list(set, [&](const std::vector<std::string>& list) {
        const std::size_t of_check = number++ % kListsOfCheck;
        add(list, number > set.checks.size() * kListsOfCheck || of_check >= kListsOfCheck - 2 ? 1 : 0);
    });
    return heard;
}

std::vector<char> others(std::vector<char> patterns) {
    for (char& one : patterns) one = one == 0 ? 1 : 0;
    return patterns;
}

}  // namespace

struct Checker::Engine {
    explicit Engine(CheckSet whole) : set{std::move(whole)}, shelf{set, others(patterns_of_heard(set))}, heard_shelf{set, patterns_of_heard(set)} {
        std::vector<PatternRange> ranges;
        std::uint32_t next = 0;
        for_each_pattern_list(set, [&](const std::vector<std::string>& list) {
            ranges.push_back({next, next + static_cast<std::uint32_t>(list.size())});
            next = ranges.back().end;
        });
        auto range = ranges.begin();
        for (std::size_t at = 0; at < set.checks.size(); ++at, range += kListsOfCheck) {
            patterns.push_back({range[0], range[1], range[2], range[3], range[4], range[5], range[6], range[7]});
        }
        for (std::size_t at = 0; at < set.heard.size(); ++at, range += 2) heard_patterns.push_back({range[0], range[1]});
    }

    /// Holds `said`, `unsaid` and `heard:` against what the customer wrote; nothing is done when it was done last.
    void listen(const std::vector<std::string>& heard);
    [[nodiscard]] Facts read_facts();
    void examine(std::size_t at, Level level, const Draft& draft, const Situation& situation, std::vector<Fault>& to);

    /// Works out more of the patterns: it pays from some dozens of drafts on.
    void sharpen();

    CheckSet set;
    std::size_t drafts = 0;    ///< that were checked
    PatternShelf shelf;        ///< looks at a draft
    PatternShelf heard_shelf;  ///< looks at what the customer wrote
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
    said_lower = in_one_line(std::string{said_draft->plain()});
    heard_shelf.look_at(*said_draft);
    fits.assign(set.checks.size(), 1);
    for (std::size_t at = 0; at < set.checks.size(); ++at) {
        const bool wanted = patterns[at].said.empty() || heard_shelf.any_match(patterns[at].said);
        fits[at] = wanted && !heard_shelf.any_match(patterns[at].unsaid) ? 1 : 0;
    }
    facts = read_facts();
}

void Checker::Engine::sharpen() {
    const PatternWords words = sharp_words(set);
    shelf = PatternShelf{set, words, others(patterns_of_heard(set))};
    heard_shelf = PatternShelf{set, words, patterns_of_heard(set)};
}

Facts Checker::Engine::read_facts() {
    std::optional<Kind> kind;
    std::optional<Mood> mood;
    for (std::size_t at = 0; at < set.heard.size() && !(kind && mood); ++at) {
        const HeardRule& rule = set.heard[at];
        const bool tells = (rule.kind && !kind) || (rule.mood && !mood);
        if (!tells || !heard_shelf.any_match(heard_patterns[at].words) || heard_shelf.any_match(heard_patterns[at].unless)) continue;
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
    constexpr std::size_t kMany = 50;
    Engine& engine = *engine_;
    if (++engine.drafts == kMany) engine.sharpen();
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
