// SPDX-License-Identifier: MIT
#pragma once

#include <amends/calendar/calendar.hpp>
#include <amends/playbook/model.hpp>
#include <amends/ticket/ticket.hpp>

namespace amends {

/// When the n-th nudge, from 1, of a ticket that waits for its customer is due (clock rule 25): as the playbook says from
/// the beginning of the wait, and never sooner after the one before it went out than lies between the two. One that did
/// not go out yet counts as going out when it is due. Precondition: the ticket waits, and 1 <= n <= the playbook's nudges.
Instant nudge_due(const Ticket& ticket, const Playbook& playbook, const Calendars& calendars, int n);

/// Which nudge is the next: 1 for the first of the wait.
inline int next_nudge(const Ticket& ticket) { return static_cast<int>(ticket.nudged_at.size()) + 1; }

}  // namespace amends
