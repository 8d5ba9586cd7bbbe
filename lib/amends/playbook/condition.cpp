// SPDX-License-Identifier: MIT
#include <amends/playbook/condition.hpp>

#include <algorithm>

namespace amends {
namespace {

template <typename Word>
bool is_one_of(Word word, const std::vector<Word>& any_of) {
    return std::ranges::find(any_of, word) != any_of.end();
}

bool holds_one(const KindIs& test, const Facts& facts) { return is_one_of(facts.kind, test.any_of); }
bool holds_one(const MoodIs& test, const Facts& facts) { return is_one_of(facts.mood, test.any_of); }
bool holds_one(const ChannelIs& test, const Facts& facts) { return is_one_of(facts.channel, test.any_of); }
bool holds_one(const PriorityIs& test, const Facts& facts) { return is_one_of(facts.priority, test.any_of); }
bool holds_one(const OutcomeIs& test, const Facts& facts) { return facts.outcome && is_one_of(*facts.outcome, test.any_of); }
bool holds_one(const ValueAtLeast& test, const Facts& facts) { return facts.value && *facts.value >= test.least; }
bool holds_one(const ContactsAtLeast& test, const Facts& facts) { return facts.contacts >= test.least; }
bool holds_one(const HandoversAtLeast& test, const Facts& facts) { return facts.handovers >= test.least; }

}  // namespace

bool holds(const Condition& condition, const Facts& facts) {
    const auto met = [&](const Test& test) {
        return std::visit([&](const auto& one) { return holds_one(one, facts); }, test);
    };
    const bool excluded = !condition.unless.empty() && std::ranges::all_of(condition.unless, met);
    return !excluded && std::ranges::all_of(condition.all, met);
}

}  // namespace amends
