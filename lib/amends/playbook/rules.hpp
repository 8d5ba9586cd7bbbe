// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <amends/playbook/model.hpp>

namespace amends {

/// A rule of recovery. `commands` and `clocks` name what in the program itself holds it today.
struct Rule {
    std::string_view id;     ///< `ABC-Q`
    std::string_view title;  ///< one sentence
    std::span<const std::string_view> held_by;  ///< `command acknowledge`, `clock respond`: what the program has today
    std::string_view to_come;                   ///< what will hold it besides, or empty
};

/// All 72, in the order TEN, AMAZE, ABC, KEYS, SURE, CALM.
std::span<const Rule> rules();
const Rule* find_rule(std::string_view id);

struct RuleHeld {
    const Rule* rule = nullptr;
    std::vector<std::string> held_by;  ///< `check apologize`, `step apologize`, `clock respond`, `command acknowledge`
};

/// Every rule with what holds it under this playbook; an empty `held_by` means: not held.
std::vector<RuleHeld> held_rules(const Playbook& playbook);

}  // namespace amends
