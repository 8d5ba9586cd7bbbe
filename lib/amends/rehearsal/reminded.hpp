// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include <amends/rehearsal/replay.hpp>
#include <amends/ticket/reminders.hpp>

namespace amends {

/// What a playbook would have reminded of along a ticket's history, had reminders run all the time.
class ReminderRun {
public:
    /// The ticket was so from `from` on, until something else happened.
    void go_on(Ticket ticket, const HeldTo& held, Instant from, Instant until);

    [[nodiscard]] const std::vector<DueReminder>& reminded() const { return reminded_; }
    /// Those that the other run has not: of another clock, on another rung, to somebody else.
    [[nodiscard]] std::vector<DueReminder> without_those_of(const ReminderRun& other) const;

private:
    Given given_;
    std::vector<DueReminder> reminded_;
};

}  // namespace amends
