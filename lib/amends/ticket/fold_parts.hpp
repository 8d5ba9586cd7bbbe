// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <amends/ticket/ticket.hpp>

namespace amends {

// What the kinds of event do to a ticket have in common; only the fold calls them.

void start_clock(Ticket& ticket, Clock clock);
void start_respond(Ticket& ticket, Instant from, const RespondTerms& terms);
void start_resolve(Ticket& ticket, const ResolveTerms& terms);
void start_update(Ticket& ticket, Instant from, const UpdateTerms& terms, std::optional<Instant> told);
void start_promise(Ticket& ticket, int n, Instant since, Instant by);

template <typename Which>
void stop_clocks(Ticket& ticket, Instant at, Which which) {
    for (Clock& clock : ticket.clocks) {
        if (!clock.stopped() && which(clock)) clock.stopped_at = at;
    }
}

/// Takes clocks that run away, as if they had never been: they say nothing about this ticket.
template <typename Which>
void withdraw_clocks(Ticket& ticket, Which which) {
    std::erase_if(ticket.clocks, [&](const Clock& clock) { return !clock.stopped() && which(clock); });
}
void withdraw_respond(Ticket& ticket);

template <typename Change>
void for_clocks_of(Ticket& ticket, const std::vector<Redue>& dues, Change change) {
    for (const Redue& redue : dues) {
        for (Clock& clock : ticket.clocks) {
            if (clock.kind == redue.clock && clock.instance == redue.instance) change(clock, redue);
        }
    }
}
/// Gives clocks the due times that were worked out at `at`. One that may not be paused any more goes on from then; what
/// it had waited stays waited.
void redate(Ticket& ticket, const std::vector<Redue>& dues, Instant at);

void begin_wait(Ticket& ticket, WaitingOn on, Instant since, std::optional<Instant> until);
/// Ends a wait at `at`, or at its own time if that came first.
void end_wait(Ticket& ticket, Instant at, const std::vector<Redue>& dues);

/// A message of the customer that wants an answer.
void wants_answer(Ticket& ticket, Instant received);
/// Nobody waits for an answer any more, whichever of the joined tickets they wrote to.
void nobody_waits(Ticket& ticket);
/// An answer that a person sent: it stops `respond` and the last `update`, and ends a wait for the customer.
void answer(Ticket& ticket, Instant at);

/// The first of the lines, which is taken off them.
Text take_line(std::string_view& lines);

/// Another ticket was joined to this one, or let go again.
void absorb(Ticket& ticket, const Absorbed& absorbed, Instant at);
void release(Ticket& ticket, const Released& released, Instant at);

}  // namespace amends
