// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <amends/playbook/model.hpp>

namespace amends {

/// A rule of recovery.
struct Rule {
    std::string_view id;       ///< `ABC-Q`
    std::string_view title;    ///< one sentence
    std::string_view held_by;  ///< what in the program holds it today: `command acknowledge, clock update`, or empty
    std::string_view to_come;  ///< what will hold it besides, or empty
};

/// All 72, in the order TEN, AMAZE, ABC, KEYS, SURE, CALM.
std::span<const Rule> rules();
const Rule* find_rule(std::string_view id);

struct RuleHeld {
    const Rule* rule = nullptr;
    std::vector<std::string> held_by;  ///< `step apologize`, `clock respond`, `command acknowledge`
    std::vector<std::string> to_come;  ///< `check apologize`, and what later versions bring
};

/// Every rule with what holds it under this playbook, which must have its checks; an empty `held_by` means: not held.
std::vector<RuleHeld> held_rules(const Playbook& playbook);

}  // namespace amends
