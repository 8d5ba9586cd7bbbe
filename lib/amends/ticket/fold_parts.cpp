// SPDX-License-Identifier: MIT
#include <amends/ticket/fold_parts.hpp>

#include <algorithm>

namespace amends {
namespace {

void stop_kind(Ticket& ticket, Instant at, ClockKind kind) {
    stop_clocks(ticket, at, [kind](const Clock& clock) { return clock.kind == kind; });
}

}  // namespace

void start_clock(Ticket& ticket, Clock clock) {
    if (clock.playbook.name.empty()) clock.playbook = ticket.playbook;
    clock.episode = ticket.episode;
    clock.instance = ++ticket.clocks_started.at(static_cast<std::size_t>(clock.kind));
    ticket.clocks.push_back(clock);
}

void start_respond(Ticket& ticket, Instant from, const RespondTerms& terms) {
    start_clock(ticket, {.kind = ClockKind::respond, .started_at = from, .due_at = terms.due, .measure = terms.measure,
                         .pausable = false, .amazed_by = terms.amazed_by, .delighted_by = terms.delighted_by});
}

void start_resolve(Ticket& ticket, const ResolveTerms& terms) {
    start_clock(ticket, {.kind = ClockKind::resolve, .started_at = ticket.received_at, .due_at = terms.due,
                         .measure = terms.measure, .pausable = terms.pausable, .history = ticket.imported});
}

void withdraw_respond(Ticket& ticket) {
    withdraw_clocks(ticket, [](const Clock& clock) { return clock.kind == ClockKind::respond; });
}

namespace {

/// Ends the pause of a clock that is under way, at `at`.
void go_on(Clock& clock, Instant at) {
    if (!clock.paused_at) return;
    if (at > *clock.paused_at) clock.pauses.push_back({*clock.paused_at, at});
    clock.paused_at.reset();
    clock.due_before_pause.reset();
}

/// When the wait that is under way ends if it is ended at `at`: at its own time, if that came first.
Instant end_of_wait(const Ticket& ticket, Instant at) {
    return ticket.wait && ticket.wait->until ? std::min(at, *ticket.wait->until) : at;
}

}  // namespace

void redate(Ticket& ticket, const std::vector<Redue>& dues, Instant at) {
    for_clocks_of(ticket, dues, [&](Clock& clock, const Redue& redue) {
        clock.due_at = redue.due;
        if (redue.before_pause) clock.due_before_pause = redue.before_pause;
        clock.started_at = redue.from.value_or(clock.started_at);
        clock.amazed_by = redue.amazed_by.value_or(clock.amazed_by);
        clock.delighted_by = redue.delighted_by.value_or(clock.delighted_by);
        clock.pausable = redue.pausable.value_or(clock.pausable);
        if (!clock.pausable) go_on(clock, end_of_wait(ticket, at));
        if (redue.pauses) clock.paused_at = at;
        if (redue.as_told) clock.measure.reset();
        if (!redue.measure) return;
        clock.measure = *redue.measure;
        clock.playbook = ticket.playbook;
    });
}

void end_wait(Ticket& ticket, Instant at, const std::vector<Redue>& dues) {
    for (Clock& clock : ticket.clocks) go_on(clock, end_of_wait(ticket, at));
    redate(ticket, dues, at);
    ticket.wait.reset();
    ticket.own.wait.reset();
    if (ticket.status == Status::waiting) ticket.status = Status::open;
}

void nobody_waits(Ticket& ticket) {
    ticket.unanswered_since.reset();
    ticket.own.unanswered_since.reset();
    ticket.own.wait.reset();
    for (Absorbed& one : ticket.absorbed) one.unanswered_since.reset();
}

void wants_answer(Ticket& ticket, Instant received) {
    ticket.reopened_by_us = false;
    if (!ticket.own.unanswered_since) ticket.own.unanswered_since = received;
}

void answer(Ticket& ticket, Instant at) {
    if (ticket.wait && ticket.wait->on == WaitingOn::customer) end_wait(ticket, at, {});
    stop_kind(ticket, at, ClockKind::respond);
    stop_kind(ticket, at, ClockKind::update);
    nobody_waits(ticket);
    ticket.answered_at = at;
}

void start_promise(Ticket& ticket, int n, Instant since, Instant by) {
    start_clock(ticket, {.kind = ClockKind::promise, .started_at = since, .due_at = by, .pausable = false, .promise = n});
}

void start_update(Ticket& ticket, Instant from, const UpdateTerms& terms, std::optional<Instant> told) {
    start_clock(ticket, {.kind = ClockKind::update, .started_at = from, .due_at = terms.due, .measure = terms.measure, .told = told});
}

void begin_wait(Ticket& ticket, WaitingOn on, Instant since, std::optional<Instant> until) {
    ticket.status = Status::waiting;
    ticket.wait = Wait{on, since, until, ++ticket.waits};
    ticket.nudged_at.clear();
    ticket.look_again_at.reset();
}

Text take_line(std::string_view& lines) {
    const auto line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(lines.size(), line.size() + 1));
    return Text::trusted(line);
}

}  // namespace amends
