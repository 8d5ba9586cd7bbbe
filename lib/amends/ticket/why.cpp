// SPDX-License-Identifier: MIT
#include <amends/ticket/why.hpp>

#include <algorithm>

#include <amends/ticket/terms.hpp>

namespace amends {
namespace {

/// The stretches between `from` and `to` without the pauses.
std::vector<Counted> without(std::span<const Pause> pauses, Instant from, Instant to) {
    std::vector<Counted> running;
    for (const Pause& pause : pauses) {
        if (pause.to <= from || pause.from >= to) continue;
        if (pause.from > from) running.push_back({from, pause.from});
        from = std::min(pause.to, to);
    }
    if (from < to) running.push_back({from, to});
    return running;
}

/// The calendar that a clock's time is counted on; `always` for one in real time.
std::string calendar_of(const Clock& clock) {
    const Measure measure = clock.measure.value_or(Measure{});
    return measure.calendar.value_or(std::string{kAlways});
}

void count_open(const Calendar& calendar, const Counted& running, ClockAccount& account) {
    account.elapsed += calendar.between(running.from, running.to);
    if (account.counted.size() >= ClockAccount::kMostCounted) {
        account.more = true;
        return;
    }
    for (const Opening& opening : calendar.openings(running.from, running.to)) {
        account.more = account.counted.size() == ClockAccount::kMostCounted;
        if (account.more) return;
        account.counted.push_back({opening.from, opening.to});
    }
}

}  // namespace

Seconds paused_until(const ClockAccount& account, Instant now) {
    const Instant end = account.clock.stopped_at.value_or(now);
    Seconds sum{0};
    for (const Pause& pause : account.pauses) sum += std::max(std::min(pause.to, end) - pause.from, Seconds{0});
    return sum;
}

ClockAccount account_of(const Clock& clock, const Ticket& ticket, const Calendars& calendars, Instant now) {
    const Calendar& calendar = calendars.named(calendar_of(clock));
    const bool real = calendar.name() == kAlways;
    ClockAccount account{.clock = clock, .calendar = calendar.name(), .zone = calendar.zone().name(), .pauses = clock.pauses};
    if (clock.paused_at && ticket.wait && ticket.wait->until) account.pauses.push_back({*clock.paused_at, *ticket.wait->until});
    const Instant end = clock.stopped_at.value_or(now);
    account.customer_time = std::max(end - clock.started_at, Seconds{0});
    account.due_at = clock.measure ? due_of(*clock.measure, calendars, clock.started_at, account.pauses, clock.recounted_at)
                                   : clock.due_at;
    for (const Counted& running : without(account.pauses, clock.started_at, end)) {
        if (real) {
            account.counted.push_back(running);
            account.elapsed += running.to - running.from;
        } else {
            count_open(calendar, running, account);
        }
    }
    return account;
}

}  // namespace amends
