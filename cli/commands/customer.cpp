// SPDX-License-Identifier: MIT
#include <array>
#include <iterator>
#include <limits>
#include <memory>

#include <cli/output/table.hpp>
#include <cli/output/ticket_json.hpp>
#include <cli/output/ticket_table.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

constexpr auto kColumns = std::to_array<Column>({{"id", "id", true, true, false, Value::number},
                                                 {"name", "name", true, false, true},
                                                 {"email", "e-mail", true, false, true},
                                                 {"phone", "phone", true, false, true}});

constexpr int kMostListed = 1000;  ///< on a terminal

struct Edits {
    std::string who;
    CustomerEdits what;
    std::optional<std::string> operation;
};

Json customer_json(const CustomerRow& row) {
    const auto text = [](const std::string& value) { return value.empty() ? Json(nullptr) : Json(value); };
    return {{"id", number(row.id)}, {"name", row.name}, {"email", text(row.email)}, {"phone", text(row.phone)}};
}

int list(const std::string& start, Context& context) {
    std::vector<std::vector<std::string>> rows;
    const int most = context.environment.out_is_terminal ? kMostListed : std::numeric_limits<int>::max();
    for (const CustomerRow& row : context.desk->customers(start, most)) {
        rows.push_back({std::to_string(number(row.id)), row.name, row.email, row.phone});
    }
    print_table(context, kColumns, rows, "customers");
    if (std::ssize(rows) == most) context.err.print("the first {}; name how they begin to see others\n", kMostListed);
    return 0;
}

int show(const std::string& who, Context& context) {
    const CustomerRow row = context.desk->customer(who);
    const Filter filter{.words = {}, .statuses = {Status::open, Status::waiting, Status::closed, Status::merged}, .owner = {},
                        .customers = {row.id}, .due_before = {}, .silent_since = {}, .mood = {}, .cause = {},
                        .sort = Filter::Sort::received, .limit = {}, .now = context.now};
    const auto tickets = context.desk->list(filter);
    if (context.json()) {
        Json ids = Json::array();
        for (const ListedTicket& ticket : tickets) ids.push_back(number(ticket.id));
        Json customer = customer_json(row);
        customer["tickets"] = std::move(ids);
        context.out.write(dump({{"customer", std::move(customer)}}));
        return 0;
    }
    context.out.print("{} {}\n", number(row.id), visible_line(row.name));
    if (!row.email.empty()) context.out.print("  e-mail   {}\n", visible_line(row.email));
    if (!row.phone.empty()) context.out.print("  phone    {}\n", visible_line(row.phone));
    print_tickets(context, tickets);
    return 0;
}

int edit(const Edits& edits, Context& context) {
    if (!edits.what.name && !edits.what.email && !edits.what.phone) {
        throw Error{Code::usage, "nothing to change was given", "use --name, --email or --phone"};
    }
    const CustomerRow row = context.desk->change_customer(edits.who, edits.what, acting_of(context, edits.operation));
    if (context.json()) {
        context.out.write(dump({{"customer", customer_json(row)}}));
    } else {
        context.err.print("customer {} changed\n", number(row.id));
    }
    return 0;
}

}  // namespace

Definition define_customer_list() {
    auto start = std::make_shared<std::string>();
    return {
        .description = "Lists customers whose name or e-mail address begins so, or all.",
        .examples = {{"amends customer list dana", "those whose name begins with dana"}, {"amends customer list --jsonl", "all, for a script"}},
        .rules = "ABC-J",
        .options = {optional_argument("START", "how the name or address begins", *start)},
        .columns = kColumns,
        .run = [start](Context& context) { return list(*start, context); },
    };
}

Definition define_customer_show() {
    auto who = std::make_shared<std::string>();
    return {
        .description = "Shows a customer and all their tickets, the newest first, so that nobody is asked twice.",
        .examples = {{"amends customer show 'Dana Whitfield'", "by name"}, {"amends customer show dana@example.com", "by e-mail address"}},
        .exits = {},
        .rules = "ABC-J",
        .options = {argument("WHO", "a name, an e-mail address, or a number", *who)},
        .columns = ticket_columns(),
        .run = [who](Context& context) { return show(*who, context); },
    };
}

Definition define_customer_edit() {
    auto edits = std::make_shared<Edits>();
    return {
        .description = "Changes the name, e-mail address or phone number of a customer. What it was before stays in the journal.",
        .examples = {{"amends customer edit 3 --phone '+1 555 0100'", "a new phone number"},
                     {"amends customer edit dana@example.com --name 'Dana Whitfield'", "a corrected name"}},
        .rules = "ABC-J",
        .options = {argument("WHO", "a name, an e-mail address, or a number", edits->who),
                    option("--name", "NAME", "the new name", edits->what.name),
                    option("--email", "ADDRESS", "the new e-mail address", edits->what.email),
                    option("--phone", "NUMBER", "the new phone number", edits->what.phone), key_option(edits->operation)},
        .run = [edits](Context& context) { return edit(*edits, context); },
    };
}

}  // namespace amends::cli
