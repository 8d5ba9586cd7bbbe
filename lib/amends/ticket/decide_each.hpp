// SPDX-License-Identifier: MIT
#pragma once

#include <amends/ticket/decide.hpp>

namespace amends {

// One overload a request, each beside its like in a file `decide_*.cpp`; only `decide.cpp` calls them, after it has
// refused what a closed or merged ticket does not take.
Result<Deeds> decide_one(const Ticket&, const Playbook&, const Take&, const Moment&);
Result<Deeds> decide_one(const Ticket&, const Playbook&, const Assign&, const Moment&);
Result<Deeds> decide_one(const Ticket&, const Playbook&, const Hear&, const Moment&);
Result<Deeds> decide_one(const Ticket&, const Playbook&, const Note&, const Moment&);
Result<Deeds> decide_one(const Ticket&, const Playbook&, const Acknowledge&, const Moment&);
Result<Deeds> decide_one(const Ticket&, const Playbook&, const Respond&, const Moment&);
Result<Deeds> decide_one(const Ticket&, const Playbook&, const OfferOptions&, const Moment&);
Result<Deeds> decide_one(const Ticket&, const Playbook&, const Choose&, const Moment&);
Result<Deeds> decide_one(const Ticket&, const Playbook&, const MakePromise&, const Moment&);
Result<Deeds> decide_one(const Ticket&, const Playbook&, const Keep&, const Moment&);
Result<Deeds> decide_one(const Ticket&, const Playbook&, const Move&, const Moment&);
Result<Deeds> decide_one(const Ticket&, const Playbook&, const WaitFor&, const Moment&);
Result<Deeds> decide_one(const Ticket&, const Playbook&, const Resume&, const Moment&);
Result<Deeds> decide_one(const Ticket&, const Playbook&, const Nudge&, const Moment&);
Result<Deeds> decide_one(const Ticket&, const Playbook&, const Revise&, const Moment&);
Result<Deeds> decide_one(const Ticket&, const Playbook&, const DoStep&, const Moment&);
Result<Deeds> decide_one(const Ticket&, const Playbook&, const SkipStep&, const Moment&);
Result<Deeds> decide_one(const Ticket&, const Playbook&, const Escalate&, const Moment&);
Result<Deeds> decide_one(const Ticket&, const Playbook&, const Close&, const Moment&);
Result<Deeds> decide_one(const Ticket&, const Playbook&, const Reopen&, const Moment&);

/// A time as a refusal tells it: in the zone of whoever asks.
std::string told(Instant time, const Moment& moment);
/// Refuses (usage) a time that is not after now: `what` is `--until` or the like.
Result<void> must_be_ahead(std::string_view what, Instant time, const Moment& moment);
/// Refuses (usage) a time after now.
Result<void> must_have_been(std::string_view what, Instant time, const Moment& moment);
/// Refuses (usage) a text that says nothing, and (refused) one with an unfilled `{{slot}}`.
Result<void> can_be_sent(const Text& text);
/// Refuses (usage) a reason that says nothing.
Result<void> must_give_reason(const Text& because);
/// The `Resumed` that goes before a deed which ends the wait for the customer, if one is under way.
void end_wait_first(const Ticket& ticket, const Moment& moment, Deeds& deeds);
/// The open promise of that number, or the refusal that says which there are.
Result<const Promise*> open_promise(const Ticket& ticket, int n);

}  // namespace amends
