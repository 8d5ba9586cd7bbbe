// SPDX-License-Identifier: MIT
#include <cli/output/overdue_table.hpp>

#include <algorithm>
#include <array>

#include <amends/calendar/when.hpp>
#include <cli/output/table.hpp>

namespace amends::cli {
namespace {

// The order and names of the columns of --plain are frozen: new ones go to the end.
constexpr auto kColumns = std::to_array<Column>({
    {"id", "id", true, true, false, Value::number},
    {"due_at", "due", true, false, false},
    {"due_clock", "clock", true, false, false},
    {"overdue_s", "late by", true, true, false, Value::number},
    {"owner", "owner", true, false, true},
    {"mood", "mood", true, false, false},
    {"customer", "customer", true, false, true},
    {"subject", "subject", true, false, true},
    {"status", "status", false, false, false},
    {"channel", "channel", false, false, false},
    {"priority", "priority", false, false, false},
});

std::string late_cell(const Context& context, Seconds late) {
    if (context.globals.format != Format::table) return std::to_string(late.count());
    return late > Seconds{0} ? brief(late) : "";
}

std::vector<std::string> cells(const Context& context, const ListedTicket& ticket) {
    const Instant due = ticket.due_at.value_or(context.now);
    const Seconds late = std::max(context.now - due, Seconds{0});
    const bool people = context.globals.format == Format::table;
    return {std::to_string(number(ticket.id)),
            people ? local(due, context.now, context.zone()) : to_string(due),
            ticket.due_clock.value_or(""),
            late_cell(context, late),
            ticket.owner.value_or(""),
            ticket.mood,
            ticket.customer,
            ticket.subject,
            ticket.status,
            ticket.channel,
            ticket.priority};
}

}  // namespace

std::span<const Column> overdue_columns() { return kColumns; }

void print_overdue(Context& context, const std::vector<ListedTicket>& tickets) {
    if (context.globals.quiet) {
        for (const ListedTicket& ticket : tickets) context.out.print("{}\n", number(ticket.id));
        return;
    }
    std::vector<std::vector<std::string>> rows;
    rows.reserve(tickets.size());
    for (const ListedTicket& ticket : tickets) rows.push_back(cells(context, ticket));
    print_table(context, kColumns, rows, "tickets");
}

}  // namespace amends::cli
