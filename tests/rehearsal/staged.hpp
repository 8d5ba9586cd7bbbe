// SPDX-License-Identifier: MIT
#pragma once

#include <amends/rehearsal/rehearse.hpp>
#include <tests/playbook/support.hpp>

namespace amends::test {

/// A playbook with all that its scenarios are played with; it must outlive this.
class Staged {
public:
    explicit Staged(const Playbook& playbook)
        : playbook_{playbook}, calendars_{Calendars::make(playbook.calendars).value()}, checker_{check_set_of(playbook)} {}

    Rehearsed play(const Scenario& scenario) { return rehearse(scenario, {playbook_, calendars_, currency_, checker_}); }

private:
    const Playbook& playbook_;
    Calendars calendars_;
    Currency currency_ = euro();
    Checker checker_;
};

}  // namespace amends::test
