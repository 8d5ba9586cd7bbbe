// SPDX-License-Identifier: MIT
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include <amends/playbook/reader.hpp>
#include <amends/ticket/decide.hpp>
#include <amends/ticket/reminders.hpp>
#include <amends/ticket/ticket.hpp>
#include <amends/ticket/why.hpp>

namespace amends::tests {

using namespace std::chrono_literals;

inline Text words(const char* bytes) { return Text::trusted(bytes); }

inline Playbook playbook_of(const std::string& yaml) {
    const auto nothing = [](const std::string&, const PlaybookSource&) -> Result<PlaybookSource> { return refuse(Code::not_found, "nothing"); };
    const auto read = read_playbook({"story.yaml", yaml}, Currency::euro(), nothing);
    for (const Problem& problem : read.problems) INFO(to_string(problem));
    REQUIRE(read.playbook.has_value());
    return *read.playbook;
}

/// A ticket that lives by a playbook: time passes, requests are made, and what was accepted is folded in.
class Story {
public:
    explicit Story(const std::string& yaml, const char* start = "2026-03-02T09:00:00Z")
        : playbook_{playbook_of(yaml)},
          calendars_{*Calendars::make(playbook_.calendars)},
          moment_{.now = *parse_rfc3339(start), .agent = "kim", .role = Role::manager, .currency = Currency::euro(),
                  .spent_this_year = {}, .calendars = calendars_} {}

    /// The number of the ticket that is opened.
    Story& numbered(TicketId id) {
        id_ = id;
        return *this;
    }
    Story& open(Open request = {}) {
        if (request.subject.blank()) request.subject = words("Late parcel");
        record(decide_open(playbook_, {PlaybookId{1}, "story", 1}, request, moment_));
        return *this;
    }
    Story& pass(Seconds time) {
        moment_.now += time;
        return *this;
    }
    Story& at(const char* time) {
        moment_.now = *parse_rfc3339(time);
        return *this;
    }
    Story& does(const Request& request) {
        record(decide(ticket_, playbook_, request, moment_));
        return *this;
    }
    /// The refusal of a request that must be refused.
    Refusal refused(const Request& request) {
        const auto deeds = decide(ticket_, playbook_, request, moment_);
        REQUIRE_FALSE(deeds.has_value());
        return deeds.error();
    }

    Story& acknowledges() { return does(Acknowledge{.until = {}, .because = {}, .text = words("I am sorry. We are on it.")}); }
    Story& replies(Ball ball) { return does(Respond{.ball = ball, .until = {}, .because = {}, .text = words("I am sorry.")}); }
    Story& hears(Hear heard = {}) {
        if (heard.text.blank()) heard.text = words("Hello?");
        return does(heard);
    }

    /// What a run of the reminders gives now; remembered as given.
    std::vector<DueReminder> reminds() {
        auto due = reminders_due(ticket_, playbook_, calendars_, given_, moment_.now);
        for (const DueReminder& one : due) given_.insert(to_string(one.key));
        return due;
    }
    /// The same as `clock rung to; clock rung to`.
    std::string reminded() {
        std::string line;
        for (const DueReminder& one : reminds()) {
            line += (line.empty() ? "" : "; ") + one.key.clock + " " + one.key.rung + " " + one.key.to;
        }
        return line;
    }
    [[nodiscard]] std::optional<Instant> next_reminder() const { return next_reminder_at(ticket_, playbook_, calendars_, given_); }

    /// The last clock of a kind.
    [[nodiscard]] const Clock& clock(ClockKind kind) const {
        const auto found = std::ranges::find(ticket_.clocks.rbegin(), ticket_.clocks.rend(), kind, &Clock::kind);
        REQUIRE(found != ticket_.clocks.rend());
        return *found;
    }
    [[nodiscard]] bool runs(ClockKind kind) const {
        return std::ranges::any_of(ticket_.clocks, [&](const Clock& one) { return one.kind == kind && !one.stopped(); });
    }
    [[nodiscard]] std::string due(ClockKind kind) const { return to_string(clock(kind).due_at); }
    [[nodiscard]] Seconds late(ClockKind kind) const { return lateness(clock(kind), moment_.now); }
    [[nodiscard]] ClockAccount account(ClockKind kind) const { return account_of(clock(kind), ticket_, calendars_, moment_.now); }

    [[nodiscard]] const Given& given() const { return given_; }
    [[nodiscard]] const Ticket& ticket() const { return ticket_; }
    [[nodiscard]] const Playbook& playbook() const { return playbook_; }
    [[nodiscard]] const Calendars& calendars() const { return calendars_; }
    [[nodiscard]] const std::vector<Event>& events() const { return events_; }
    [[nodiscard]] Instant now() const { return moment_.now; }
    [[nodiscard]] const Moment& moment() const { return moment_; }

    void record(const Result<Deeds>& deeds) {
        if (!deeds) FAIL(deeds.error().message);
        for (const Deed& deed : *deeds) {
            events_.push_back({EventId{static_cast<std::int64_t>(events_.size()) + 1}, id_, moment_.now, "kim", deed});
            ticket_ = apply(std::move(ticket_), events_.back());
        }
    }

private:
    Playbook playbook_;
    Calendars calendars_;
    Moment moment_;
    TicketId id_{1};
    Ticket ticket_;
    Given given_;
    std::vector<Event> events_;
};

inline const std::string kOffice = R"(
calendars:
  office: {zone: Europe/Berlin, hours: {mon-fri: "09:00-17:00"}}
)";

}  // namespace amends::tests
