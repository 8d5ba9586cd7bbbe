// SPDX-License-Identifier: MIT
#include <amends/rehearsal/reminded.hpp>

#include <algorithm>

namespace amends {

void ReminderRun::go_on(Ticket ticket, const HeldTo& held, Instant from, Instant until) {
    const auto next = [&] { return next_reminder_at(ticket, *held.playbook, *held.calendars, given_); };
    for (auto at = next(); at; at = next()) {
        const Instant given_at = notice_from(*held.playbook, *held.calendars, std::max(*at, from));
        if (given_at >= until) return;
        const auto due = reminders_due(ticket, *held.playbook, *held.calendars, given_, given_at);
        if (due.empty()) return;
        for (const DueReminder& one : due) {
            given_.insert(to_string(one.key));
            reminded_.push_back(one);
            if (one.nudge > 0) ticket.nudged_at.push_back(given_at);
        }
    }
}

std::vector<DueReminder> ReminderRun::without_those_of(const ReminderRun& other) const {
    std::vector<DueReminder> rest;
    for (const DueReminder& one : reminded_) {
        if (!other.given_.contains(to_string(one.key))) rest.push_back(one);
    }
    return rest;
}

}  // namespace amends
