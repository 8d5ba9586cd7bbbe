// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <array>
#include <memory>

#include <amends/calendar/working_days.hpp>
#include <cli/calendar_choice.hpp>
#include <cli/output/table.hpp>
#include <cli/output/ticket_json.hpp>

namespace amends::cli {
namespace {

constexpr auto kColumns = std::to_array<Column>({{"weekday", "", true, false, false},
                                                 {"date", "date", true, false, false},
                                                 {"hours", "hours", true, false, false},
                                                 {"open_s", "open s", false, true, false},
                                                 {"notes", "notes", true, false, true}});

using std::chrono::days;
using std::chrono::local_days;

struct Showing {
    CalendarChoice calendar;
    std::string week = "now";
};

/// A day of a calendar as it is shown.
struct Day {
    local_days date;
    DayHours hours;                 ///< as written
    std::vector<Opening> openings;  ///< as the zone has them
    bool holiday = false, own_hours = false;
    bool skipped = false;           ///< the zone moved over the date line: there was no such day
    Seconds clock_change{0};        ///< how far the clock goes forward on this day
};

Seconds clock_change_on(local_days date, const Zone& zone) {
    const Instant start = zone.earliest(date);
    const Instant end = zone.latest(date + days{1});
    return zone.at(end).from_utc - zone.at(start).from_utc;
}

bool is_skipped(local_days date, const Zone& zone) { return zone.earliest(date) >= zone.earliest(date + days{1}); }

std::vector<Day> week_of(const Calendar& calendar, Instant moment) {
    const auto& working = calendar.days();
    const local_days today = working.date_of(moment);
    const local_days monday = today - (std::chrono::weekday{today} - std::chrono::Monday);
    std::vector<Day> week;
    for (local_days date = monday; date < monday + days{7}; date += days{1}) {
        week.push_back({date, working.hours(date), working.openings(date), working.is_holiday(date), working.has_own_hours(date),
                        is_skipped(date, calendar.zone()), clock_change_on(date, calendar.zone())});
    }
    return week;
}

std::string time_of(int minute) { return fmt::format("{:02}:{:02}", minute / 60, minute % 60); }

std::string date_of(local_days date) {
    const std::chrono::year_month_day day{date};
    return fmt::format("{:04}-{:02}-{:02}", int{day.year()}, unsigned{day.month()}, unsigned{day.day()});
}

std::string_view weekday_of(local_days date) {
    constexpr auto kNames = std::to_array<std::string_view>({"sun", "mon", "tue", "wed", "thu", "fri", "sat"});
    return kNames.at(std::chrono::weekday{date}.c_encoding());
}

std::string hours_of(const Day& day) {
    std::string text;
    for (const auto& [from, to] : day.hours) text += fmt::format("{}{}-{}", text.empty() ? "" : ", ", time_of(from), time_of(to));
    return text.empty() || day.skipped ? "closed" : text;
}

Seconds open_time(const Day& day) {
    Seconds open{0};
    for (const Opening& opening : day.openings) open += opening.to - opening.from;
    return open;
}

std::string notes_on(const Day& day) {
    if (day.skipped) return "skipped by the zone";
    std::string notes = day.holiday ? "holiday" : day.own_hours ? "extra" : "";
    if (day.clock_change != Seconds{0}) {
        const auto way = day.clock_change > Seconds{0} ? "forward" : "back";
        notes += fmt::format("{}clocks go {} {}", notes.empty() ? "" : ", ", way, brief(day.clock_change));
    }
    return notes;
}

Json day_json(const Day& day) {
    Json hours = Json::array();
    for (const auto& [from, to] : day.hours) hours.push_back({time_of(from), time_of(to)});
    Json openings = Json::array();
    for (const Opening& opening : day.openings) openings.push_back({{"from", to_string(opening.from)}, {"to", to_string(opening.to)}});
    return {{"date", date_of(day.date)}, {"weekday", weekday_of(day.date)}, {"hours", hours}, {"openings", openings},
            {"open_s", open_time(day).count()}, {"holiday", day.holiday}, {"extra", day.own_hours},
            {"skipped", day.skipped}, {"clock_change_s", day.clock_change.count()}};
}

void print_week(const std::vector<Day>& week, Context& context) {
    std::vector<std::vector<std::string>> rows;
    rows.reserve(week.size());
    for (const Day& day : week) {
        rows.push_back({std::string{weekday_of(day.date)}, date_of(day.date), hours_of(day), std::to_string(open_time(day).count()), notes_on(day)});
    }
    print_table(context, kColumns, rows, "days");
}

int show(const Showing& typed, Context& context) {
    const Calendar calendar = chosen_calendar(typed.calendar, context);
    const auto week = week_of(calendar, time_in(calendar, "--week", typed.week, context));
    if (!context.json()) {
        context.err.print("{}: {}\n", visible_line(calendar.name()), calendar.zone().name());
        print_week(week, context);
        return 0;
    }
    Json list = Json::array();
    for (const Day& day : week) list.push_back(day_json(day));
    context.out.write(dump({{"calendar", {{"name", calendar.name()}, {"zone", calendar.zone().name()}, {"days", std::move(list)}}}}));
    return 0;
}

}  // namespace

Definition define_calendar_show() {
    auto typed = std::make_shared<Showing>();
    return {
        .description = "Shows a week of a calendar, Monday to Sunday: the hours of each day, what is closed for a holiday, what has "
                       "hours of its own, and when the clocks change.",
        .examples = {{"amends calendar show office", "this week"}, {"amends calendar show office --week 2026-12-24", "the week of a date"}},
        .exits = {{65, "the playbook has faults"}},
        .rules = "TEN-1",
        .options = calendar_options(typed->calendar, {option("--week", "DATE", "a day of the week to show; without it this week", typed->week)}),
        .columns = kColumns,
        .without_desk = [typed] { return typed->calendar.playbook.has_value(); },
        .run = [typed](Context& context) { return show(*typed, context); },
    };
}

}  // namespace amends::cli
