// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <amends/calendar/calendar.hpp>
#include <amends/playbook/model.hpp>
#include <amends/ticket/request.hpp>
#include <amends/ticket/ticket.hpp>

namespace amends {

/// Who asks, when, and what the desk knows that the ticket doesn't.
struct Moment {
    Instant now{};
    std::string agent;
    Role role = Role::agent;
    Currency currency;
    Money spent_this_year;  ///< given to this customer in the last 365 days
    Calendars calendars;    ///< of the playbook that the ticket is held to
    const Zone* zone = nullptr;  ///< in which a refusal tells times; none: UTC
};

using Deeds = std::vector<Deed>;

/// What comes of a request, in order: the whole of the rules that a playbook and the clocks set. Pure: the same ticket,
/// playbook, request and moment give the same deeds. Refusals: usage (a value that makes no sense, an empty text), refused
/// (a rule, named, says no; the hint says what would lift it).
Result<Deeds> decide(const Ticket& ticket, const Playbook& playbook, const Request& request, const Moment& moment);

/// The same for a ticket that is not there yet: `Opened`, and `Wanted` where the wish is known.
Result<Deeds> decide_open(const Playbook& playbook, const PlaybookPin& pin, const Open& request, const Moment& moment);

/// History from elsewhere that has ended already: the deeds after `Opened`.
struct History {
    std::optional<Instant> closed;
    std::optional<Outcome> outcome;
    std::optional<std::string> cause;
};
Deeds closing_of(const History& history);

struct MergeDeeds {
    Deeds from;  ///< of the ticket that is joined
    Deeds into;  ///< of the one that goes on
};
Result<MergeDeeds> decide_merge(const Ticket& from, const Ticket& into, const Playbook& into_playbook,
                                const Moment& moment);
Result<MergeDeeds> decide_unmerge(const Ticket& from, const Ticket& into, const Playbook& into_playbook,
                                  const Moment& moment);

}  // namespace amends
