// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <amends/calendar/calendar.hpp>
#include <amends/check/checker.hpp>
#include <amends/playbook/scenario.hpp>

namespace amends {

/// One thing that came out otherwise than a scenario says.
struct Difference {
    SourceLine place;         ///< of the deed or expectation
    Instant at{};
    std::string when;    ///< `+1d1h, Tue 9 Jun 10:30 +02:00`; empty where time is no matter
    std::string what;    ///< `clock respond, tier`, `overdue`, `close`
    std::string expected, actual;
    bool operator==(const Difference&) const = default;
};

/// What came of a scenario: it holds exactly when nothing differs.
struct Rehearsed {
    std::vector<Difference> differences;  ///< in order of time
    [[nodiscard]] bool holds() const { return differences.empty(); }
};

/// What scenarios are played with.
struct Staging {
    const Playbook& playbook;
    const Calendars& calendars;  ///< of the playbook
    const Currency& currency;
    Checker& checker;            ///< with the playbook's checks
};

/// Plays a scenario from its start to its last expectation, by the same decisions and checks that serve the desk, on a clock
/// of its own. Pure: touches nothing but what it is given. A deed that was refused against its will is a difference, and
/// what comes after it is played as if it had not been tried.
Rehearsed rehearse(const Scenario& scenario, const Staging& staging);

}  // namespace amends
