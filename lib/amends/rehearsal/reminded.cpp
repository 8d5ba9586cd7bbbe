// SPDX-License-Identifier: MIT
#include <amends/rehearsal/reminded.hpp>

#include <algorithm>

namespace amends {

void ReminderRun::go_on(const Ticket& ticket, const HeldTo& held, Instant from, Instant until) {
    const auto next = [&] { return next_reminder_at(ticket, *held.playbook, *held.calendars, given_); };
    for (auto at = next(); at && *at < until; at = next()) {
        const auto due = reminders_due(ticket, *held.playbook, *held.calendars, given_, std::max(*at, from));
        if (due.empty()) return;
        for (const DueReminder& one : due) {
            given_.insert(to_string(one.key));
            reminded_.push_back(one);
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
