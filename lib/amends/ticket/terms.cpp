// SPDX-License-Identifier: MIT
#include <amends/ticket/terms.hpp>

#include <algorithm>

#include <amends/calendar/calendar.hpp>

namespace amends {

RespondTerms respond_terms(const Playbook& playbook, const Facts& facts, Instant from) {
    const RespondTargets targets = playbook.clocks_for(facts).respond;
    const Calendar calendar = Calendar::always();
    return {reckon(from, targets.amazed, calendar), reckon(from, targets.delighted, calendar), reckon(from, targets.expected, calendar)};
}

std::optional<ResolveTerms> resolve_terms(const Playbook& playbook, const Facts& facts, Instant from) {
    const auto resolve = playbook.clocks_for(facts).resolve;
    if (!resolve) return std::nullopt;
    return ResolveTerms{reckon(from, resolve->within, Calendar::always()), resolve->pausable};
}

Instant update_due(const Playbook& playbook, const Facts& facts, Instant from, std::optional<Instant> promised) {
    const Instant due = reckon(from, playbook.clocks_for(facts).update, Calendar::always());
    return promised ? std::min(due, *promised) : due;
}

std::vector<Redue> pause(const Ticket& ticket, WaitingOn on, Instant since, Instant until) {
    std::vector<Redue> dues;
    for (const Clock& clock : ticket.clocks) {
        const bool seen_by_customer = clock.kind == ClockKind::update;
        const bool can_pause = clock.kind == ClockKind::update || (clock.kind == ClockKind::resolve && clock.pausable);
        if (clock.stopped() || !can_pause || clock.due_at < since) continue;
        if (on == WaitingOn::supplier && seen_by_customer) continue;
        dues.push_back({clock.kind, clock.instance, later(clock.due_at, until - since)});
    }
    return dues;
}

std::vector<Redue> resume(const Ticket& ticket, Instant now) {
    std::vector<Redue> dues;
    if (!ticket.wait || !ticket.wait->until || *ticket.wait->until <= now) return dues;
    for (const Clock& clock : ticket.clocks) {
        if (clock.stopped() || !clock.paused_at) continue;
        dues.push_back({clock.kind, clock.instance, clock.due_at - (*ticket.wait->until - now)});
    }
    return dues;
}

}  // namespace amends
