// SPDX-License-Identifier: MIT
// Working time as a tool for scripts: `calendar add`, `between` and `next`.
#include <fmt/format.h>

#include <memory>

#include <amends/calendar/when.hpp>
#include <amends/calendar/working_days.hpp>
#include <cli/calendar_choice.hpp>
#include <cli/output/ticket_json.hpp>

namespace amends::cli {
namespace {

struct Adding {
    CalendarChoice calendar;
    std::string from, length;
};
struct Counting {
    CalendarChoice calendar;
    std::string from, to;
};

/// What `--for` says: open time or working days, either way in time.
struct Distance {
    Span span = Seconds{0};
    int direction = 1;
};

Distance parse_distance(std::string_view typed) {
    Distance distance;
    if (typed.starts_with('-')) distance.direction = -1;
    if (typed.starts_with('-') || typed.starts_with('+')) typed.remove_prefix(1);
    const auto span = parse_span_or_none(typed);
    if (!span) throw Error{span.error().code, fmt::format("--for: {}", span.error().message), span.error().hint};
    distance.span = *span;
    return distance;
}

Json heading(const Calendar& calendar) { return {{"calendar", calendar.name()}, {"zone", calendar.zone().name()}}; }

void print_moment(const Calendar& calendar, Instant moment, Context& context) {
    context.out.print("{}  {}\n", local(moment, context.now, calendar.zone()), relative(moment, context.now));
}

/// The working day that closes so; where it lasts until midnight that is not the date on which it closes.
std::string date_of_close(const Calendar& calendar, Instant close) {
    const std::chrono::year_month_day date{calendar.days().date_of(close - Seconds{1})};
    return fmt::format("{:04}-{:02}-{:02}", int{date.year()}, unsigned{date.month()}, unsigned{date.day()});
}

int add(const Adding& typed, Context& context) {
    const Calendar calendar = chosen_calendar(typed.calendar, context);
    const Instant start = time_in(calendar, "--from", typed.from, context);
    const Distance distance = parse_distance(typed.length);
    // Real units mean open time too, since that is what is counted here.
    const Instant due = or_throw(working_time_from(start, distance.span, distance.direction, calendar));
    if (!context.json()) {
        print_moment(calendar, due, context);
        return 0;
    }
    Json told = heading(calendar);
    told["start_at"] = to_string(start);
    told["due_at"] = to_string(due);
    told["elapsed_s"] = calendar.between(start, due).count();
    if (std::holds_alternative<OpenDays>(distance.span)) told["day"] = date_of_close(calendar, due);
    context.out.write(dump(told));
    return 0;
}

/// Hours and minutes: in working time a day has no length of its own.
std::string in_hours(Seconds length) {
    const std::chrono::hh_mm_ss time{std::chrono::abs(length)};
    std::string text = fmt::format("{}{} h", length < Seconds{0} ? "-" : "", time.hours().count());
    if (time.minutes().count() != 0) text += fmt::format(" {} min", time.minutes().count());
    if (time.seconds().count() != 0) text += fmt::format(" {} s", time.seconds().count());
    return text;
}

int between(const Counting& typed, Context& context) {
    const Calendar calendar = chosen_calendar(typed.calendar, context);
    const Instant from = time_in(calendar, "--from", typed.from, context);
    const Instant to = time_in(calendar, "--to", typed.to, context);
    const Seconds elapsed = calendar.between(from, to);
    const int days = calendar.days_between(from, to);
    if (!context.json()) {
        context.out.print("{}, {} working {}\n", in_hours(elapsed), days, days == 1 ? "day" : "days");
        return 0;
    }
    Json told = heading(calendar);
    told["from"] = to_string(from);
    told["to"] = to_string(to);
    told["elapsed_s"] = elapsed.count();
    told["days"] = days;
    context.out.write(dump(told));
    return 0;
}

int next(const Counting& typed, Context& context) {
    const Calendar calendar = chosen_calendar(typed.calendar, context);
    const Instant from = time_in(calendar, "--from", typed.from, context);
    const Instant open = calendar.next_open(from);
    if (open == kLastInstant && open != from) {
        throw Error{Code::usage, fmt::format("calendar '{}' is not open again before the end of 9999", calendar.name())};
    }
    if (!context.json()) {
        print_moment(calendar, open, context);
        return 0;
    }
    Json told = heading(calendar);
    told["from"] = to_string(from);
    told["open_at"] = to_string(open);
    context.out.write(dump(told));
    return 0;
}

constexpr std::string_view kFromHelp = "a time, local in the calendar's zone unless it has one";

}  // namespace

Definition define_calendar_add() {
    auto typed = std::make_shared<Adding>();
    return {
        .description = "Adds working time to a moment: the first moment at which so much open time has passed. What ends exactly at "
                       "closing time stays there. All units count open time here, 90m as well as 2bh; 3bd ends with the close of "
                       "the third working day after the day it starts on. With a minus it goes back.",
        .examples = {{"amends calendar add office --from 'fri 16:00' --for 2h", "two hours of work, over the weekend"},
                     {"amends calendar add office --from now --for=-90m --json", "back, for a script"},
                     {"amends calendar add office --playbook ours.yaml --from 2026-12-23 --for 3bd", "without a desk"}},
        .exits = {{65, "the playbook has faults"}},
        .rules = "TEN-1",
        .options = calendar_options(typed->calendar, {required("--from", "TIME", kFromHelp, typed->from),
                                                      required("--for", "DURATION", "how much: 28800s, 90m, 8h, 2bh, 3bd; --for=-90m goes back", typed->length)}),
        .without_desk = [typed] { return typed->calendar.playbook.has_value(); },
        .run = [typed](Context& context) { return add(*typed, context); },
    };
}

Definition define_calendar_between() {
    auto typed = std::make_shared<Counting>();
    return {
        .description = "Counts the working time between two moments, in hours and in working days: those after the first day, up to and "
                       "including the last. Both are negative when the second moment lies before the first.",
        .examples = {{"amends calendar between office --from 'mon 9:00' --to 'tue 11:30'", "a day and a bit"},
                     {"amends calendar between office --from 2026-12-23T09:00 --to 2027-01-04T09:00 --json", "over the holidays, for a script"}},
        .exits = {{65, "the playbook has faults"}},
        .rules = "TEN-1",
        .options = calendar_options(typed->calendar, {required("--from", "TIME", kFromHelp, typed->from),
                                                      required("--to", "TIME", "a time, read in the same way", typed->to)}),
        .without_desk = [typed] { return typed->calendar.playbook.has_value(); },
        .run = [typed](Context& context) { return between(*typed, context); },
    };
}

Definition define_calendar_next() {
    auto typed = std::make_shared<Counting>();
    typed->from = "now";
    return {
        .description = "Tells when a calendar is open next: the moment itself, where it is open then.",
        .examples = {{"amends calendar next office", "from now"}, {"amends calendar next office --from 'sat 12:00' --json", "for a script"}},
        .exits = {{65, "the playbook has faults"}},
        .rules = "TEN-1",
        .options = calendar_options(typed->calendar, {option("--from", "TIME", kFromHelp, typed->from)}),
        .without_desk = [typed] { return typed->calendar.playbook.has_value(); },
        .run = [typed](Context& context) { return next(*typed, context); },
    };
}

}  // namespace amends::cli
