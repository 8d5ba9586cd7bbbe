// SPDX-License-Identifier: MIT
#include <amends/ticket/nudges.hpp>

#include <algorithm>

namespace amends {
namespace {

/// `start`, and so much later as lies between two nudges; of different kinds, as much real time as lies between them in this wait.
Instant so_much_later(Instant start, const Span& one, const Span& next, Instant since, const Calendar& calendar) {
    if (const auto *from = std::get_if<OpenDays>(&one), *to = std::get_if<OpenDays>(&next); from != nullptr && to != nullptr) {
        return calendar.add_days(start, to->days - from->days);
    }
    if (const auto *from = std::get_if<OpenTime>(&one), *to = std::get_if<OpenTime>(&next); from != nullptr && to != nullptr) {
        return calendar.add(start, to->length - from->length);
    }
    return later(start, reckon(since, next, calendar) - reckon(since, one, calendar));
}

}  // namespace

Instant nudge_due(const Ticket& ticket, const Playbook& playbook, const Calendars& calendars, int n) {
    const Calendar& calendar = calendars.named(playbook.clocks.calendar);
    const Instant since = ticket.wait.value_or(Wait{}).since;
    Instant due = reckon(since, playbook.nudge.front(), calendar);
    for (std::size_t at = 1; at < static_cast<std::size_t>(n); ++at) {
        const Span& one = playbook.nudge.at(at - 1);
        const Span& next = playbook.nudge.at(at);
        const Instant went = at <= ticket.nudged_at.size() ? ticket.nudged_at[at - 1] : due;
        due = std::max(reckon(since, next, calendar), so_much_later(went, one, next, since, calendar));
    }
    return due;
}

}  // namespace amends
