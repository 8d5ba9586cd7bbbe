// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include <amends/rehearsal/rehearse.hpp>
#include <amends/rehearsal/play.hpp>

namespace amends {

/// What is not as a scenario expects it to be now.
std::vector<Difference> differences(const Expectation& expectation, const Play& play);

/// `'close' comes after 'apologize' [ABC-Q]`
std::string told(const Refusal& refusal);

}  // namespace amends
