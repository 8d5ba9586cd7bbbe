// SPDX-License-Identifier: MIT
#include <amends/store/where.hpp>

#include <fmt/format.h>

namespace amends::store {
namespace {

std::int64_t seconds(Instant instant) { return instant.time_since_epoch().count(); }

void add_status(Where& where, const Filter& filter) {
    if (filter.statuses.empty()) {
        if (filter.words.empty()) where.add("t.status IN ('open', 'waiting')");
        return;
    }
    if (filter.statuses.size() == 1) {
        where.add(fmt::format("t.status = '{}'", to_string(filter.statuses.front())));  // as its index says it
        return;
    }
    std::string list;
    for (const Status status : filter.statuses) list += fmt::format("{}'{}'", list.empty() ? "" : ", ", to_string(status));
    where.add(fmt::format("t.status IN ({})", list));
}

void add_whose(Where& where, const Filter& filter) {
    if (filter.owner) where.add("t.owner = ?", {*filter.owner});
    if (filter.nobody) where.add("t.owner IS NULL");
    if (filter.customers.empty()) return;
    std::string list;
    for (const CustomerId id : filter.customers) list += fmt::format("{}{}", list.empty() ? "" : ", ", number(id));
    where.add(fmt::format("t.customer IN ({})", list));
}

void add_times(Where& where, const Filter& filter) {
    // `urgent_at` is never after a due time: it narrows by the index what the due time then decides.
    const std::string due = filter.clock ? fmt::format("t.{}_at", to_string(*filter.clock)) : "t.due_at";
    if (filter.overdue) where.add("t.urgent_at < ? AND " + due + " < ?", {seconds(filter.now), seconds(filter.now)});
    if (filter.due_before) {
        where.add("t.urgent_at <= ? AND " + due + " <= ?", {seconds(*filter.due_before), seconds(*filter.due_before)});
    }
    if (filter.silent_since) where.add("t.silent_since <= ?", {seconds(*filter.silent_since)});
}

}  // namespace

void Where::add(std::string_view condition, std::vector<Value> values) {
    conditions_ += fmt::format("{}{}", conditions_.empty() ? "" : " AND ", condition);
    for (Value& value : values) values_.push_back(std::move(value));
}

std::string Where::sql() const { return conditions_.empty() ? "" : " WHERE " + conditions_; }

void Where::bind(sqlite::Statement& statement) const {
    for (const Value& value : values_) {
        std::visit(
            [&]<typename T>(const T& one) {
                if constexpr (std::is_same_v<T, std::string>) {
                    statement << std::string_view{one};
                } else {
                    statement << one;
                }
            },
            value);
    }
}

Where where_of(const Filter& filter) {
    Where where;
    add_status(where, filter);
    add_whose(where, filter);
    add_times(where, filter);
    if (filter.mood) where.add("t.mood = ?", {std::string{to_string(*filter.mood)}});
    if (filter.cause) where.add("(t.cause = ? OR instr(t.cause, ? || '/') = 1)", {*filter.cause, *filter.cause});
    return where;
}

const std::string_view kListedTickets =
    "t.id, s.text, c.name, t.owner, t.status, t.mood, t.channel, t.kind, t.priority, t.received_at, t.silent_since, "
    "t.due_at, t.due_clock, t.respond_at, t.update_at, t.promise_at, t.resolve_at, t.closed_at, t.wake_at, t.value, t.outcome, t.cause "
    "FROM ticket t JOIN customer c ON c.id = t.customer "
    "LEFT JOIN event_text s ON s.id = 16 * t.opened_event + 1";

ListedTicket read_listed(sqlite::Statement& row) {
    ListedTicket ticket;
    std::int64_t id = 0;
    std::optional<std::string> subject;
    row >> id >> subject >> ticket.customer >> ticket.owner >> ticket.status >> ticket.mood >> ticket.channel >>
        ticket.kind >> ticket.priority >> ticket.received_at >> ticket.silent_since >> ticket.due_at >>
        ticket.due_clock >> ticket.respond_at >> ticket.update_at >> ticket.promise_at >> ticket.resolve_at >> ticket.closed_at >> ticket.wake_at >> ticket.value >> ticket.outcome >> ticket.cause;
    ticket.id = TicketId{id};
    ticket.subject = subject.value_or("(erased)");
    return ticket;
}

}  // namespace amends::store
