// SPDX-License-Identifier: MIT
#include <cli/output/ticket_view.hpp>

#include <algorithm>

#include <amends/calendar/when.hpp>
#include <amends/desk/filling.hpp>
#include <cli/help.hpp>
#include <cli/output/event_line.hpp>
#include <cli/output/tone.hpp>

namespace amends::cli {
namespace {

const GuideStep* next_of(const std::vector<GuideStep>& steps) {
    const auto next = std::ranges::find(steps, StepState::next, &GuideStep::state);
    return next == steps.end() ? nullptr : &*next;
}

void print_field(Context& context, std::string_view name, std::string_view value) {
    if (!value.empty()) context.out.print("  {:<9} {}\n", name, value);
}

std::string money(const std::optional<Money>& money, const Context& context) {
    return money ? to_string(*money, context.desk->currency()) : "";
}

std::string status_line(const Ticket& ticket, const Context& context) {
    std::string line{to_string(status_at(ticket, context.now))};
    if (ticket.wait && status_at(ticket, context.now) == Status::waiting) {
        line += fmt::format(" for the {}", to_string(ticket.wait->on));
        if (ticket.wait->until) line += " until " + when(*ticket.wait->until, context);
    }
    if (ticket.merged_into) line += " into " + to_string(*ticket.merged_into);
    if (ticket.outcome) line += fmt::format(": {}", to_string(*ticket.outcome));
    if (ticket.cause) line += fmt::format(", cause {}", visible_line(*ticket.cause));
    return line;
}

std::string clock_line(const Clock& clock, const Ticket& ticket, const Context& context) {
    const Seconds late = lateness(clock, context.now);
    std::string line = fmt::format("{:<8}", to_string(clock.kind));
    if (clock.stopped_at) {
        line += "stopped " + local(*clock.stopped_at, context.now, context.zone());
        if (clock.kind == ClockKind::respond) line += fmt::format(", {}", to_string(tier_at(clock, context.now)));
        return line + (late > Seconds{0} ? fmt::format(", late by {}", brief(late)) : "");
    }
    line += late > Seconds{0} ? toned(context, Tone::urgent, "late, due " + when(clock.due_at, context)) : "due " + when(clock.due_at, context);
    return state_at(clock, ticket, context.now) == ClockState::paused ? line + " (paused)" : line;
}

void print_clocks(Context& context, const Ticket& ticket) {
    for (const Clock& clock : ticket.clocks) print_field(context, "clock", clock_line(clock, ticket, context));
}

void print_choices(Context& context, const Ticket& ticket) {
    for (const OfferedOption& option : ticket.options) {
        print_field(context, "option",
                    fmt::format("{}{}. {}{}{}", option.chosen ? "✓ " : "", option.n, visible_line(option.text),
                                option.cost ? " (" + money(option.cost, context) + ")" : "",
                                option.own ? ", their own wish" : ""));
    }
    for (const Promise& promise : ticket.promises) {
        print_field(context, "promise",
                    fmt::format("{}{}. {}, by {}", promise.state == PromiseState::kept ? "✓ " : "", promise.n,
                                visible_line(promise.text), when(promise.by, context)));
    }
}

void print_indented(Context& context, std::string_view text, std::string_view indent) {
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        context.out.print("{}{}\n", indent, line);
        text.remove_prefix(std::min(text.size(), line.size() + 1));
    }
}

void print_event(Context& context, std::string_view mark, const Event& event) {
    context.out.print("{:>3}  {}  {}  {}\n", mark, local(event.at, context.now, context.zone()), visible_line(event.by),
                      event_line(event, context));
    print_indented(context, event_text(event), "       ");
}

/// What happened, in order: the ticket's own events by number, those of tickets that were joined to it under their id.
void print_timeline(Context& context, const TicketView& view) {
    context.out.write("\n");
    int n = 0;
    auto joined = view.joined.begin();
    for (const Event& event : view.events) {
        for (; joined != view.joined.end() && joined->seq < event.seq; ++joined) print_event(context, to_string(joined->ticket), *joined);
        print_event(context, std::to_string(++n), event);
    }
    for (; joined != view.joined.end(); ++joined) print_event(context, to_string(joined->ticket), *joined);
}

std::string first_sentence(const std::string& text) {
    const std::string line = visible_line(text);
    return line.substr(0, std::min(line.find(". "), line.size() - 1) + 1);
}

/// The step to do now, whole: what to do, words to say, the command to type.
void print_next_step(Context& context, const TicketView& view, const Step& step) {
    const auto columns = static_cast<std::size_t>(context.environment.columns);
    constexpr std::string_view kIndent = "      ";
    const std::string title = fmt::format("→ {} ({})", visible_line(step.id), visible_line(step.rules.empty() ? "" : step.rules.front()));
    context.out.print("  {}\n{}\n", toned(context, Tone::heading, title), wrapped(visible_line(step.does), columns, kIndent));
    for (const std::string& words : words_to_say(step, view, context.globals.agent)) {
        context.out.print("{}\n", wrapped("“" + visible_line(words) + "”", columns, kIndent));
    }
    context.out.print("{}{}\n", kIndent, command_for(step, view.ticket.id));
}

std::string_view mark_of(StepState state) {
    switch (state) {
        case StepState::done: return "✓";
        case StepState::next: return "→";
        case StepState::skipped: return "-";
        case StepState::open: break;
    }
    return " ";
}

}  // namespace

