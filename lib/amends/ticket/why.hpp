// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <amends/calendar/calendar.hpp>
#include <amends/ticket/ticket.hpp>

namespace amends {

/// A stretch of time that counted for a clock.
struct Counted {
    Instant from{}, to{};
    bool operator==(const Counted&) const = default;
};

/// How a clock's due time came about: from `clock.started_at`, by `clock.measure`, on `calendar`, without `pauses`.
struct ClockAccount {
    Clock clock;
    std::string calendar;  ///< `always` for real time and for a date that the customer was told
    std::string zone;      ///< in which the calendar's hours are read
    std::vector<Pause> pauses;     ///< with the one that is under way, up to its time
    std::vector<Counted> counted;  ///< up to when it stopped, or `now`: at most kMostCounted, the first ones
    bool more = false;             ///< there are more than those
    Seconds elapsed{0};            ///< of all that counted
    Seconds customer_time{0};      ///< from start to end as the customer lives it: never paused (clock rule 10)
    Instant due_at{};              ///< worked out anew; always what stands in the ticket

    static constexpr std::size_t kMostCounted = 1000;
};

/// How long of a clock's life up to its end, or `now`, lay in its pauses.
Seconds paused_until(const ClockAccount& account, Instant now);

/// The account of one clock of a ticket. `calendars` are those of the clock's own playbook version.
ClockAccount account_of(const Clock& clock, const Ticket& ticket, const Calendars& calendars, Instant now);

}  // namespace amends
