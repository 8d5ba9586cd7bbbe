// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include <amends/calendar/calendar.hpp>
#include <amends/playbook/scenario.hpp>
#include <amends/ticket/request.hpp>
#include <amends/ticket/ticket.hpp>

namespace amends {

/// What making a request of a scenario's deed depends on.
struct Cue {
    const Playbook& playbook;
    const Currency& currency;
    const Calendar& calendar;  ///< by which working time counts
    Instant now{};
};

/// The moment that a scenario means by a time, counted from `from`.
Instant moment_of(const ScenarioTime& time, Instant from, const Calendar& calendar);

Open open_request(const DeedOptions& options, const Cue& cue);

/// The request of any command on a ticket that is there, as the command line makes it of the same words. Refuses (usage)
/// what the command line would refuse, and a command that makes no request: `open`, `merge`, `unmerge`, `remind`.
Result<Request> request_of(std::string_view command, const DeedOptions& options, const Cue& cue);

/// What an agent might type who tries a command on such a ticket: a value for every option that some command requires.
DeedOptions plausible_options(const Ticket& ticket, const Playbook& playbook);

}  // namespace amends
