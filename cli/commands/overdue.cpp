// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>

#include <cli/output/overdue_table.hpp>
#include <cli/output/ticket_table.hpp>
#include <cli/ticket_command.hpp>
#include <cli/working_time.hpp>

namespace amends::cli {
namespace {

struct Given {
    std::optional<Span> within;
    Filter filter;
    bool exit_code = false;
};

std::optional<Instant> due_of(const ListedTicket& ticket, ClockKind clock) {
    switch (clock) {
        case ClockKind::respond: return ticket.respond_at;
        case ClockKind::update: return ticket.update_at;
        case ClockKind::promise: return ticket.promise_at;
        case ClockKind::resolve: break;
    }
    return ticket.resolve_at;
}

/// A list about one clock tells when that is due, which need not be the first of the ticket.
void by_clock(std::vector<ListedTicket>& tickets, ClockKind clock) {
    for (ListedTicket& ticket : tickets) {
        ticket.due_at = due_of(ticket, clock);
        ticket.due_clock = std::string{to_string(clock)};
    }
    std::ranges::stable_sort(tickets, {}, &ListedTicket::due_at);
}

int overdue(const Given& given, Context& context) {
    Filter filter = given.filter;
    filter.now = context.now;
    if (given.within) {
        filter.due_before = after(*given.within, context);
    } else {
        filter.overdue = true;
    }
    auto tickets = context.desk->list(filter);
    if (filter.clock) by_clock(tickets, *filter.clock);
    if (context.json() && context.globals.fields.empty()) {
        print_tickets_json(context, tickets);
    } else {
        print_overdue(context, tickets);
    }
    if (tickets.empty() && context.globals.format == Format::table && !context.globals.quiet) {
        context.err.write(given.within ? "nothing is due by then\n" : "nothing is overdue\n");
    }
    return given.exit_code && !tickets.empty() ? 1 : 0;
}

}  // namespace

Definition define_overdue() {
    auto given = std::make_shared<Given>();
    return {
        .description =
            "Lists what is late now, one line a ticket, the one that is late the longest first; with --within also what will be. "
            "It only looks: nobody is reminded. Nothing is ever cut. A ticket is late one second after its due time, not at it; "
            "what is late stays late until it is done, also while it waits.",
        .examples = {{"amends overdue", "what is late"},
                     {"amends overdue --within 2h --owner kim", "what kim has to do within two hours, and what is late already"},
                     {"amends overdue --exit-code || notify-team", "for scripts"},
                     {"amends overdue --clock respond --plain", "customers without an answer; the columns are frozen"}},
        .exits = {{1, "with --exit-code: it listed something"}},
        .rules = "TEN-1, TEN-2, ABC-H",
        .options = {option("--within", "DURATION", "also what will be late within this time", given->within),
                    option("--clock", "CLOCK", "only by this clock", given->filter.clock),
                    option("--owner", "AGENT", "whose they are", given->filter.owner),
                    flag("--nobody", "only those without an owner", given->filter.nobody),
                    flag("--exit-code", "exit 1 if anything is listed", given->exit_code)},
        .columns = overdue_columns(),
        .run = [given](Context& context) { return overdue(*given, context); },
    };
}

}  // namespace amends::cli
