// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <amends/calendar/calendar.hpp>
#include <amends/playbook/model.hpp>
#include <amends/ticket/ticket.hpp>

namespace amends {

// When who is reminded of a ticket: the playbook's ladder on each running clock, and its nudges to a customer who went
// silent (clock rules 19 to 22 and 25). All of it is a pure function of the ticket, the playbook and what was given.

/// What a reminder is known by: it is given once under this key.
struct ReminderKey {
    TicketId ticket{};
    int episode = 1;
    std::string clock;  ///< `respond`, `update`, `promise`, `resolve`; `nudge` for one to the customer
    int instance = 1;   ///< of the clock; of a nudge, the how-manieth wait
    std::string rung;   ///< as the playbook writes it: `50%`, `before 15m`, `due`, `after 2h`; of a nudge `3d`
    std::string to;     ///< `owner`, `team`, `supervisor`, `manager`; of a nudge `customer`
    bool operator==(const ReminderKey&) const = default;
};
/// `17/1/respond/1/before-15m/owner`: stored, and shown to programs as the reminder's id.
std::string to_string(const ReminderKey& key);

/// Ids of the reminders that were given for a ticket.
using Given = std::set<std::string, std::less<>>;

/// A reminder whose time has come.
struct DueReminder {
    ReminderKey key;
    Instant at{};      ///< the rung's own time, moved into the hours in which people may be notified
    Instant due_at{};  ///< of the clock; of a nudge, `at`
    int nudge = 0;     ///< which of the nudges, from 1; 0 for a clock's
    bool operator==(const DueReminder&) const = default;
};

/// What is to be given at `now`, by clock in the order in which they started: the highest rung of each clock whose time
/// has come, to each who gets one at that time; those missed before it are folded into it, and never given. Nothing for what was stopped, is
/// paused or waited for, or came with an import, and nothing while people may not be notified. Nudges never fold: each has its time after
/// the one before.
std::vector<DueReminder> reminders_due(const Ticket& ticket, const Playbook& playbook, const Calendars& calendars,
                                       const Given& given, Instant now);

/// What of the reminders that were given, and went to nobody yet, has a cause at `now`: the clock runs, or the wait goes on,
/// and its time has come. Of those of one clock the highest, as with those that were missed.
std::vector<DueReminder> standing_reminders(const Given& queued, const Ticket& ticket, const Playbook& playbook,
                                            const Calendars& calendars, Instant now);

/// The first moment from `at` on at which people may be notified (clock rule 22). Outside of it nothing goes out, be it new,
/// missed or tried again.
Instant notice_from(const Playbook& playbook, const Calendars& calendars, Instant at);

/// When there is next something to give, if nothing else happens; nullopt: never.
std::optional<Instant> next_reminder_at(const Ticket& ticket, const Playbook& playbook, const Calendars& calendars,
                                        const Given& given);

}  // namespace amends
