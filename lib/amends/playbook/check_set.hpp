// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include <amends/playbook/model.hpp>
#include <amends/playbook/required_words.hpp>

namespace amends {

/// The checks of a playbook with what is worked out from their patterns once, when it is adopted: what `check` needs.
struct CheckSet {
    std::vector<Check> checks;
    std::vector<HeardRule> heard;
    int options_at_least = 3;
    std::vector<RequiredWords> words;  ///< one a pattern, in the order of `for_each_pattern`
    bool operator==(const CheckSet&) const = default;
};

CheckSet check_set_of(const Playbook& playbook);

/// Calls `each` with every list of patterns, in an order that never changes.
void for_each_pattern_list(auto& set, auto each) {
    for (auto& check : set.checks) {
        each(check.flag);
        each(check.unless);
        each(check.not_after);
        each(check.reason);
        each(check.need);
        each(check.not_as);
        each(check.said);
        each(check.unsaid);
    }
    for (auto& rule : set.heard) {
        each(rule.words);
        each(rule.unless);
    }
}

}  // namespace amends
