// SPDX-License-Identifier: MIT
#include <memory>

#include <amends/calendar/when.hpp>
#include <cli/named_playbook.hpp>
#include <cli/output/event_line.hpp>
#include <cli/output/number_of.hpp>
#include <cli/output/ticket_json.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

struct Given {
    std::string file;
    std::optional<Instant> since;
};

/// How often each kind of difference was found.
struct Totals {
    std::int64_t differing = 0, late = 0, in_time = 0, refused = 0, to_approve = 0, reminded = 0, not_reminded = 0;

    void add(const Replayed& replayed) {
        const auto size = [](const auto& list) { return static_cast<std::int64_t>(list.size()); };
        ++differing;
        late += size(replayed.late);
        in_time += size(replayed.in_time);
        refused += size(replayed.refused);
        to_approve += size(replayed.to_approve);
        reminded += size(replayed.reminded);
        not_reminded += size(replayed.not_reminded);
    }
};

Json clocks_json(const std::vector<ClockTurned>& clocks) {
    Json list = Json::array();
    for (const ClockTurned& one : clocks) {
        list.push_back({{"clock", to_string(one.clock)}, {"instance", one.instance}, {"due_at", to_string(one.due)},
                        {"late_s", one.late_by.count()}});
    }
    return list;
}

Json deeds_json(const std::vector<DeedRefused>& deeds) {
    Json list = Json::array();
    for (const DeedRefused& one : deeds) {
        list.push_back({{"at", to_string(one.at)}, {"by", one.by}, {"kind", one.kind}, {"message", one.refusal.message},
                        {"rule", one.refusal.rule.empty() ? Json(nullptr) : Json(one.refusal.rule)}});
    }
    return list;
}

Json reminders_json(const std::vector<DueReminder>& reminders) {
    Json list = Json::array();
    for (const DueReminder& one : reminders) {
        list.push_back({{"clock", one.key.clock}, {"instance", one.key.instance}, {"rung", one.key.rung}, {"to", one.key.to},
                        {"at", to_string(one.at)}});
    }
    return list;
}

Json ticket_line(const Ticket& ticket, const Replayed& replayed) {
    return {{"id", number(ticket.id)},
            {"subject", ticket.subject.stored()},
            {"late", clocks_json(replayed.late)},
            {"in_time", clocks_json(replayed.in_time)},
            {"refused", deeds_json(replayed.refused)},
            {"to_approve", deeds_json(replayed.to_approve)},
            {"reminded", reminders_json(replayed.reminded)},
            {"not_reminded", reminders_json(replayed.not_reminded)}};
}

void print_clocks(Context& context, std::string_view verdict, const std::vector<ClockTurned>& clocks) {
    for (const ClockTurned& one : clocks) {
        context.out.print("  {}: {} {}, due {}, {} late\n", verdict, to_string(one.clock), one.instance, when(one.due, context),
                          brief(one.late_by));
    }
}

void print_deeds(Context& context, std::string_view verdict, const std::vector<DeedRefused>& deeds) {
    for (const DeedRefused& one : deeds) {
        context.out.print("  {}: {} by {} on {}: {}{}\n", verdict, one.kind, visible_line(one.by),
                          local(one.at, context.now, context.zone()), visible_line(one.refusal.message),
                          one.refusal.rule.empty() ? "" : fmt::format(" [{}]", one.refusal.rule));
    }
}

void print_reminders(Context& context, std::string_view verdict, const std::vector<DueReminder>& reminders) {
    for (const DueReminder& one : reminders) {
        context.out.print("  {}: {} of {} {}, {}, on {}\n", verdict, visible_line(one.key.to), one.key.clock, one.key.instance, one.key.rung,
                          local(one.at, context.now, context.zone()));
    }
}

void print_ticket(Context& context, const Ticket& ticket, const Replayed& replayed) {
    context.out.print("{} {}\n", to_string(ticket.id), visible_line(ticket.subject));
    print_clocks(context, "would have been late", replayed.late);
    print_clocks(context, "would have been in time", replayed.in_time);
    print_deeds(context, "would have been refused", replayed.refused);
    print_deeds(context, "would have needed approval", replayed.to_approve);
    print_reminders(context, "would have been reminded", replayed.reminded);
    print_reminders(context, "would not have been reminded", replayed.not_reminded);
}

/// Prints ticket by ticket, so that a long history needs no memory: the JSON object is written as it grows.
int replay(const Given& given, Context& context) {
    const Playbook playbook = read_or_throw(context, named_source(context, given.file)).playbook;
    Totals totals;
    if (context.json()) context.out.write("{\"schema\":1,\"tickets\":[");
    const auto tell = [&](const Ticket& ticket, const Replayed& replayed) {
        if (context.json()) {
            const auto line = ticket_line(ticket, replayed).dump(-1, ' ', false, Json::error_handler_t::replace);
            context.out.print("{}{}", totals.differing > 0 ? "," : "", line);
        } else {
            print_ticket(context, ticket, replayed);
        }
        totals.add(replayed);
    };
    const auto count = context.desk->replay(playbook, given.since, context.now, tell);
    if (context.json()) {
        const Json json{{"tickets", count}, {"differ", totals.differing}, {"late", totals.late}, {"in_time", totals.in_time},
                        {"refused", totals.refused}, {"to_approve", totals.to_approve},
                        {"reminded", totals.reminded}, {"not_reminded", totals.not_reminded}};
        context.out.print("],\"totals\":{}}}\n", json.dump());
    } else {
        context.out.print("{} of {} {}: {} late, {} in time, {} refused, {} to approve, {} more, {} fewer\n", totals.differing,
                          number_of(count, "ticket"), totals.differing == 1 ? "differs" : "differ", number_of(totals.late, "clock"),
                          totals.in_time, number_of(totals.refused, "deed"), totals.to_approve, number_of(totals.reminded, "reminder"), totals.not_reminded);
    }
    return 0;
}

}  // namespace

Definition define_playbook_replay() {
    auto given = std::make_shared<Given>();
    return {
        .description = "Runs the desk's history under another playbook, and says for each ticket that differs what would have been late "
                       "or in time, refused by a step or a check, or in need of approval, who would have been reminded, and how often "
                       "in all. What happened is taken to have happened all the same. Nothing is written, so a playbook can be tried on years of work before it is adopted.",
        .examples = {{"amends playbook replay ours.yaml", "try a playbook on all that happened"},
                     {"amends playbook replay ours.yaml --since 2026-01-01 --json", "what was received since, for a script"}},
        .exits = {{65, "the playbook has faults"}},
        .rules = "AMAZE-3, TEN-1",
        .options = {argument("FILE", "a playbook by path, by name, or as NAME@VERSION", given->file),
                    option("--since", "TIME", "only tickets received since then", given->since)},
        .run = [given](Context& context) { return replay(*given, context); },
    };
}

}  // namespace amends::cli
