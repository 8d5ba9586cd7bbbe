// SPDX-License-Identifier: MIT
#pragma once

#include <amends/playbook/model.hpp>

namespace amends {

/// Refuses (refused, SURE-X) when an option of such a cost is beyond what `role` may offer alone, or, added to what the
/// customer was given in the last 365 days, beyond `per_year`; names the limit and the lowest role that may.
Result<void> may_offer(const Playbook& playbook, Role role, Money cost, Money spent_this_year, const Currency& currency);

}  // namespace amends
