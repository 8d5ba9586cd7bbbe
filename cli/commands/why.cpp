// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>

#include <amends/calendar/when.hpp>
#include <cli/output/event_line.hpp>
#include <cli/output/pager.hpp>
#include <cli/output/ticket_json.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

struct Given {
    TicketRef id;
    std::optional<ClockKind> clock;
};

constexpr std::size_t kMostShown = 12;  ///< stretches of a clock on a terminal; JSON has them all

std::string measure_of(const ClockAccount& account) {
    const Clock& clock = account.clock;
    if (!clock.measure) return clock.kind == ClockKind::promise ? "as promised" : "as the customer was told";
    return fmt::format("{} by calendar '{}'{}", to_string(clock.measure->span), visible_line(account.calendar),
                       account.calendar == kAlways ? ", day and night" : fmt::format(" in {}", account.zone));
}

std::string end_of(const ClockAccount& account, const Ticket& ticket, const Context& context) {
    const Clock& clock = account.clock;
    const Seconds late = lateness(clock, context.now);
    const std::string lateness_text = late > Seconds{0} ? fmt::format(", late by {}", brief(late)) : "";
    if (clock.stopped_at) return fmt::format("stopped {}{}", local(*clock.stopped_at, context.now, context.zone()), lateness_text);
    return std::string{to_string(state_at(clock, ticket, context.now))} + lateness_text;
}

/// From receipt to the end, without the pauses (clock rule 10).
Seconds our_time(const ClockAccount& account, Instant now) {
    return std::max(account.customer_time - paused_until(account, now), Seconds{0});
}

void print_stretches(Context& context, const ClockAccount& account) {
    std::size_t shown = 0;
    for (const Counted& one : account.counted) {
        if (shown++ == kMostShown) {
            context.out.print("    counted   and {}{} more; {}\n", account.more ? "over " : "", account.counted.size() - kMostShown,
                              account.more ? fmt::format("--json has the first {}", ClockAccount::kMostCounted) : "--json has them");
            break;
        }
        context.out.print("    counted   {} to {}: {}\n", local(one.from, context.now, context.zone()),
                          local(one.to, context.now, context.zone()), brief(one.to - one.from));
    }
    for (const Pause& pause : account.pauses) {
        context.out.print("    paused    {} to {}\n", local(pause.from, context.now, context.zone()),
                          local(pause.to, context.now, context.zone()));
    }
}

void print_account(Context& context, const ClockAccount& account, const Ticket& ticket) {
    const Clock& clock = account.clock;
    context.out.print("{} {}{}\n", to_string(clock.kind), clock.instance, clock.episode > 1 ? fmt::format(", episode {}", clock.episode) : "");
    context.out.print("    from      {}\n", local(clock.started_at, context.now, context.zone()));
    context.out.print("    target    {}\n", measure_of(account));
    context.out.print("    playbook  {} version {}\n", visible_line(clock.playbook.name), clock.playbook.version);
    print_stretches(context, account);
    context.out.print("    elapsed   {}\n", brief(account.elapsed));
    if (clock.kind == ClockKind::resolve) {
        context.out.print("    customer  {}, as they live it\n    ours      {}, without the pauses\n", brief(account.customer_time),
                          brief(our_time(account, context.now)));
    }
    context.out.print("    due       {}{}\n", when(account.due_at, context),
                      clock.recounted_at == account.due_at ? ", when these rules took over" : "");
    context.out.print("    state     {}\n", end_of(account, ticket, context));
}

Json account_json(const ClockAccount& account, const Ticket& ticket, Instant now) {
    const Clock& clock = account.clock;
    Json counted = Json::array();
    for (const Counted& one : account.counted) {
        counted.push_back({{"from", to_string(one.from)}, {"to", to_string(one.to)}, {"counted_s", (one.to - one.from).count()}});
    }
    Json pauses = Json::array();
    for (const Pause& one : account.pauses) pauses.push_back({{"from", to_string(one.from)}, {"to", to_string(one.to)}});
    return {{"clock", to_string(clock.kind)},
            {"episode", clock.episode},
            {"instance", clock.instance},
            {"state", to_string(state_at(clock, ticket, now))},
            {"started_at", to_string(clock.started_at)},
            {"due_at", to_string(account.due_at)},
            {"stopped_at", clock.stopped_at ? Json(to_string(*clock.stopped_at)) : Json(nullptr)},
            {"target", clock.measure ? Json(to_string(clock.measure->span)) : Json(nullptr)},
            {"calendar", account.calendar},
            {"zone", account.zone},
            {"playbook", {{"name", clock.playbook.name}, {"version", clock.playbook.version}}},
            {"intervals", std::move(counted)},
            {"more_intervals", account.more},
            {"pauses", std::move(pauses)},
            {"elapsed_s", account.elapsed.count()},
            {"customer_time_s", account.customer_time.count()},
            {"our_time_s", our_time(account, now).count()},
            {"late", lateness(clock, now) > Seconds{0}},
            {"late_s", lateness(clock, now).count()}};
}

int why(const Given& given, Context& context) {
    const TicketView view = context.desk->view(ticket_of(context, given.id));
    auto accounts = context.desk->accounts_of(view.ticket.id, context.now);
    if (given.clock) std::erase_if(accounts, [&](const ClockAccount& one) { return one.clock.kind != *given.clock; });
    if (context.json()) {
        Json clocks = Json::array();
        for (const ClockAccount& one : accounts) clocks.push_back(account_json(one, view.ticket, context.now));
        context.out.write(dump({{"id", number(view.ticket.id)}, {"now", to_string(context.now)},
                                {"tz_database", tz_database_version()}, {"clocks", std::move(clocks)}}));
        return 0;
    }
    const Paged paged{context};
    tell_if_merged(context, view);
    if (accounts.empty()) context.err.print("{} has no clock {}\n", to_string(view.ticket.id), given.clock ? to_string(*given.clock) : "yet");
    for (const ClockAccount& one : accounts) print_account(context, one, view.ticket);
    context.out.print("tz database {}\n", tz_database_version());
    return 0;
}

}  // namespace

Definition define_why() {
    auto given = std::make_shared<Given>();
    return {
        .description =
            "Explains each clock of a ticket: from when it counts, by which target and calendar of which version of the playbook, "
            "every stretch of time that was counted, every pause, and the due time that comes of it. The same events always give "
            "the same answer.",
        .examples = {{"amends why 17", "all its clocks"},
                     {"amends why 17 --clock respond", "one of them"},
                     {"amends why 17 --json", "every interval, for a program"}},
        .rules = "TEN-1, ABC-K, KEYS-8",
        .options = {argument("ID", "the ticket", given->id), option("--clock", "CLOCK", "only this clock", given->clock)},
        .run = [given](Context& context) { return why(*given, context); },
    };
}

}  // namespace amends::cli
