// SPDX-License-Identifier: MIT
#include <amends/desk/recording.hpp>

#include <fmt/format.h>

#include <algorithm>

#include <amends/desk/rows.hpp>

namespace amends {
namespace {

store::TicketRow fresh_row(store::Tables& tables, Policies& policies, const Ticket& ticket, EventId opened) {
    return row_of(ticket, opened, policies.of(tables.shelf, ticket.playbook.id), tables.ledger.given(ticket.id));
}

}  // namespace

TicketId survivor(store::Tables& tables, TicketId id) {
    constexpr int kMostMerges = 64;  // one after another: a desk that was tampered with may have a circle
    for (int hop = 0; hop < kMostMerges; ++hop) {
        const auto row = tables.index.ticket(id);
        if (!row || !row->merged_into) return id;
        id = TicketId{*row->merged_into};
    }
    throw Error{Code::bad_data, fmt::format("ticket '{}' was merged in a circle", to_string(id)), "amends verify"};
}

void note_agent(store::Tables& tables, const std::string& agent, std::optional<TicketId> ticket) {
    const auto known = tables.index.agent(agent);
    const AgentRow after = agent_after(known.value_or(AgentRow{.name = agent}), ticket);
    if (known != after) tables.index.put(after);
}

void refresh_row(store::Tables& tables, Policies& policies, const Ticket& ticket, EventId opened) {
    tables.index.put(fresh_row(tables, policies, ticket, opened));
}

Ticket record_dated(store::Tables& tables, Policies& policies, Ticket ticket, std::vector<Dated> deeds, const Acting& acting,
                    std::vector<Event>& events) {
    const bool opens = ticket.version == 0;
    for (std::size_t at = 0; at < deeds.size(); ++at) {
        Event event{{}, ticket.id, deeds[at].at, acting.agent, std::move(deeds[at].deed)};
        auto entry = entry_of(event);
        if (at + 1 == deeds.size()) entry.operation = acting.operation;
        event.seq = tables.journal.append(std::move(entry));
        ticket = apply(std::move(ticket), event);
        events.push_back(std::move(event));
    }
    const store::TicketRow row = fresh_row(tables, policies, ticket, events.front().seq);
    if (opens) {
        tables.index.add(row);
    } else {
        tables.index.put(row);
    }
    return ticket;
}

Ticket record_deeds(store::Tables& tables, Policies& policies, Ticket ticket, Deeds deeds, const Acting& acting, std::vector<Event>& events) {
    std::vector<Dated> dated;
    for (Deed& deed : deeds) dated.push_back({acting.now, std::move(deed)});
    ticket = record_dated(tables, policies, std::move(ticket), std::move(dated), acting, events);
    note_agent(tables, acting.agent, ticket.id);
    return ticket;
}

namespace {

EventId append_desk_deed(store::Tables& tables, const DeskDeed& deed, const Acting& acting, std::optional<std::string> operation) {
    store::Entry entry;
    entry.at = acting.now;
    entry.agent = acting.agent;
    entry.record = to_record(deed);
    entry.operation = std::move(operation);
    const EventId seq = tables.journal.append(std::move(entry));
    note_agent(tables, acting.agent, std::nullopt);
    return seq;
}

[[noreturn]] void throw_other_change(const std::string& key, const store::Entry& entry) {
    const std::string where = entry.ticket ? fmt::format(" on ticket '{}'", to_string(*entry.ticket)) : " to the desk";
    throw Error{Code::usage, fmt::format("key '{}' was used for another change: '{}'{}", key, entry.record.kind, where),
                "a key goes with one change; nothing was done now"};
}

}  // namespace

EventId record_desk_deed(store::Tables& tables, const DeskDeed& deed, const Acting& acting) {
    return append_desk_deed(tables, deed, acting, std::nullopt);
}

EventId record_desk_change(store::Tables& tables, const DeskDeed& deed, const Acting& acting) {
    return append_desk_deed(tables, deed, acting, acting.operation);
}

std::optional<DeskDeed> desk_change_before(store::Tables& tables, std::string_view kind, const Acting& acting) {
    if (!acting.operation) return std::nullopt;
    const auto before = tables.journal.by_operation(*acting.operation);
    if (!before) return std::nullopt;
    if (before->record.kind != kind) throw_other_change(*acting.operation, *before);
    return or_throw(desk_deed_from(before->record));
}

CustomerId add_customer(store::Tables& tables, const Text& name, const Text& email, const Text& phone,
                        const Acting& acting) {
    const CustomerId id = tables.index.next_customer_id();
    record_desk_deed(tables, CustomerAdded{id, name, email, phone}, acting);
    tables.index.put(CustomerRow{id, name.stored(), email.stored(), phone.stored()});
    return id;
}

void check_same_deed(std::span<const Event> events, std::span<const std::string_view> kinds, const std::string& key) {
    const Event& last = events.back();
    if (std::ranges::find(kinds, kind_of(last.deed)) != kinds.end()) return;
    throw Error{Code::usage,
                fmt::format("key '{}' was used for another change: '{}' on ticket '{}'", key, kind_of(last.deed), to_string(last.ticket)),
                "a key goes with one change; nothing was done now"};
}

}  // namespace amends