std::string next_step(const TicketView& view) {
    const auto steps = guide(view.ticket, *view.playbook);
    const GuideStep* next = next_of(steps);
    if (next == nullptr) return "";
    return fmt::format("{} ({}): {}", next->step->does, next->step->rules.empty() ? "" : next->step->rules.front(),
                       command_for(*next->step, view.ticket.id));
}

void print_summary(Context& context, const TicketView& view) {
    const Ticket& ticket = view.ticket;
    context.out.print("{}\n", toned(context, Tone::heading, fmt::format("{} {}", to_string(ticket.id), visible_line(ticket.subject))));
    print_field(context, "customer",
                fmt::format("{}{}{}", visible_line(view.customer.name),
                            view.customer.email.empty() ? "" : "  " + visible_line(view.customer.email),
                            view.customer.phone.empty() ? "" : "  " + visible_line(view.customer.phone)));
    print_field(context, "wants", visible_line(ticket.wants));
    print_field(context, "status", status_line(ticket, context));
    print_field(context, "kind", fmt::format("{} by {}, {}, priority {}", to_string(ticket.kind), to_string(ticket.channel),
                                             to_string(ticket.mood), to_string(ticket.priority)));
    print_field(context, "owner", ticket.owner ? visible_line(*ticket.owner) : "nobody");
    print_field(context, "value", money(ticket.value, context));
    print_field(context, "received", when(ticket.received_at, context));
    if (const Clock* due = next_due(ticket)) print_field(context, "due", clock_line(*due, ticket, context));
}

void print_ticket(Context& context, const TicketView& view) {
    print_summary(context, view);
    print_clocks(context, view.ticket);
    print_choices(context, view.ticket);
    print_field(context, "next", next_step(view));
    print_timeline(context, view);
}

void print_guide(Context& context, const TicketView& view) {
    const auto columns = static_cast<std::size_t>(context.environment.columns);
    std::optional<Stage> stage;
    for (const GuideStep& one : guide(view.ticket, *view.playbook)) {
        if (stage != one.step->stage) context.out.print("{}\n", to_string(one.step->stage));
        stage = one.step->stage;
        if (one.state == StepState::next) {
            print_next_step(context, view, *one.step);
            continue;
        }
        const std::string line = fmt::format("  {} {:<28} {}", mark_of(one.state), visible_line(one.step->id), first_sentence(one.step->does));
        context.out.print("{}\n", context.environment.out_is_terminal ? cut(line, columns) : line);
    }
}

}  // namespace amends::cli
