// SPDX-License-Identifier: MIT
#pragma once

#include <amends/rehearsal/parts.hpp>

namespace amends {

/// Each check by its name, with all that decides what it says and when. What it is tried on is no part of it.
Parts check_parts(const Playbook& playbook, const Currency& currency);

/// Each line of `heard:` by what it tells, and their order, of which the first that fits counts.
Parts heard_parts(const Playbook& playbook, const Currency& currency);

}  // namespace amends
