// SPDX-License-Identifier: MIT
#include <memory>

#include <cli/output/pager.hpp>
#include <cli/output/ticket_table.hpp>
#include <cli/ticket_command.hpp>
#include <cli/working_time.hpp>

namespace amends::cli {
namespace {

enum class SortBy { due, received, value };

}  // namespace
}  // namespace amends::cli

namespace amends {
template <>
struct Vocabulary<cli::SortBy> {
    static constexpr std::string_view kName = "order";
    static constexpr auto kWords = std::to_array<std::string_view>({"due", "received", "value"});
};
}  // namespace amends

namespace amends::cli {
namespace {

constexpr int kOneScreen = 30;  ///< rows of a list on a terminal, unless --limit says otherwise

struct Given {
    Filter filter;
    std::optional<std::string> customer;
    std::optional<Span> due_within, silent;
    std::optional<SortBy> sort;
    bool exit_code = false;
};

Filter filter_of(const Given& given, Context& context) {
    Filter filter = given.filter;
    filter.now = context.now;
    if (given.customer) {
        for (const CustomerRow& row : context.desk->customers_named(*given.customer)) filter.customers.push_back(row.id);
    }
    if (given.due_within) filter.due_before = after(*given.due_within, context);
    if (given.silent) filter.silent_since = before(*given.silent, context);
    if (given.sort) filter.sort = static_cast<Filter::Sort>(*given.sort);
    if (!filter.limit && context.environment.out_is_terminal && !context.json()) filter.limit = kOneScreen;
    return filter;
}

int found_code(const Given& given, const std::vector<ListedTicket>& tickets) { return given.exit_code && tickets.empty() ? 1 : 0; }

int list(const Given& given, Context& context) {
    const Filter filter = filter_of(given, context);
    const auto tickets = context.desk->list(filter);
    if (context.json() && context.globals.fields.empty()) {
        print_tickets_json(context, tickets);
        return found_code(given, tickets);
    }
    print_tickets(context, tickets);
    const bool cut = filter.limit && static_cast<int>(tickets.size()) == *filter.limit;
    if (cut && filter.words.empty() && context.globals.format == Format::table) {
        const Tally all = context.desk->count(filter);
        context.err.print("{} of {}{}\n", tickets.size(), all.count, all.more ? "+" : "");
    }
    if (tickets.empty() && context.globals.format == Format::table) context.err.write("no tickets\n");
    return found_code(given, tickets);
}

}  // namespace

Definition define_list() {
    auto given = std::make_shared<Given>();
    Filter& filter = given->filter;
    return {
        .description =
            "Lists tickets, the most urgent first. Without words it lists those under way; with words all that hold them, in the "
            "customer's name, the subject or any message, the newest first. On a terminal it shows a screenful and says how many "
            "there are; when piped it lists all.",
        .examples = {{"amends list", "what is under way"},
                     {"amends list --overdue --owner kim", "what kim is late with"},
                     {"amends list refund --status closed --plain", "closed tickets about refunds, for a script"},
                     {"amends list --silent 3d", "customers who have not heard from us for three days"}},
        .exits = {{1, "--exit-code, and nothing was found"}},
        .rules = "ABC-H, SURE-0, ABC-A",
        .options = {optional_argument("WORDS", "words that must all stand in one text", filter.words),
                    option("--status", "STATUS", "only these; give it for each", filter.statuses),
                    option("--owner", "AGENT", "whose they are", filter.owner),
                    flag("--nobody", "only those without an owner", filter.nobody),
                    option("--customer", "NAME", "of this customer: a name, an e-mail address or a number", given->customer),
                    flag("--overdue", "only late ones", filter.overdue),
                    option("--due-within", "DURATION", "only those due within this time", given->due_within),
                    option("--silent", "DURATION", "only those without a word from us for so long", given->silent),
                    option("--mood", "MOOD", "only customers who feel so", filter.mood),
                    option("--cause", "CAUSE", "only with this cause, or this area of causes", filter.cause),
                    option("--sort", "ORDER", "by due (the default), received or value", given->sort),
                    option("--limit", "N", "at most so many", filter.limit),
                    flag("--exit-code", "exit 1 if nothing was found", given->exit_code)},
        .columns = ticket_columns(),
        .run = [given](Context& context) { return list(*given, context); },
    };
}

}  // namespace amends::cli
