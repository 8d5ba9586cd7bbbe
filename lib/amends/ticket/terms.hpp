// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include <amends/calendar/calendar.hpp>
#include <amends/playbook/model.hpp>
#include <amends/ticket/ticket.hpp>

namespace amends {

/// The due times of the clocks that a playbook sets, counted from an instant by the playbook's own calendars.
RespondTerms respond_terms(const Playbook& playbook, const Calendars& calendars, const Facts& facts, Instant from);
std::optional<ResolveTerms> resolve_terms(const Playbook& playbook, const Calendars& calendars, const Facts& facts,
                                          Instant from);
/// When the next answer is due after one at `from`: when the playbook says, or at `told` if that is sooner.
UpdateTerms update_terms(const Playbook& playbook, const Calendars& calendars, const Facts& facts, Instant from,
                         std::optional<Instant> told);

/// When a clock is due that was due at `due` and stands still during `pause`: what was left of its measure before the
/// pause is left after it (clock rule 9). Real time for a date that the customer was told; open time for `bh`; for
/// `bd` as many closes of a working day. A pause that begins after `due` changes nothing.
Instant carried(const std::optional<Measure>& measure, const Calendars& calendars, Instant due, const Pause& pause);

/// When a clock is due that started at `from`, is measured so, and stood still during all of `pauses`, in order. `earliest`:
/// other rules took it over then, and made nothing late before they held.
Instant due_of(const Measure& measure, const Calendars& calendars, Instant from, std::span<const Pause> pauses,
               std::optional<Instant> earliest = {});

/// The clocks that a wait from `since` to `until` pauses, due as they are after it. Those late already are not paused; a
/// wait for a supplier pauses none, since the customer waits all the same (clock rule 8).
std::vector<Redue> pause(const Ticket& ticket, const Calendars& calendars, WaitingOn on, Instant since, Instant until);

/// The due times of paused clocks if the wait ends at `now`, before its time: what had elapsed stays elapsed.
std::vector<Redue> resume(const Ticket& ticket, const Calendars& calendars, Instant now);

/// A running clock counted anew from `from` by `measure`, its pauses carried over; the one that is under way as if it lasted
/// until its time. No earlier than `clock.recounted_at`.
Redue recounted(const Clock& clock, const Ticket& ticket, const Calendars& calendars, const Measure& measure, Instant from);

/// When an `update` clock is due as the customer was told, its pauses carried over in the same way. `calendars`: those that held when
/// it was told; where the playbook's time was, it is counted as that was. Precondition: `clock.told`.
Instant told_due(const Clock& clock, const Ticket& ticket, const Calendars& calendars);
/// The clock due so from now on, in real time: the pause that is under way is carried over as that of any date is.
Redue as_told(const Clock& clock, const Ticket& ticket, const Calendars& calendars);

/// Running `resolve` clocks counted from the earliest receipt of the tickets that go on together (clock rule 13).
std::vector<Redue> resolve_from(const Ticket& ticket, const Playbook& playbook, const Calendars& calendars, Instant received);

}  // namespace amends
