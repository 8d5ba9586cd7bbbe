// SPDX-License-Identifier: MIT
#include <cli/ticket_command.hpp>

#include <amends/base/key.hpp>
#include <cli/output/event_line.hpp>
#include <cli/output/ticket_json.hpp>
#include <cli/output/ticket_view.hpp>

namespace amends::cli {

std::vector<Option> write_options(WriteOptions& into) {
    return {option("--if-version", "N", "refuse with exit 5 unless the ticket still has this version", into.if_version),
            key_option(into.operation)};
}

Option key_option(std::optional<std::string>& into) {
    return option("--idempotency-key", "KEY", "do nothing, and print the same, if a change under this key was made before", into);
}

std::vector<Option> joined(std::initializer_list<std::vector<Option>> lists) {
    std::vector<Option> all;
    for (const auto& list : lists) all.insert(all.end(), list.begin(), list.end());
    return all;
}

Seconds real_time(const Span& span, std::string_view option) {
    if (const auto* seconds = std::get_if<Seconds>(&span)) return *seconds;
    throw Error{Code::usage, fmt::format("{} '{}' is working time, which needs a calendar", option, to_string(span)), "give it as 2h or 3d"};
}

Acting acting_of(const Context& context, const WriteOptions& given) {
    Acting acting = acting_of(context, given.operation);
    acting.if_version = given.if_version;
    return acting;
}

Acting acting_of(const Context& context, const std::optional<std::string>& operation) {
    Acting acting{.now = context.now, .agent = context.globals.agent, .zone = &context.zone()};
    if (operation) acting.operation = or_throw(parse_key(*operation));
    return acting;
}

TicketId ticket_of(const Context& context, const TicketRef& ref) {
    return ref.id ? *ref.id : context.desk->last_of(context.globals.agent);
}

Money money_of(const Context& context, const Amount& amount) {
    return or_throw(parse_money(amount.typed, context.desk->currency()));
}

std::optional<Money> money_of(const Context& context, const std::optional<Amount>& amount) {
    if (!amount) return std::nullopt;
    return money_of(context, *amount);
}

Written write_text(Context& context, TicketId id, const TextInput& input, const WriteOptions& given, const Text& draft) {
    Written written{.text = {}, .acting = acting_of(context, given)};
    if (input.given()) {
        written.text = take_text(context, input, {});
        return written;
    }
    const TicketView view = context.desk->view(id);
    if (!written.acting.if_version) written.acting.if_version = view.ticket.version;
    EditorDraft shown{.text = draft, .about = {}};
    shown.about.push_back(fmt::format("{} {}", to_string(id), visible_line(view.ticket.subject)));
    shown.about.push_back(fmt::format("{}, {}", visible_line(view.customer.name), to_string(view.ticket.mood)));
    if (const auto next = next_step(view); !next.empty()) shown.about.push_back(next);
    written.text = take_text(context, input, shown);
    return written;
}

void warn_of_handovers(Context& context, const Changed& changed) {
    constexpr int kTooMany = 2;
    if (changed.view.ticket.handovers < kTooMany) return;
    context.err.print("warning: this is hand-over {} of {}: a customer should not be passed around [KEYS-3]\n",
                      changed.view.ticket.handovers, to_string(changed.view.ticket.id));
}

void tell_if_merged(Context& context, const TicketView& view) {
    if (!view.asked) return;
    context.err.print("ticket {} was merged into {}\n", to_string(*view.asked), to_string(view.ticket.id));
}

Json changed_json(const Context& context, const Changed& changed) {
    return ticket_json(changed.view, context.now, context.desk->currency(), Detail::whole);
}

int finish(Context& context, const Changed& changed, std::string_view done) {
    const Ticket& ticket = changed.view.ticket;
    if (context.json()) {
        context.out.write(dump({{"ticket", changed_json(context, changed)}}));
        return 0;
    }
    if (context.globals.quiet) {
        context.out.print("{}\n", number(ticket.id));
        return 0;
    }
    tell_if_merged(context, changed.view);
    context.err.print("{} {}{}\n", to_string(ticket.id), done, changed.repeated ? " (already, under this key)" : "");
    if (const Clock* due = next_due(ticket)) {
        context.err.print("{} due {}\n", to_string(due->kind), when(due->due_at, context));
    }
    if (!context.environment.err_is_terminal) return 0;
    if (const auto next = next_step(changed.view); !next.empty()) context.err.print("next: {}\n", next);
    return 0;
}

}  // namespace amends::cli
