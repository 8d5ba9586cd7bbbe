// SPDX-License-Identifier: MIT
#include <array>
#include <memory>

#include <amends/rehearsal/reasons.hpp>
#include <cli/named_playbook.hpp>
#include <cli/output/event_line.hpp>
#include <cli/output/table.hpp>
#include <cli/output/ticket_json.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

constexpr auto kColumns = std::to_array<Column>({{"about", "about", true, false, false},
                                                 {"name", "name", true, false, false},
                                                 {"verdict", "verdict", true, false, false},
                                                 {"line", "line", true, true, false},
                                                 {"why", "why", true, false, true}});
using Rows = std::vector<std::vector<std::string>>;

Json line_json(int line) { return line > 0 ? Json(line) : Json(nullptr); }

Json tests_json(const std::vector<TestVerdict>& tests) {
    Json list = Json::array();
    for (const TestVerdict& one : tests) list.push_back({{"test", one.test}, {"actual", one.actual}, {"held", one.held}});
    return list;
}

Json clock_json(const ClockReason& reason) {
    Json exceptions = Json::array();
    for (const ExceptionSeen& one : reason.exceptions) {
        exceptions.push_back({{"line", one.line}, {"held", one.held}, {"tests", tests_json(one.tests)}});
    }
    return {{"clock", to_string(reason.clock.kind)}, {"instance", reason.clock.instance}, {"event", reason.event},
            {"started_at", to_string(reason.clock.started_at)}, {"due_at", to_string(reason.clock.due_at)},
            {"target", reason.target}, {"line", line_json(reason.line)}, {"exceptions", std::move(exceptions)}};
}

Json step_json(const StepReason& reason) {
    return {{"id", reason.step->id}, {"line", line_json(reason.step->line)}, {"applies", reason.state.has_value()},
            {"state", reason.state ? Json(to_string(*reason.state)) : Json(nullptr)},
            {"event", reason.event > 0 ? Json(reason.event) : Json(nullptr)}, {"before", reason.step->before},
            {"tests", tests_json(reason.tests)}};
}

void print_json(Context& context, const TicketView& view, const Reasons& found) {
    Json clocks = Json::array(), steps = Json::array(), limits = Json::array();
    for (const ClockReason& one : found.clocks) clocks.push_back(clock_json(one));
    for (const StepReason& one : found.steps) steps.push_back(step_json(one));
    for (const LimitReason& one : found.limits) {
        limits.push_back({{"name", one.name}, {"value", one.value}, {"line", line_json(one.line)},
                          {"used", one.used.empty() ? Json(nullptr) : Json(one.used)}});
    }
    context.out.write(dump({{"id", number(view.ticket.id)},
                            {"playbook", {{"name", view.ticket.playbook.name}, {"version", view.ticket.playbook.version}}},
                            {"clocks", std::move(clocks)},
                            {"steps", std::move(steps)},
                            {"limits", std::move(limits)}}));
}

/// `mood is angry or furious (it is upset)` of those that did not hold, or of all where all of them held.
std::string tests_text(const std::vector<TestVerdict>& tests) {
    std::string text;
    for (const TestVerdict& one : tests) text += fmt::format("{}{} (it is {})", text.empty() ? "" : ", ", one.test, one.actual);
    return text;
}

std::string why(const ClockReason& reason) {
    std::string text = fmt::format("{}; begun by event {}", reason.target, reason.event);
    for (const ExceptionSeen& one : reason.exceptions) {
        text += fmt::format("; line {} {}: {}", one.line, one.held ? "holds" : "does not hold", tests_text(one.tests));
    }
    return text;
}

std::string why(const StepReason& reason, const TicketView& view) {
    std::string text;
    const auto add = [&](const std::string& words) { text += (text.empty() || words.empty() ? "" : "; ") + words; };
    if (reason.event > 0 && reason.state) {
        add(fmt::format("event {}: {}", reason.event, kind_of(view.events.at(static_cast<std::size_t>(reason.event) - 1).deed)));
    }
    add(tests_text(reason.tests));
    if (reason.state && !reason.step->before.empty()) {
        std::string before;
        for (const std::string& command : reason.step->before) before += (before.empty() ? "" : ", ") + command;
        add("stands before " + before);
    }
    return text;
}

Rows rows_of(const Context& context, const TicketView& view, const Reasons& found) {
    Rows rows;
    const auto line_text = [](int line) { return line > 0 ? std::to_string(line) : std::string{"-"}; };
    for (const ClockReason& one : found.clocks) {
        rows.push_back({"clock", fmt::format("{} {}", to_string(one.clock.kind), one.clock.instance),
                        fmt::format("due {}", when(one.clock.due_at, context)), line_text(one.line), why(one)});
    }
    for (const StepReason& one : found.steps) {
        rows.push_back({"step", one.step->id, one.state ? std::string{to_string(*one.state)} : "not for it", line_text(one.step->line),
                        why(one, view)});
    }
    for (const LimitReason& one : found.limits) rows.push_back({"limit", one.name, one.value, line_text(one.line), one.used});
    return rows;
}

int explain_ticket(const TicketRef& ref, Context& context) {
    const TicketView view = context.desk->view(ticket_of(context, ref));
    const AdoptedText adopted = context.desk->adopted_text(view.ticket.playbook.id);
    const auto read = read_or_throw(context, {fmt::format("{}@{}", adopted.pin.name, adopted.pin.version), adopted.text});
    const Reasons found = reasons(view.events, read.playbook, read.lines, context.desk->currency());
    if (context.json()) {
        print_json(context, view, found);
        return 0;
    }
    tell_if_merged(context, view);
    context.err.print("{} is held to playbook '{}' version {}; 'amends playbook show {}@{}' prints its lines\n", to_string(view.ticket.id),
                      visible_line(adopted.pin.name), adopted.pin.version, visible_line(adopted.pin.name), adopted.pin.version);
    print_table(context, kColumns, rows_of(context, view, found), "why");
    return 0;
}

}  // namespace

Definition define_playbook_why() {
    auto id = std::make_shared<TicketRef>();
    return {
        .description = "Says by which lines of which version of the playbook a ticket is held: what set each clock and which exceptions "
                       "were looked at, which steps are for it and what ticked them, and the limits; each with the conditions that held "
                       "or did not.",
        .examples = {{"amends playbook why 17", "every clock, step and limit of ticket 17"},
                     {"amends playbook why @ --json", "the same for a script"}},
        .rules = "AMAZE-3",
        .options = {optional_argument("ID", "the ticket (@)", *id)},
        .columns = kColumns,
        .run = [id](Context& context) { return explain_ticket(*id, context); },
    };
}

}  // namespace amends::cli
