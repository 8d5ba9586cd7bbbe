// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <amends/base/instant.hpp>
#include <amends/base/money.hpp>
#include <amends/base/span.hpp>
#include <amends/base/vocabulary.hpp>
#include <amends/playbook/model.hpp>

namespace amends {

// The stories under `tests:`, as written and checked. They are kept apart from the playbook: no command but those about
// playbooks needs them.

/// Where something stands in a playbook's text.
struct SourceLine {
    std::string file;
    int line = 0;  ///< from 1
    bool operator==(const SourceLine&) const = default;
};

/// So long after the moment that a time is counted from.
struct After {
    Span span = Seconds{0};
    bool operator==(const After&) const = default;
};
/// So long before it.
struct Before {
    Seconds span{0};
    bool operator==(const Before&) const = default;
};
/// A time in a scenario: `24h` or `+24h`, `-2h`, or a moment with its zone.
using ScenarioTime = std::variant<After, Before, Instant>;

/// What a deed may say besides its name: the options of all commands together, of which each takes its own.
struct DeedOptions {
    std::optional<Kind> kind;
    std::optional<Channel> channel;
    std::optional<Mood> mood;
    std::optional<Priority> priority;
    std::optional<Outcome> outcome;
    std::optional<WaitingOn> on;
    std::optional<Money> value, cost, feared;
    std::optional<ScenarioTime> received, until, by, moved_to;
    std::optional<int> n, into;
    std::optional<std::string> text, subject, wants, because, own, customer, agent, step, item, cause, email, phone;
    std::vector<std::string> option;  ///< `TEXT` or `TEXT=COST`, as typed
    std::vector<std::string> from;    ///< `NAME` or `NAME=COST` of the playbook's catalogue
    std::vector<std::string> waive;   ///< checks whose errors do not stop it
    bool ask = false, final = false, thanks = false, automatic = false, nobody_answered = false, force = false;
    bool operator==(const DeedOptions&) const = default;
};

/// Any refusal will do, whatever its rule.
inline constexpr std::string_view kAnyRefusal = "true";

/// A line of `do:`.
struct ScenarioDeed {
    std::string command;
    Span at = Seconds{0};  ///< since the start
    int ticket = 0;        ///< of those opened so far, from 1; for `open` that which it makes
    std::string agent;     ///< who does it
    DeedOptions options;
    std::optional<std::string> refused;  ///< it must be refused: by this rule, or kAnyRefusal
    SourceLine place;
    bool operator==(const ScenarioDeed&) const = default;
};

struct ExpectedClock {
    ClockKind clock{};
    std::optional<Tier> tier;
    std::optional<bool> late;
    std::optional<ScenarioTime> due;  ///< counted from the start
    std::optional<ClockState> state;
    bool operator==(const ExpectedClock&) const = default;
};

struct ExpectedReminder {
    std::string clock;  ///< or `nudge`
    std::string rung;   ///< as `to_string` writes it: `due`, `50%`, `before 15m`; of a nudge `3d`
    std::string to;     ///< a recipient; of a nudge `customer`
    bool operator==(const ExpectedReminder&) const = default;
};

/// A line of `expect:`; what it does not name may be anything.
struct Expectation {
    Span at = Seconds{0};  ///< since the start; what is done at the same time has been done
    int ticket = 1;
    std::vector<ExpectedClock> clocks;
    std::vector<std::string> refused, allowed;              ///< commands, these at least
    std::map<StepState, std::vector<std::string>> steps;    ///< these at least
    std::optional<std::vector<ExpectedReminder>> reminders;  ///< exactly these
    std::optional<std::vector<std::string>> findings;        ///< checks that find fault with the last reply, exactly these
    std::optional<bool> overdue;
    std::optional<Status> status;
    std::optional<Outcome> outcome;
    std::optional<std::string> owner;                       ///< kNobody: no owner
    std::optional<std::vector<PromiseState>> promises;      ///< of each promise, in order
    std::optional<int> episode, contacts, handovers;
    SourceLine place;
    bool operator==(const Expectation&) const = default;
};

/// The word for no owner.
inline constexpr std::string_view kNobody = "nobody";
/// Who does what a scenario does not give to somebody.
inline constexpr std::string_view kScenarioAgent = "agent";

/// One story on a clock of its own, and what must come of it.
struct Scenario {
    std::string name;
    Instant start{};
    Seconds offset{0};  ///< of local time from UTC, as the start is written
    std::map<std::string, Role, std::less<>> agents;  ///< those that are not agents
    std::vector<ScenarioDeed> deeds;                  ///< in order of time
    std::vector<Expectation> expectations;            ///< as written
    SourceLine place;
    bool operator==(const Scenario&) const = default;
};

}  // namespace amends
