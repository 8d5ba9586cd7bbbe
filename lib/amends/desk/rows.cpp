// SPDX-License-Identifier: MIT
#include <amends/desk/rows.hpp>

#include <fmt/format.h>

#include <algorithm>

#include <amends/base/error.hpp>

namespace amends {
namespace {

/// Where others read along (KEYS-2).
bool is_public(Channel channel) { return channel == Channel::social || channel == Channel::review; }

template <Vocable Word>
std::optional<std::string> word_of(const std::optional<Word>& word) {
    if (!word) return std::nullopt;
    return std::string{to_string(*word)};
}

std::optional<Instant>& due_column(store::TicketRow& row, ClockKind kind) {
    switch (kind) {
        case ClockKind::respond: return row.respond_at;
        case ClockKind::update: return row.update_at;
        case ClockKind::promise: return row.promise_at;
        case ClockKind::resolve: break;
    }
    return row.resolve_at;
}

void fill_times(store::TicketRow& row, const Ticket& ticket) {
    row.received_at = ticket.received_at;
    row.opened_at = ticket.opened_at;
    row.closed_at = ticket.closed_at;
    row.silent_since = ticket.answered_at.value_or(ticket.received_at);
    row.urgent_at = urgent_at(ticket).value_or(kLastInstant);
    if (ticket.wait) row.wake_at = ticket.wait->until;
    for (const Clock& clock : ticket.clocks) {
        if (clock.stopped()) continue;
        auto& at = due_column(row, clock.kind);
        at = std::min(at.value_or(clock.due_at), clock.due_at);
    }
    const Clock* due = next_due(ticket);
    if (due == nullptr) return;
    row.due_at = due->due_at;
    row.due_clock = std::string{to_string(due->kind)};
}

void fill_money(store::TicketRow& row, const Ticket& ticket) {
    if (ticket.value) row.value = ticket.value->minor;
    row.spent = ticket.spent.minor;
    row.spent_at = ticket.spent_at;
}

[[noreturn]] void throw_unreadable(const store::Entry& entry, const Refusal& why) {
    throw Error{Code::bad_data, fmt::format("event {}: {}", number(entry.seq), why.message), why.hint};
}

}  // namespace

store::TicketRow row_of(const Ticket& ticket, EventId opened, const Policy& policy, const Given& given) {
    store::TicketRow row;
    row.id = ticket.id;
    row.version = ticket.version;
    row.status = to_string(ticket.status);
    row.kind = to_string(ticket.kind);
    row.channel = to_string(ticket.channel);
    row.mood = to_string(ticket.mood);
    row.priority = to_string(ticket.priority);
    row.customer = number(ticket.customer);
    row.owner = ticket.owner;
    row.open_to_all = is_public(ticket.channel);
    fill_times(row, ticket);
    row.remind_at = next_reminder_at(ticket, *policy.playbook, policy.calendars, given);
    fill_money(row, ticket);
    row.outcome = word_of(ticket.outcome);
    row.cause = ticket.cause;
    row.contacts = ticket.contacts;
    row.handovers = ticket.handovers;
    row.imported = ticket.imported;
    row.key = ticket.key;
    row.playbook = number(ticket.playbook.id);
    if (ticket.merged_into) row.merged_into = number(*ticket.merged_into);
    row.opened_event = number(opened);
    for (const Promise& promise : ticket.promises) {
        row.promises.push_back({promise.n, promise.by, std::string{to_string(promise.state)}});
    }
    return row;
}

store::AgentRow agent_after(store::AgentRow agent, std::optional<TicketId> ticket) {
    if (ticket) agent.last_ticket = ticket;
    return agent;
}

store::AgentRow agent_after(store::AgentRow agent, const AgentSet& deed) {
    agent.name = deed.name;
    agent.role = to_string(deed.role);
    agent.email = deed.email.stored();
    return agent;
}

store::AgentRow agent_after(store::AgentRow agent, const AgentAway& deed) {
    agent.name = deed.name;
    agent.away_until = deed.until;
    agent.cover = deed.cover;
    return agent;
}

store::ReminderRow row_of(const GivenReminder& reminder, Instant given_at) {
    return {.ticket = reminder.ticket, .id = reminder.id, .at = reminder.at, .due_at = reminder.due_at, .given_at = given_at};
}

std::string_view state_of(const SettledReminder& reminder) { return reminder.dropped ? "dropped" : "delivered"; }

store::Entry entry_of(const Event& event) {
    store::Entry entry;
    entry.ticket = event.ticket;
    entry.at = event.at;
    entry.agent = event.by;
    entry.record = to_record(event.deed);
    return entry;
}

Event event_of(const store::Entry& entry) {
    auto deed = from_record(entry.record);
    if (!deed) throw_unreadable(entry, deed.error());
    return {entry.seq, entry.ticket.value_or(TicketId{}), entry.at, entry.agent, *std::move(deed)};
}

std::vector<Event> events_of(std::span<const store::Entry> entries) {
    std::vector<Event> events;
    events.reserve(entries.size());
    for (const store::Entry& entry : entries) events.push_back(event_of(entry));
    return events;
}

DeskDeed desk_deed_of(const store::Entry& entry) {
    auto deed = desk_deed_from(entry.record);
    if (!deed) throw_unreadable(entry, deed.error());
    return *std::move(deed);
}

}  // namespace amends
