// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <amends/check/checker.hpp>
#include <amends/playbook/scenario.hpp>
#include <amends/rehearsal/rehearse.hpp>
#include <amends/ticket/decide.hpp>
#include <amends/ticket/reminders.hpp>
#include <amends/ticket/ticket.hpp>

namespace amends {

/// A ticket of a scenario, with what happened to it.
struct Actor {
    Ticket ticket;
    std::vector<Event> events;
    std::string customer, email, phone;
    Given given;                         ///< reminders, so far
    std::vector<DueReminder> reminders;  ///< that the last run brought out
};

/// The tickets of one scenario, as they are at a moment of it.
class Play {
public:
    Play(const Scenario& scenario, const Staging& staging)
        : scenario_{scenario}, playbook_{staging.playbook}, calendars_{staging.calendars}, currency_{staging.currency},
          checker_{&staging.checker}, now_{scenario.start} {}

    [[nodiscard]] const Playbook& playbook() const noexcept { return playbook_; }
    [[nodiscard]] Instant now() const noexcept { return now_; }
    /// The moment so long after the start, in working time by the calendar of the playbook's clocks.
    [[nodiscard]] Instant since_start(const Span& span) const;
    [[nodiscard]] Instant since_start(const ScenarioTime& time) const;
    /// The clock goes on, and never back.
    void go_on_to(Instant moment);

    /// The ticket of that number, or the one it was merged into; nullptr before it is opened.
    [[nodiscard]] const Actor* actor(int number) const;

    /// Does a deed now. A refusal changes nothing.
    Result<void> perform(const ScenarioDeed& deed);

    /// A run of the reminders: each ticket has those that it brought out.
    void remind();

    /// Whether a command on a ticket would be taken now, tried with plausible values by who has no special role.
    [[nodiscard]] Result<void> would_take(std::string_view command, int number) const;

    /// `+1d1h, Tue 9 Jun 10:30 +02:00`
    [[nodiscard]] std::string shown(Instant instant) const;

private:
    [[nodiscard]] const Calendar& calendar() const { return calendars_.named(playbook_.clocks.calendar); }
    [[nodiscard]] Moment moment(const std::string& agent, const Actor* actor) const;
    void record(Actor& actor, Deeds deeds, const std::string& agent) const;
    Result<void> open(const ScenarioDeed& deed);
    Result<void> merge(const ScenarioDeed& deed);
    Result<void> unmerge(const ScenarioDeed& deed);
    Result<void> change(const ScenarioDeed& deed);
    /// Holds what goes out against the playbook's checks, as the desk does.
    void look_through(Request& request, const DeedOptions& options, const Actor& actor) const;
    /// Where the ticket stands in which that number goes on.
    [[nodiscard]] std::optional<std::size_t> place_of(int number) const;
    [[nodiscard]] Actor* survivor(int number);

    const Scenario& scenario_;
    const Playbook& playbook_;
    const Calendars& calendars_;
    const Currency& currency_;
    Checker* checker_;  ///< nullptr: texts are not looked through
    Instant now_;
    std::vector<Actor> actors_;
};

}  // namespace amends
