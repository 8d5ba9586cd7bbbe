// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <amends/playbook/model.hpp>

namespace amends {

inline constexpr std::size_t kMostPatternBytes = 1024;

/// Refuses (bad_data) a pattern that RE2 does not take, or that is too long, with what is wrong.
Result<void> check_pattern(const std::string& pattern);

/// Whether the patterns of a check, by themselves, find fault with a text: something flagged that lies in no `unless` and
/// has no reason near it, or nothing of what is needed. Precondition: every pattern is good.
bool finds_fault(const Check& check, std::string_view text);

}  // namespace amends
