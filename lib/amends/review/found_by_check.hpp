// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include <amends/check/finding.hpp>
#include <amends/ticket/event.hpp>

namespace amends {

/// Errors and warnings by check, as they are recorded; hints are not.
std::vector<FoundByCheck> found_by_check(const Findings& findings);

}  // namespace amends
