// SPDX-License-Identifier: MIT
#include <memory>

#include <amends/base/text.hpp>
#include <cli/output/csv.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

constexpr int kBatch = 500;

struct Given {
    bool csv = false;
    bool raw = false;
};

std::string opening_text(const TicketView& view) { return std::get<Opened>(view.events.front().deed).text.stored(); }

std::string time_cell(const std::optional<Instant>& instant) { return instant ? to_string(*instant) : ""; }

/// The fields that `import` knows, in its order, after the number of the ticket.
std::vector<std::string> cells(const TicketView& view, const Currency& currency) {
    const Ticket& ticket = view.ticket;
    return {std::to_string(number(ticket.id)),
            ticket.key.value_or(""),
            ticket.subject.stored(),
            opening_text(view),
            to_string(ticket.received_at),
            view.customer.name,
            view.customer.email,
            view.customer.phone,
            std::string{to_string(ticket.channel)},
            std::string{to_string(ticket.mood)},
            std::string{to_string(ticket.priority)},
            ticket.value ? amount(*ticket.value, currency) : "",
            ticket.wants.stored(),
            ticket.cause.value_or(""),
            std::string{to_string(ticket.status)},
            ticket.owner.value_or(""),
            time_cell(ticket.closed_at),
            ticket.outcome ? std::string{to_string(*ticket.outcome)} : "",
            std::string{to_string(ticket.kind)}};
}

void export_csv(Context& context, CsvCells guard) {
    std::vector<std::string> header{"id"};
    for (const auto field : import_fields()) header.emplace_back(field);
    write_csv(context.out, header, CsvCells::raw);
    TicketId after{};
    for (auto ids = context.desk->ticket_ids_after(after, kBatch); !ids.empty();
         ids = context.desk->ticket_ids_after(after, kBatch)) {
        for (const TicketId id : ids) {
            write_csv(context.out, cells(context.desk->view_alone(id), context.desk->currency()), guard);
        }
        after = ids.back();
    }
}

void export_jsonl(Context& context) {
    for (const std::string& line : context.desk->export_head()) context.out.print("{}\n", line);
    EventId after{};
    for (auto lines = context.desk->export_events(after, kBatch); !lines.empty();
         lines = context.desk->export_events(after, kBatch)) {
        for (const std::string& line : lines) context.out.print("{}\n", line);
    }
}

}  // namespace

Definition define_export() {
    auto given = std::make_shared<Given>();
    return {
        .description =
            "Writes the whole desk to standard output: one JSON object a line, from which 'amends import' makes an equal desk, with "
            "the same numbers and the same hashes. --csv writes a table of the tickets instead, for a spreadsheet; cells that a "
            "spreadsheet would take for a formula get an apostrophe in front, unless --raw.",
        .examples = {{"amends export > desk.jsonl", "all of it"}, {"amends export --csv > tickets.csv", "a table for a spreadsheet"}},
        .rules = "ABC-J",
        .options = {flag("--csv", "a table of the tickets", given->csv),
                    flag("--raw", "with --csv: leave cells as they are, for another program", given->raw)},
        .run = [given](Context& context) {
            if (given->csv && context.json()) throw Error{Code::usage, "--csv and --json exclude each other", "without --csv an export is JSON, one object a line"};
            if (given->raw && !given->csv) throw Error{Code::usage, "--raw goes with --csv"};
            if (given->csv) {
                export_csv(context, given->raw ? CsvCells::raw : CsvCells::guarded);
            } else {
                export_jsonl(context);
            }
            return 0;
        },
    };
}

}  // namespace amends::cli
