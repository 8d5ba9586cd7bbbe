// SPDX-License-Identifier: MIT
#pragma once

#include <amends/playbook/model.hpp>
#include <amends/ticket/ticket.hpp>

namespace amends {

/// The due times of the clocks that a playbook sets, counted from an instant.
RespondTerms respond_terms(const Playbook& playbook, const Facts& facts, Instant from);
std::optional<ResolveTerms> resolve_terms(const Playbook& playbook, const Facts& facts, Instant from);
/// When the next answer is due after one at `from`: when the playbook says, or at `promised` if that is sooner.
Instant update_due(const Playbook& playbook, const Facts& facts, Instant from, std::optional<Instant> promised);

/// The clocks that a wait from `since` to `until` pauses, due as they are after it. Those late already are not paused; a
/// wait for a supplier pauses no clock that the customer sees (clocks.md, line 8).
std::vector<Redue> pause(const Ticket& ticket, WaitingOn on, Instant since, Instant until);

/// The due times of paused clocks if the wait ends at `now`, before its time: what had elapsed stays elapsed.
std::vector<Redue> resume(const Ticket& ticket, Instant now);

}  // namespace amends
