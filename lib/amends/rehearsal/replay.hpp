// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include <amends/ticket/decide.hpp>
#include <amends/ticket/reminders.hpp>
#include <amends/ticket/ticket.hpp>

namespace amends {

/// A clock that is late under one playbook and not under the other.
struct ClockTurned {
    ClockKind clock{};
    int instance = 1;
    Instant due{};       ///< under the other playbook
    Seconds late_by{0};  ///< under the one that finds it late
    bool operator==(const ClockTurned&) const = default;
};

/// A deed that the other playbook refuses.
struct DeedRefused {
    Instant at{};
    std::string by;
    std::string kind;  ///< of its event: `closed`
    Refusal refusal;
    bool operator==(const DeedRefused&) const = default;
};

/// What of a ticket's history would have been otherwise under another playbook.
struct Replayed {
    std::vector<ClockTurned> late;        ///< only under the other
    std::vector<ClockTurned> in_time;     ///< late as it was, in time under the other
    std::vector<DeedRefused> refused;     ///< by a step, a rule or a check
    std::vector<DeedRefused> to_approve;  ///< beyond what the agent may give alone
    std::vector<DueReminder> reminded;      ///< only under the other, had reminders run all the time
    std::vector<DueReminder> not_reminded;  ///< only under the playbook of the ticket
    [[nodiscard]] bool differs() const {
        const bool clocks = !late.empty() || !in_time.empty();
        const bool deeds = !refused.empty() || !to_approve.empty();
        return clocks || deeds || !reminded.empty() || !not_reminded.empty();
    }
};

/// What a ticket is held to.
struct HeldTo {
    const Playbook* playbook = nullptr;
    const Calendars* calendars = nullptr;
};

/// What a replay has to know that events don't say.
struct ReplayFrame {
    Instant now{};  ///< clocks that still run are looked at then
    Currency currency;
    Calendars calendars;  ///< of the other playbook
    std::function<Role(const std::string& agent)> role_of;
    /// What was given to the ticket's customer on other tickets in the year before an instant.
    std::function<Money(const Ticket& ticket, Instant at)> spent_elsewhere;
    /// The adopted playbook of that id; none: reminders are not compared.
    std::function<HeldTo(PlaybookId)> held_to = {};
    /// Fills in what the other playbook's checks find in an answer, and `events` are what came before it; none: nothing.
    std::function<void(Request& request, const Ticket& ticket, std::span<const Event> events, Instant at)> look_through = {};
};

/// Runs a ticket's events under another playbook: each deed is decided anew at its time, by who did it, and its due times
/// are counted by the other playbook. What happened is taken to have happened all the same, also where it is refused.
/// What was imported as history differs in nothing; what was done afterwards does. Precondition: the first event is `opened`.
Replayed replay(std::span<const Event> events, const Playbook& other, const ReplayFrame& frame);

}  // namespace amends
