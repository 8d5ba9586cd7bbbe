// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include <amends/ticket/decide.hpp>

namespace amends {

/// Whether the oldest message that waits came with an import and was not answered since: it hurries nobody (clock rule 21).
bool waits_as_history(const Ticket& ticket);

/// The clocks of a ticket, counted anew when another is joined to it: `resolve` from the earliest receipt (clock rule 13),
/// and, where the other's message ends a wait, what that wait paused.
std::vector<Redue> dues_joined(const Ticket& into, const Playbook& playbook, const Moment& moment, const Absorbed& absorbed);

/// The same when it is let go again: `respond` counts from the oldest message that is left.
std::vector<Redue> dues_parted(const Ticket& into, const Playbook& playbook, const Moment& moment, TicketId from);

}  // namespace amends
