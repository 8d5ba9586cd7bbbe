// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include <amends/check/draft.hpp>
#include <amends/playbook/model.hpp>

namespace amends {

/// What a check finds fault with in a draft. An empty place: something is missing.
struct Finding {
    const Check* check = nullptr;
    Level level{};
    Place place;
};

/// In the order of the text.
using Findings = std::vector<Finding>;

}  // namespace amends
