// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include <amends/ticket/decide_each.hpp>
#include <amends/ticket/terms.hpp>

namespace amends {
namespace {

/// A ticket's clocks under what is known of it from now on. What would have been due before, by rules that did not hold
/// then, is due now.
struct Recount {
    const Ticket& ticket;
    const Playbook& playbook;
    const Calendars& calendars;
    const Calendars& calendars_before;
    Facts facts;
    Instant now{};

    [[nodiscard]] std::optional<Redue> of(Clock clock) const {
        clock.recounted_at = now;
        if (clock.kind == ClockKind::respond) return of_respond(clock);
        if (clock.kind == ClockKind::resolve) return of_resolve(clock);
        // What the customer was told stands, whoever's playbook it is.
        if (clock.kind == ClockKind::promise || !clock.measure) return std::nullopt;
        return of_update(clock);
    }

    /// A clock that starts only now, from receipt, and how the ticket's wait pauses it.
    void add_new_resolve(Revised& revised) const {
        auto terms = resolve_terms(playbook, calendars, facts, ticket.received_at);
        if (!terms) return;
        terms->due = std::max(terms->due, now);
        const int instance = ticket.clocks_started.at(static_cast<std::size_t>(ClockKind::resolve)) + 1;
        Redue redue{.clock = ClockKind::resolve, .instance = instance, .due = terms->due, .measure = terms->measure};
        if (terms->pausable) pause_from_now(redue);
        if (redue.pauses) revised.dues.push_back(std::move(redue));
        revised.resolve = *std::move(terms);
    }

private:
    [[nodiscard]] Redue of_respond(const Clock& clock) const {
        const RespondTerms terms = respond_terms(playbook, calendars, facts, clock.started_at);
        Redue redue = recounted(clock, ticket, calendars, terms.measure, clock.started_at);
        redue.amazed_by = terms.amazed_by;
        redue.delighted_by = terms.delighted_by;
        return redue;
    }

    /// Due no later than the customer was told, which a sooner interval had hidden.
    [[nodiscard]] Redue of_update(const Clock& clock) const {
        const UpdateTerms terms = update_terms(playbook, calendars, facts, clock.started_at, std::nullopt);
        Redue redue = recounted(clock, ticket, calendars, terms.measure.value_or(Measure{}), clock.started_at);
        const bool sooner = clock.told && told_due(clock, ticket, calendars_before) < redue.due;
        return sooner ? as_told(clock, ticket, calendars_before) : redue;
    }

    [[nodiscard]] std::optional<Redue> of_resolve(const Clock& clock) const {
        const auto terms = resolve_terms(playbook, calendars, facts, clock.started_at);
        if (!terms) return std::nullopt;
        Redue redue = recounted(terms->pausable ? clock : pause_over(clock), ticket, calendars, terms->measure, clock.started_at);
        redue.pausable = terms->pausable;
        if (terms->pausable && !clock.paused_at) pause_from_now(redue);
        return redue;
    }

    /// Rules that pause do so amid a wait, too: from now on.
    void pause_from_now(Redue& redue) const {
        const auto& wait = ticket.wait;
        if (!wait || !wait->until || wait->on != WaitingOn::customer) return;
        if (status_at(ticket, now) != Status::waiting || redue.due < now) return;
        redue.pauses = true;
        redue.before_pause = redue.due;
        redue.due = carried(redue.measure, calendars, redue.due, {now, *wait->until});
    }

    /// What was waited stays waited (clock rule 9); from now on the clock does not wait any more.
    [[nodiscard]] Clock pause_over(Clock clock) const {
        if (!clock.paused_at) return clock;
        const Instant over = ticket.wait ? std::min(now, ticket.wait->until.value_or(now)) : now;
        if (over > *clock.paused_at) clock.pauses.push_back({*clock.paused_at, over});
        clock.paused_at.reset();
        return clock;
    }
};

Facts facts_after(const Ticket& ticket, const Revise& request) {
    Facts facts = ticket.facts();
    facts.kind = request.kind.value_or(facts.kind);
    facts.channel = request.channel.value_or(facts.channel);
    facts.mood = request.mood.value_or(facts.mood);
    facts.priority = request.priority.value_or(facts.priority);
    if (request.value) facts.value = request.value;
    return facts;
}

bool changes_something(const Revise& request) {
    return request.kind || request.channel || request.mood || request.priority || request.value || request.playbook;
}

}  // namespace

Result<Deeds> decide_one(const Ticket& ticket, const Playbook& playbook, const Revise& request, const Moment& moment) {
    if (!changes_something(request)) {
        return refuse(Code::usage, "nothing to change was given", {}, "--priority, --mood, --kind, --channel, --value or --playbook");
    }
    const Recount recount{.ticket = ticket, .playbook = request.playbook ? *request.playbook->playbook : playbook,
                          .calendars = request.playbook ? request.playbook->calendars : moment.calendars,
                          .calendars_before = moment.calendars,
                          .facts = facts_after(ticket, request), .now = moment.now};
    Revised revised{.kind = request.kind, .channel = request.channel, .mood = request.mood, .priority = request.priority,
                    .value = request.value, .playbook = std::nullopt, .resolve = std::nullopt, .dues = {},
                    .because = request.because.trimmed()};
    if (request.playbook) revised.playbook = request.playbook->pin;
    bool resolves = false;
    for (const Clock& clock : ticket.clocks) {
        if (clock.stopped()) continue;
        resolves = resolves || clock.kind == ClockKind::resolve;
        if (clock.due_at < moment.now) continue;  // its verdict stands (clock rule 12)
        if (auto redue = recount.of(clock)) revised.dues.push_back(*std::move(redue));
    }
    if (!resolves) recount.add_new_resolve(revised);
    return Deeds{std::move(revised)};
}

}  // namespace amends
