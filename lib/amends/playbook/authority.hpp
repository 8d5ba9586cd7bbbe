// SPDX-License-Identifier: MIT
#pragma once

#include <amends/base/id.hpp>
#include <amends/playbook/model.hpp>

namespace amends {

/// What a customer was given before: it counts towards what may be given now.
struct Given {
    TicketId ticket{};  ///< the one that is worked on
    Money on_ticket;
    Money this_year;  ///< in the last 365 days, on any ticket
};

/// Refuses (refused, SURE-X) when a cost, added to what was given before, is beyond what `role` may give alone on a ticket
/// (`option`) or to a customer in a year (`per_year`); names the limit and the lowest role that may.
Result<void> may_offer(const Playbook& playbook, Role role, Money cost, const Given& given, const Currency& currency);

}  // namespace amends
