// SPDX-License-Identifier: MIT
#include <amends/ticket/terms.hpp>

#include <algorithm>

namespace amends {
namespace {

Measure measured(const Span& span, const std::string& calendar) {
    // Real time needs no calendar, whatever the playbook's is.
    const bool real = std::holds_alternative<Seconds>(span) || calendar == kAlways;
    return {span, real ? std::nullopt : std::optional{calendar}};
}

const Calendar& calendar_of(const Measure& measure, const Calendars& calendars) {
    return calendars.named(measure.calendar.value_or(std::string{kAlways}));
}

}  // namespace

RespondTerms respond_terms(const Playbook& playbook, const Calendars& calendars, const Facts& facts, Instant from) {
    const ClockTargets targets = playbook.clocks_for(facts);
    const Calendar& calendar = calendars.named(targets.calendar);
    const auto& [amazed, delighted, expected] = targets.respond;
    return {reckon(from, amazed, calendar), reckon(from, delighted, calendar), reckon(from, expected, calendar),
            measured(expected, targets.calendar)};
}

std::optional<ResolveTerms> resolve_terms(const Playbook& playbook, const Calendars& calendars, const Facts& facts,
                                          Instant from) {
    const ClockTargets targets = playbook.clocks_for(facts);
    if (!targets.resolve) return std::nullopt;
    return ResolveTerms{reckon(from, targets.resolve->within, calendars.named(targets.calendar)), targets.resolve->pausable,
                        measured(targets.resolve->within, targets.calendar)};
}

UpdateTerms update_terms(const Playbook& playbook, const Calendars& calendars, const Facts& facts, Instant from,
                         std::optional<Instant> told) {
    const ClockTargets targets = playbook.clocks_for(facts);
    const Instant due = reckon(from, targets.update, calendars.named(targets.calendar));
    if (told && *told < due) return {*told, std::nullopt};
    return {due, measured(targets.update, targets.calendar)};
}

Instant carried(const std::optional<Measure>& measure, const Calendars& calendars, Instant due, const Pause& pause) {
    if (due < pause.from || pause.to <= pause.from) return due;
    if (!measure || std::holds_alternative<Seconds>(measure->span)) return later(due, pause.to - pause.from);
    const Calendar& calendar = calendar_of(*measure, calendars);
    if (std::holds_alternative<OpenTime>(measure->span)) {
        return calendar.add(pause.to, calendar.between(pause.from, due));
    }
    const int left = calendar.closings_between(pause.from, due);
    return left == 0 ? std::max(due, pause.to) : calendar.nth_closing(pause.to, left);
}

namespace {

/// A due time moved by pauses, one after another, and no earlier than `earliest`.
Instant carried_over(const std::optional<Measure>& measure, const Calendars& calendars, Instant due, std::span<const Pause> pauses,
                     std::optional<Instant> earliest) {
    const Instant floor = earliest.value_or(kFirstInstant);
    for (const Pause& pause : pauses) {
        if (pause.from >= floor) due = std::max(due, floor);
        due = carried(measure, calendars, due, pause);
    }
    return std::max(due, floor);
}

}  // namespace

Instant due_of(const Measure& measure, const Calendars& calendars, Instant from, std::span<const Pause> pauses,
               std::optional<Instant> earliest) {
    return carried_over(measure, calendars, reckon(from, measure.span, calendar_of(measure, calendars)), pauses, earliest);
}

std::vector<Redue> pause(const Ticket& ticket, const Calendars& calendars, WaitingOn on, Instant since, Instant until) {
    std::vector<Redue> dues;
    if (on == WaitingOn::supplier) return dues;
    for (const Clock& clock : ticket.clocks) {
        const bool can_pause = clock.kind == ClockKind::update || (clock.kind == ClockKind::resolve && clock.pausable);
        if (clock.stopped() || !can_pause || clock.due_at < since) continue;
        dues.push_back({.clock = clock.kind, .instance = clock.instance,
                        .due = carried(clock.measure, calendars, clock.due_at, {since, until})});
    }
    return dues;
}

std::vector<Redue> resume(const Ticket& ticket, const Calendars& calendars, Instant now) {
    std::vector<Redue> dues;
    if (!ticket.wait || !ticket.wait->until || *ticket.wait->until <= now) return dues;
    for (const Clock& clock : ticket.clocks) {
        if (clock.stopped() || !clock.paused_at) continue;
        const Instant before = clock.due_before_pause.value_or(clock.due_at);
        const Instant due = carried(clock.measure, calendars, before, {*clock.paused_at, now});
        dues.push_back({.clock = clock.kind, .instance = clock.instance, .due = std::max(due, clock.recounted_at.value_or(due))});
    }
    return dues;
}

Redue recounted(const Clock& clock, const Ticket& ticket, const Calendars& calendars, const Measure& measure, Instant from) {
    Redue redue{.clock = clock.kind, .instance = clock.instance, .from = from, .measure = measure};
    std::vector<Pause> pauses = clock.pauses;
    if (clock.paused_at && ticket.wait && ticket.wait->until) {
        const bool paused_since = !clock.recounted_at || *clock.paused_at >= *clock.recounted_at;
        redue.before_pause = due_of(measure, calendars, from, pauses, paused_since ? clock.recounted_at : std::nullopt);
        pauses.push_back({*clock.paused_at, *ticket.wait->until});
    }
    redue.due = due_of(measure, calendars, from, pauses, clock.recounted_at);
    return redue;
}

namespace {

/// What a told time was counted by: the playbook's interval, where it was that; else nothing, as a date is not counted.
std::optional<Measure> measure_of_told(const Clock& clock, const Calendars& calendars) {
    if (!clock.measure) return std::nullopt;
    const bool by_interval = clock.told == due_of(*clock.measure, calendars, clock.started_at, {});
    return by_interval ? clock.measure : std::nullopt;
}

std::optional<Pause> pause_under_way(const Clock& clock, const Ticket& ticket) {
    if (!clock.paused_at || !ticket.wait || !ticket.wait->until) return std::nullopt;
    return Pause{*clock.paused_at, *ticket.wait->until};
}

}  // namespace

Instant told_due(const Clock& clock, const Ticket& ticket, const Calendars& calendars) {
    std::vector<Pause> pauses = clock.pauses;
    if (const auto pause = pause_under_way(clock, ticket)) pauses.push_back(*pause);
    return carried_over(measure_of_told(clock, calendars), calendars, clock.told.value_or(clock.due_at), pauses, clock.recounted_at);
}

Redue as_told(const Clock& clock, const Ticket& ticket, const Calendars& calendars) {
    Redue redue{.clock = clock.kind, .instance = clock.instance, .as_told = true};
    redue.due = carried_over(measure_of_told(clock, calendars), calendars, clock.told.value_or(clock.due_at), clock.pauses, {});
    if (const auto pause = pause_under_way(clock, ticket)) {
        redue.before_pause = redue.due;
        redue.due = carried(std::nullopt, calendars, redue.due, *pause);
    }
    redue.due = std::max(redue.due, clock.recounted_at.value_or(redue.due));
    return redue;
}

std::vector<Redue> resolve_from(const Ticket& ticket, const Playbook& playbook, const Calendars& calendars, Instant received) {
    const auto terms = resolve_terms(playbook, calendars, ticket.facts(), received);
    std::vector<Redue> dues;
    for (const Clock& clock : ticket.clocks) {
        if (!terms || clock.kind != ClockKind::resolve || clock.stopped()) continue;
        dues.push_back(recounted(clock, ticket, calendars, terms->measure, received));
    }
    return dues;
}

}  // namespace amends
