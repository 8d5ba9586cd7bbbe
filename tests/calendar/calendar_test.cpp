// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include <amends/calendar/calendar.hpp>
#include <amends/calendar/working_days.hpp>

namespace amends {
namespace {

using namespace std::chrono;

Instant at(std::string_view text) { return parse_rfc3339(text).value(); }
Seconds h(double count) { return Seconds{static_cast<std::int64_t>(count * 3600)}; }

constexpr DayInterval kMorning{540, 750}, kAfternoon{795, 1050};  // 09:00-12:30, 13:15-17:30

CalendarModel model_of(std::string zone, const DayHours& every_day) {
    CalendarModel model{"office", std::move(zone), {}, {}, {}, 0};
    model.hours.fill(every_day);
    return model;
}
Calendar calendar_of(std::string zone, const DayHours& every_day) { return Calendar::make(model_of(std::move(zone), every_day)).value(); }

/// Monday to Friday in Berlin, with a break at noon; closed at Christmas, open on one Saturday and on one holiday.
Calendar office() {
    CalendarModel model = model_of("Europe/Berlin", {kMorning, kAfternoon});
    model.hours[5].clear();
    model.hours[6].clear();
    model.holidays = {{std::nullopt, December / 25}, {2026, December / 24}, {2026, December / 28}};
    model.extra = {{2026y / December / 19, {{600, 840}}}, {2026y / December / 24, {{540, 720}}}, {2026y / December / 22, {}}};
    return Calendar::make(model).value();
}

std::string shown(const std::vector<Opening>& openings) {
    std::string text;
    for (const Opening& one : openings) text += to_string(one.from).substr(5, 11) + "-" + to_string(one.to).substr(11, 5) + " ";
    return text;
}

TEST_CASE("what ends at closing time stays there") {
    const Calendar calendar = office();
    CHECK(calendar.add(at("2026-11-24T08:00:00Z"), h(3.5)) == at("2026-11-24T11:30:00Z"));
    CHECK(calendar.add(at("2026-11-24T08:00:00Z"), h(3.5) + Seconds{1}) == at("2026-11-24T12:15:01Z"));
    CHECK(calendar.add(at("2026-11-24T08:00:00Z"), h(7.75)) == at("2026-11-24T16:30:00Z"));
    CHECK(calendar.add(at("2026-11-24T16:30:00Z"), Seconds{1}) == at("2026-11-25T08:00:01Z"));
    CHECK(calendar.add(at("2026-11-24T16:30:00Z"), Seconds{0}) == at("2026-11-24T16:30:00Z"));
    CHECK(calendar.add(at("2026-11-28T12:00:00Z"), h(1)) == at("2026-11-30T09:00:00Z"));
}

TEST_CASE("going back ends at the opening, or before it") {
    const Calendar calendar = office();
    CHECK(calendar.add(at("2026-11-24T11:30:00Z"), -h(3.5)) == at("2026-11-24T08:00:00Z"));
    CHECK(calendar.add(at("2026-11-24T11:30:00Z"), -h(3.5) - Seconds{1}) == at("2026-11-23T16:29:59Z"));
    CHECK(calendar.add(at("2026-11-24T12:00:00Z"), -h(1)) == at("2026-11-24T10:30:00Z"));
    CHECK(calendar.add(at("2026-11-29T12:00:00Z"), -h(7.75)) == at("2026-11-27T08:00:00Z"));
}

TEST_CASE("clock rule 15: any number of half-open intervals a day, up to midnight") {
    const Calendar shifts = calendar_of("Europe/Berlin", {{0, 60}, {360, 720}, {780, 840}, {1380, 1440}});
    CHECK(shown(shifts.openings(at("2026-11-24T00:00:00+01:00"), at("2026-11-25T00:00:00+01:00"))) ==
          "11-23T23:00-00:00 11-24T05:00-11:00 11-24T12:00-13:00 11-24T22:00-23:00 ");
    // The end of an interval is closed, its beginning open; midnight is the end of one day and the beginning of the next.
    CHECK(shifts.next_open(at("2026-11-24T10:59:59Z")) == at("2026-11-24T10:59:59Z"));
    CHECK(shifts.next_open(at("2026-11-24T11:00:00Z")) == at("2026-11-24T12:00:00Z"));
    CHECK(shifts.between(at("2026-11-24T22:00:00Z"), at("2026-11-25T00:00:00Z")) == h(2));
    CHECK(shifts.add(at("2026-11-24T22:30:00Z"), h(1)) == at("2026-11-24T23:30:00Z"));
}

TEST_CASE("clock rule 15: holidays are closed, and a date's own hours win over all") {
    const Calendar calendar = office();
    CHECK(shown(calendar.openings(at("2026-12-18T00:00:00Z"), at("2026-12-30T00:00:00Z"))) ==
          "12-18T08:00-11:30 12-18T12:15-16:30 12-19T09:00-13:00 12-21T08:00-11:30 12-21T12:15-16:30 12-23T08:00-11:30 "
          "12-23T12:15-16:30 12-24T08:00-11:00 12-29T08:00-11:30 12-29T12:15-16:30 ");
    CHECK(calendar.between(at("2026-12-18T00:00:00Z"), at("2026-12-30T00:00:00Z")) == 4 * h(7.75) + h(4) + h(3));
    CHECK(calendar.closings_between(at("2026-12-18T00:00:00Z"), at("2026-12-30T00:00:00Z")) == 6);
    CHECK(calendar.days().is_holiday(local_days{2030y / December / 25}));
    CHECK_FALSE(calendar.days().is_holiday(local_days{2026y / December / 24}));
    CHECK(calendar.days().has_own_hours(local_days{2026y / December / 24}));
    CHECK(calendar.next_open(at("2026-12-24T11:00:00Z")) == at("2026-12-29T08:00:00Z"));
    CHECK(shown(calendar.openings(at("2026-11-24T10:00:00Z"), at("2026-11-24T13:00:00Z"))) == "11-24T10:00-11:30 11-24T12:15-13:00 ");
}

TEST_CASE("clock rule 4: working days end with the close of the n-th day after the day of start") {
    const Calendar calendar = office();
    CHECK(calendar.add_days(at("2026-11-24T07:00:00Z"), 3) == at("2026-11-27T16:30:00Z"));
    CHECK(calendar.add_days(at("2026-11-24T22:59:59Z"), 3) == at("2026-11-27T16:30:00Z"));
    CHECK(calendar.add_days(at("2026-11-24T23:00:00Z"), 3) == at("2026-11-30T16:30:00Z"));
    CHECK(calendar.add_days(at("2026-11-28T10:00:00Z"), 1) == at("2026-11-30T16:30:00Z"));
    CHECK(calendar.add_days(at("2026-12-23T10:00:00Z"), 2) == at("2026-12-29T16:30:00Z"));
    CHECK(calendar.add_days(at("2026-11-24T10:00:00Z"), -1) == at("2026-11-23T16:30:00Z"));
    CHECK(calendar.add_days(at("2026-11-24T10:00:00Z"), -2) == at("2026-11-20T16:30:00Z"));
    CHECK(calendar.add_days(at("2026-11-24T10:00:00Z"), 0) == at("2026-11-24T10:00:00Z"));
    CHECK(calendar.days_between(at("2026-11-24T10:00:00Z"), at("2026-11-30T01:00:00Z")) == 4);
    CHECK(calendar.days_between(at("2026-11-30T01:00:00Z"), at("2026-11-24T10:00:00Z")) == -4);
    CHECK(calendar.nth_closing(at("2026-11-24T16:29:59Z"), 1) == at("2026-11-24T16:30:00Z"));
    CHECK(calendar.nth_closing(at("2026-11-24T16:30:00Z"), 1) == at("2026-11-25T16:30:00Z"));
    CHECK(calendar.nth_closing(at("2026-11-24T16:30:00Z"), 0) == at("2026-11-24T16:30:00Z"));
    CHECK(calendar.closings_between(at("2026-11-24T16:29:59Z"), at("2026-11-24T16:30:00Z")) == 1);
    CHECK(calendar.closings_between(at("2026-11-24T16:30:00Z"), at("2026-11-24T16:30:01Z")) == 0);
    CHECK(calendar.closings_between(at("2026-11-25T16:30:00Z"), at("2026-11-24T10:00:00Z")) == -2);
}

TEST_CASE("real time passes always, working time while open") {
    const Calendar calendar = office();
    CHECK(reckon(at("2026-11-27T16:00:00Z"), Seconds{7200}, calendar) == at("2026-11-27T18:00:00Z"));
    CHECK(reckon(at("2026-11-27T16:00:00Z"), OpenTime{Seconds{7200}}, calendar) == at("2026-11-30T09:30:00Z"));
    CHECK(reckon(at("2026-11-27T16:00:00Z"), OpenDays{1}, calendar) == at("2026-11-30T16:30:00Z"));
}

TEST_CASE("clock rule 16: intervals are wall time, whatever the clocks do") {
    struct Row {
        const char* zone;
        DayInterval hours;
        std::string_view noon_of_day;  ///< an instant on the day of the change
        std::string_view from, to;     ///< the one opening around it
    };
    const auto rows = std::to_array<Row>({
        // Forward: what is skipped moves by the length of the gap, so that a start at its beginning is the first valid instant.
        {"Europe/Berlin", {120, 240}, "2026-03-29T12:00:00Z", "2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z"},
        {"Europe/Berlin", {150, 300}, "2026-03-29T12:00:00Z", "2026-03-29T01:30:00Z", "2026-03-29T03:00:00Z"},
        {"Europe/Berlin", {60, 120}, "2026-03-29T12:00:00Z", "2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z"},
        {"Europe/Berlin", {0, 1440}, "2026-03-29T12:00:00Z", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"},
        // Back: an ambiguous start is the first, an ambiguous end the second.
        {"Europe/Berlin", {150, 240}, "2026-10-25T12:00:00Z", "2026-10-25T00:30:00Z", "2026-10-25T03:00:00Z"},
        {"Europe/Berlin", {60, 150}, "2026-10-25T12:00:00Z", "2026-10-24T23:00:00Z", "2026-10-25T01:30:00Z"},
        {"Europe/Berlin", {0, 1440}, "2026-10-25T12:00:00Z", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"},
        {"America/New_York", {60, 180}, "2026-03-08T16:00:00Z", "2026-03-08T06:00:00Z", "2026-03-08T07:00:00Z"},
        {"America/New_York", {60, 180}, "2026-11-01T16:00:00Z", "2026-11-01T05:00:00Z", "2026-11-01T08:00:00Z"},
        // The southern half: forward in October, back in April.
        {"Australia/Sydney", {60, 240}, "2026-10-04T02:00:00Z", "2026-10-03T15:00:00Z", "2026-10-03T17:00:00Z"},
        {"Australia/Sydney", {60, 240}, "2026-04-05T02:00:00Z", "2026-04-04T14:00:00Z", "2026-04-04T18:00:00Z"},
        // Half an hour of daylight saving, and zones half an hour off.
        {"Australia/Lord_Howe", {90, 180}, "2026-10-04T02:00:00Z", "2026-10-03T15:00:00Z", "2026-10-03T16:00:00Z"},
        {"Australia/Lord_Howe", {90, 180}, "2026-04-05T02:00:00Z", "2026-04-04T14:30:00Z", "2026-04-04T16:30:00Z"},
        {"Australia/Adelaide", {60, 240}, "2026-10-04T02:00:00Z", "2026-10-03T15:30:00Z", "2026-10-03T17:30:00Z"},
        {"Asia/Kolkata", {540, 1020}, "2026-10-04T06:00:00Z", "2026-10-04T03:30:00Z", "2026-10-04T11:30:00Z"},
        // A change at midnight, the hour after it twice, and the minute after it.
        {"America/Sao_Paulo", {0, 360}, "2018-11-04T16:00:00Z", "2018-11-04T03:00:00Z", "2018-11-04T08:00:00Z"},
        {"America/Havana", {0, 1440}, "2026-11-01T16:00:00Z", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"},
        {"America/Havana", {0, 1440}, "2026-10-31T16:00:00Z", "2026-10-31T04:00:00Z", "2026-11-01T04:00:00Z"},
        {"America/St_Johns", {0, 1440}, "2006-10-28T16:00:00Z", "2006-10-28T02:30:00Z", "2006-10-29T03:30:00Z"},
    });
    for (const Row& row : rows) {
        CAPTURE(row.zone);
        CAPTURE(row.noon_of_day);
        const Calendar calendar = calendar_of(row.zone, {row.hours});
        const auto openings = calendar.days().openings(calendar.days().date_of(at(row.noon_of_day)));
        REQUIRE(openings.size() == 1);
        CHECK(to_string(openings[0].from) == row.from);
        CHECK(to_string(openings[0].to) == row.to);
    }
}

TEST_CASE("no second counts twice where intervals overlap by a change of clocks") {
    const Calendar calendar = calendar_of("Europe/Berlin", {{60, 150}, {150, 240}});
    CHECK(calendar.between(at("2026-10-25T00:00:00+02:00"), at("2026-10-25T12:00:00+01:00")) == h(4));
    CHECK(calendar.between(at("2026-03-29T00:00:00+01:00"), at("2026-03-29T12:00:00+02:00")) == h(2));
}

TEST_CASE("a day that the zone skips is no working day") {
    const Calendar calendar = calendar_of("Pacific/Apia", {{540, 1020}});
    CHECK(calendar.days().openings(local_days{2011y / December / 30}).empty());
    CHECK(calendar.days_between(at("2011-12-29T10:00:00-10:00"), at("2012-01-01T10:00:00+14:00")) == 2);
    CHECK(calendar.add_days(at("2011-12-29T10:00:00-10:00"), 1) == at("2011-12-31T17:00:00+14:00"));
    CHECK(calendar.closings_between(at("2011-12-29T10:00:00-10:00"), at("2012-01-01T10:00:00+14:00")) == 2);
}

TEST_CASE("clock rule 15: a calendar without working time, or without a zone, is refused") {
    CHECK(Calendar::make(model_of("Europe/Berlin", {})).error().message == "calendar 'office' has no working time");
    CalendarModel closed = model_of("UTC", {kMorning});
    for (auto day = local_days{2024y / January / 1}; day < local_days{2025y / January / 1}; day += days{1}) {
        closed.holidays.push_back({std::nullopt, year_month_day{day}.month() / year_month_day{day}.day()});
    }
    CHECK(Calendar::make(closed).error().code == Code::bad_data);
    CHECK(Calendar::make(model_of("Europe/Berlim", {kMorning})).error().code == Code::bad_data);
    closed.holidays.pop_back();
    CHECK(Calendar::make(closed).value().next_open(at("2026-11-24T08:00:00Z")) == at("2026-12-31T09:00:00Z"));
}

TEST_CASE("time has its bounds") {
    const Calendar calendar = office();
    CHECK(calendar.add(at("9999-12-31T00:00:00Z"), kLongestSpan) == kLastInstant);
    CHECK(calendar.add(at("2026-11-24T08:00:00Z"), Seconds{kLongestSpan * 100}) == kLastInstant);
    CHECK(calendar.add(at("1970-01-05T08:00:00Z"), -h(100)) == kFirstInstant);
    CHECK(calendar.add_days(at("9999-12-30T00:00:00Z"), 5) == kLastInstant);
    CHECK(calendar.add_days(at("1970-01-02T00:00:00Z"), -5) == kFirstInstant);
    CHECK(calendar.nth_closing(at("9999-12-31T23:00:00Z"), 1) == kLastInstant);
    CHECK(calendar.next_open(kLastInstant) == kLastInstant);
    CHECK(calendar.between(kFirstInstant, kLastInstant) > Seconds{0});
}

TEST_CASE("clock rule 15: always is open") {
    const Calendar calendar = Calendar::always();
    CHECK(calendar.name() == "always");
    CHECK(calendar.add(at("2026-11-28T08:00:00Z"), -h(1)) == at("2026-11-28T07:00:00Z"));
    CHECK(calendar.between(at("2026-11-28T08:00:00Z"), at("2026-11-28T07:00:00Z")) == -h(1));
    CHECK(calendar.next_open(at("2026-11-28T08:00:00Z")) == at("2026-11-28T08:00:00Z"));
    CHECK(calendar.openings(at("2026-11-24T08:00:00Z"), at("2026-11-28T07:00:00Z")).size() == 1);
    CHECK(calendar.add_days(at("2026-11-28T08:00:00Z"), 1) == at("2026-11-30T00:00:00Z"));
    CHECK(calendar.nth_closing(at("2026-11-28T08:00:00Z"), 1) == at("2026-11-29T00:00:00Z"));
}

TEST_CASE("the calendars of a playbook are found by name") {
    const std::vector<CalendarModel> models{model_of("Europe/Berlin", {kMorning})};
    const Calendars calendars = Calendars::make(models).value();
    CHECK(calendars.named("office").zone().name() == "Europe/Berlin");
    CHECK(calendars.named("always").name() == "always");
    CHECK(calendars.named("nowhere").name() == "always");
    CHECK(Calendars{}.named("office").name() == "always");
    const std::vector<CalendarModel> bad{model_of("Nowhere", {kMorning})};
    CHECK_FALSE(Calendars::make(bad).has_value());
}

TEST_CASE("the tz database says which it is") {
    CHECK(tz_database_version().size() >= 5);
    CHECK(tz_database_version("/nowhere") == "unknown");
    const auto names = zone_names();
    CHECK(std::ranges::count(names, std::string{"Europe/Berlin"}) == 1);
}

}  // namespace
}  // namespace amends
