// SPDX-License-Identifier: MIT
#include <cli/output/ticket_table.hpp>

#include <array>

#include <amends/calendar/when.hpp>
#include <cli/output/table.hpp>
#include <cli/output/ticket_json.hpp>

namespace amends::cli {
namespace {

// The order and names of the columns of --plain are frozen: new ones go to the end.
constexpr auto kColumns = std::to_array<Column>({
    {"id", "id", true, true, false, Value::number},
    {"status", "status", true, false, false},
    {"due_at", "due", true, false, false},
    {"due_clock", "clock", true, false, false},
    {"overdue", "late", false, false, false, Value::truth},
    {"owner", "owner", true, false, true},
    {"mood", "mood", true, false, false},
    {"customer", "customer", true, false, true},
    {"subject", "subject", true, false, true},
    {"value", "value", false, true, false, Value::money},
    {"channel", "channel", false, false, false},
    {"kind", "kind", false, false, false},
    {"priority", "priority", false, false, false},
    {"received_at", "received", false, false, false},
    {"closed_at", "closed", false, false, false},
    {"outcome", "outcome", false, false, false},
    {"cause", "cause", false, false, false},
});

std::string time_cell(const Context& context, const std::optional<Instant>& instant) {
    if (!instant) return {};
    return context.globals.format == Format::table ? relative(*instant, context.now) : to_string(*instant);
}

std::string status_cell(const Context& context, const ListedTicket& ticket) {
    const bool over = ticket.status == "waiting" && ticket.wake_at && *ticket.wake_at <= context.now;
    return over ? "open" : ticket.status;
}

std::vector<std::string> cells(const Context& context, const ListedTicket& ticket) {
    const bool late = ticket.overdue(context.now);
    return {std::to_string(number(ticket.id)),
            status_cell(context, ticket),
            time_cell(context, ticket.due_at),
            ticket.due_clock.value_or(""),
            late ? "true" : "false",
            ticket.owner.value_or(""),
            ticket.mood,
            ticket.customer,
            ticket.subject,
            ticket.value ? amount(Money{*ticket.value}, context.desk->currency()) : "",
            ticket.channel,
            ticket.kind,
            ticket.priority,
            time_cell(context, ticket.received_at),
            time_cell(context, ticket.closed_at),
            ticket.outcome.value_or(""),
            ticket.cause.value_or("")};
}

}  // namespace

std::span<const Column> ticket_columns() { return kColumns; }

void print_tickets(Context& context, const std::vector<ListedTicket>& tickets) {
    if (context.globals.quiet) {
        for (const ListedTicket& ticket : tickets) context.out.print("{}\n", number(ticket.id));
        return;
    }
    std::vector<std::vector<std::string>> rows;
    rows.reserve(tickets.size());
    for (const ListedTicket& ticket : tickets) rows.push_back(cells(context, ticket));
    print_table(context, kColumns, rows, "tickets");
}

void print_tickets_json(Context& context, const std::vector<ListedTicket>& tickets) {
    const auto one = [&](const ListedTicket& ticket) {
        Json json = ticket_json(context.desk->view(ticket.id), context.now, context.desk->currency(), Detail::brief);
        // By the clock that the list is about, which need not be the one that is due first.
        const Seconds late = std::max(context.now - ticket.due_at.value_or(context.now), Seconds{0});
        json["due_at"] = ticket.due_at ? Json(to_string(*ticket.due_at)) : Json(nullptr);
        json["due_clock"] = ticket.due_clock ? Json(*ticket.due_clock) : Json(nullptr);
        json["overdue"] = late > Seconds{0};
        json["overdue_s"] = late.count();
        return json;
    };
    if (context.globals.format == Format::jsonl) {
        for (const ListedTicket& ticket : tickets) context.out.write(dump({{"ticket", one(ticket)}}));
        return;
    }
    context.out.write("{\"schema\":1,\"tickets\":[");
    for (const ListedTicket& ticket : tickets) {
        if (&ticket != &tickets.front()) context.out.write(",");
        context.out.write(one(ticket).dump(-1, ' ', false, Json::error_handler_t::replace));
    }
    context.out.write("]}\n");
}

}  // namespace amends::cli
