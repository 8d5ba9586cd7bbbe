// SPDX-License-Identifier: MIT
#include <amends/check/engine.hpp>

#include <algorithm>
#include <functional>

#include <amends/playbook/sharp_words.hpp>

namespace amends {
namespace {

/// The level at which a check applies to a draft; nullopt: it does not.
std::optional<Level> level_for(const Check& check, const Situation& situation) {
    const auto named = [&](ReplyMoment one) { return std::ranges::find(check.on, one) != check.on.end(); };
    const bool owed_at_last = situation.first_answer && situation.moment == ReplyMoment::final && !check.need.empty();
    if (check.on.empty() || named(ReplyMoment::any) || named(situation.moment)) return check.level;
    return owed_at_last && named(ReplyMoment::first) ? check.level : check.elsewhere;
}

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

Findings findings_of(Case& one) {
    std::ranges::stable_sort(one.faults, {}, [](const Fault& fault) { return fault.place.begin; });
    std::vector<Stretch> stretches;
    stretches.reserve(one.faults.size());
    for (const Fault& fault : one.faults) stretches.push_back(fault.place);
    const auto places = one.draft.places_of(stretches);
    Findings findings;
    findings.reserve(one.faults.size());
    for (std::size_t at = 0; at < one.faults.size(); ++at) findings.push_back({one.faults[at].check, one.faults[at].level, places[at]});
    return findings;
}

CheckEngine::CheckEngine(CheckSet whole)
    : set_{std::move(whole)}, shelf_{set_, others(patterns_of_heard(set_))}, heard_shelf_{set_, patterns_of_heard(set_)} {
    std::vector<PatternRange> ranges;
    std::uint32_t next = 0;
    for_each_pattern_list(set_, [&](const std::vector<std::string>& list) {
        ranges.push_back({next, next + static_cast<std::uint32_t>(list.size())});
        next = ranges.back().end;
    });
    auto range = ranges.begin();
    for (std::size_t at = 0; at < set_.checks.size(); ++at, range += kListsOfCheck) {
        patterns_.push_back({range[0], range[1], range[2], range[3], range[4], range[5], range[6], range[7]});
    }
    for (std::size_t at = 0; at < set_.heard.size(); ++at, range += 2) heard_patterns_.push_back({range[0], range[1]});
}

void CheckEngine::listen(const std::vector<Hearing*>& hearings) const {
    for (Hearing* hearing : hearings) hearing->fits.assign(set_.checks.size(), 1);
    for (std::size_t check = 0; check < set_.checks.size(); ++check) {
        for (Hearing* hearing : hearings) let_apply(check, *hearing);
    }
    for (std::size_t rule = 0; rule < set_.heard.size(); ++rule) {
        for (Hearing* hearing : hearings) learn(rule, *hearing);
    }
}

void CheckEngine::let_apply(std::size_t check, Hearing& hearing) const {
    const PatternRange& said = patterns_[check].said;
    const PatternRange& unsaid = patterns_[check].unsaid;
    const bool wanted = said.empty() || hearing.sight().any_match(said);
    hearing.fits[check] = wanted && !hearing.sight().any_match(unsaid) ? 1 : 0;
}

void CheckEngine::learn(std::size_t number, Hearing& hearing) const {
    const HeardRule& rule = set_.heard[number];
    const bool tells = (rule.kind && !hearing.kind) || (rule.mood && !hearing.mood);
    if (!tells || !hearing.sight().any_match(heard_patterns_[number].words) || hearing.sight().any_match(heard_patterns_[number].unless)) return;
    if (!hearing.kind) hearing.kind = rule.kind;
    if (!hearing.mood) hearing.mood = rule.mood;
}

void CheckEngine::examine(const std::vector<Case*>& all) const {
    for (std::size_t check = 0; check < set_.checks.size(); ++check) {
        for (Case* one : all) examine(check, *one);
    }
}

void CheckEngine::examine(std::size_t number, Case& one) const {
    const Check& check = set_.checks[number];
    const Situation& situation = *one.situation;
    const bool may_flag = one.sight.any_possible(patterns_[number].flag);
    const bool alone = check.state == StateTest::wish_answered;  // its `need` is one way of answering
    const bool may_miss = !check.need.empty() && !alone;
    if (!may_flag && !may_miss && !finds_without_words(check)) return;
    const auto level = level_for(check, situation);
    if (!level || one.hearing.fits[number] == 0 || !holds(check.when, situation.facts) || !state_applies(check, situation)) return;
    const Examination examination{check, patterns_[number], one.draft, situation, one.hearing.lower(), one.sight, set_.options_at_least};
    if (may_flag) {
        for (const Stretch& place : flagged(examination)) one.faults.push_back({&check, *level, place});
    }
    if ((may_miss && is_missed(examination)) || state_finds_fault(examination)) one.faults.push_back({&check, *level, one.draft.beginning()});
}

void CheckEngine::expect(std::size_t more) {
    if (shelf_.full() || heard_shelf_.full()) forget();
    if (!sharpened_ && drafts_ >= kFirstPortion) sharpen();
    drafts_ += more;
}

void CheckEngine::sharpen() {
    std::vector<char> met = shelf_.met();
    std::ranges::transform(met, heard_shelf_.met(), met.begin(), std::logical_or<>{});
    const SharpWords words = sharp_words(set_, met);
    shelf_ = PatternShelf{set_, words, others(patterns_of_heard(set_))};
    heard_shelf_ = PatternShelf{set_, words, patterns_of_heard(set_)};
    sharpened_ = true;
    forget();
}

void CheckEngine::forget() {
    shelf_.forget();
    heard_shelf_.forget();
    for (const auto& one : cases_) one->hearing.forget();
}

std::vector<Case*> CheckEngine::cases(std::size_t count) {
    while (cases_.size() < count) cases_.push_back(std::make_unique<Case>(shelf_, heard_shelf_));
    std::vector<Case*> those;
    those.reserve(count);
    for (std::size_t at = 0; at < count; ++at) those.push_back(cases_[at].get());
    return those;
}

}  // namespace amends
