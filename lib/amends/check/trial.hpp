// SPDX-License-Identifier: MIT
#pragma once

#include <amends/playbook/reader.hpp>

namespace amends {

/// How the tests of checks are passed: the check alone is held against the text, whatever its moments and conditions. The
/// context of a test is what the customer wrote; for `like-last` it is our last reply, for `wish-answered` the wish.
CheckTrial trial_of(const Check& check);

}  // namespace amends
