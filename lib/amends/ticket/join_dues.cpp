// SPDX-License-Identifier: MIT
#include <amends/ticket/join_dues.hpp>

#include <algorithm>

#include <amends/ticket/terms.hpp>

namespace amends {
namespace {

Ticket after(const Ticket& ticket, const Moment& moment, Deed deed) {
    return apply(ticket, Event{.seq = {}, .ticket = ticket.id, .at = moment.now, .by = moment.agent, .deed = std::move(deed)});
}

/// The running `respond` clock from the message that is the oldest now; nothing where none runs.
std::vector<Redue> respond_from(const Ticket& ticket, const Playbook& playbook, const Calendars& calendars) {
    std::vector<Redue> dues;
    if (waits_as_history(ticket)) return dues;  // what the customer wrote since has a time of its own
    for (const Clock& clock : ticket.clocks) {
        if (clock.kind != ClockKind::respond || clock.stopped() || !ticket.unanswered_since) continue;
        if (clock.started_at == *ticket.unanswered_since) continue;
        const RespondTerms terms = respond_terms(playbook, calendars, ticket.facts(), *ticket.unanswered_since);
        const Instant due = std::max(terms.due, clock.recounted_at.value_or(terms.due));
        dues.push_back({.clock = clock.kind, .instance = clock.instance, .due = due, .before_pause = std::nullopt,
                        .from = ticket.unanswered_since, .measure = terms.measure, .amazed_by = terms.amazed_by,
                        .delighted_by = terms.delighted_by, .pausable = std::nullopt});
    }
    return dues;
}

}  // namespace

bool waits_as_history(const Ticket& ticket) {
    return std::ranges::any_of(ticket.clocks, [](const Clock& clock) { return clock.kind == ClockKind::respond && !clock.stopped() && clock.history; });
}

std::vector<Redue> dues_joined(const Ticket& into, const Playbook& playbook, const Moment& moment, const Absorbed& absorbed) {
    const Instant received = std::min(absorbed.received, into.received_at);
    if (!absorbed.respond) return resolve_from(into, playbook, moment.calendars, received);
    auto dues = resume(into, moment.calendars, moment.now);
    const Ticket resumed = after(into, moment, Resumed{dues});
    for (Redue& redue : resolve_from(resumed, playbook, moment.calendars, received)) dues.push_back(std::move(redue));
    return dues;
}

std::vector<Redue> dues_parted(const Ticket& into, const Playbook& playbook, const Moment& moment, TicketId from) {
    const Ticket parted = after(into, moment, Released{.from = from, .dues = {}});
    auto dues = respond_from(parted, playbook, moment.calendars);
    for (Redue& redue : resolve_from(parted, playbook, moment.calendars, parted.received_at)) dues.push_back(std::move(redue));
    return dues;
}

}  // namespace amends
