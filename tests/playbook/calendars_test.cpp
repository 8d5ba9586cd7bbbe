// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <tests/playbook/support.hpp>

using namespace amends;
using test::faults;
using test::good;
using test::with;

using Faults = std::vector<std::string>;
using namespace std::chrono_literals;

namespace {

std::string calendar(const std::string& keys) {
    return with("calendars:\n  office: {zone: Europe/Berlin, " + keys + "}\n");
}

CalendarModel read(const std::string& keys) { return good(calendar(keys)).calendars.at(0); }

/// The faults of the hours of a Monday, without their place.
Faults faults_of_hours(const std::string& hours) {
    Faults messages;
    const auto found = test::read_text(calendar("hours: {fri: \"9:00-10:00\", mon: \"" + hours + "\"}"));
    for (const Problem& problem : found.problems) messages.push_back(problem.message);
    return messages;
}

}  // namespace

TEST_CASE("a calendar has a zone and hours by day") {
    const CalendarModel office =
        read("hours: {mon-thu: \"09:00-12:30, 13:15-17:30\", fri: \"9:00-15:00\", sun: closed}");
    CHECK(office.name == "office");
    CHECK(office.zone == "Europe/Berlin");
    CHECK(office.line == 3);
    for (std::size_t day = 0; day < 4; ++day) CHECK(office.hours.at(day) == DayHours{{540, 750}, {795, 1050}});
    CHECK(office.hours[4] == DayHours{{540, 900}});
    CHECK(office.hours[5].empty());
    CHECK(office.hours[6].empty());
}

TEST_CASE("days may be listed and joined") {
    const CalendarModel office = read("hours: {\"mon, wed-thu ,sun\": \"0:00-24:00\"}");
    for (const std::size_t day : {0U, 2U, 3U, 6U}) CHECK(office.hours.at(day) == DayHours{{0, 1440}});
    for (const std::size_t day : {1U, 4U, 5U}) CHECK(office.hours.at(day).empty());
}

TEST_CASE("hours may touch one another and end with the day") {
    const CalendarModel office = read("hours: {mon: \"00:00-12:00, 12:00-24:00\"}");
    CHECK(office.hours[0] == DayHours{{0, 720}, {720, 1440}});
}

TEST_CASE("hours that make no sense are refused") {
    CHECK(faults_of_hours("17:00-09:00") == Faults{"'17:00-09:00' ends before it begins"});
    CHECK(faults_of_hours("09:00-09:00") == Faults{"'09:00-09:00' ends before it begins"});
    CHECK(faults_of_hours("24:00-24:00") == Faults{"'24:00-24:00' ends before it begins"});
    CHECK(faults_of_hours("22:00-02:00") == Faults{"'22:00-02:00' ends before it begins"});
    CHECK(faults_of_hours("09:00-12:00, 11:59-13:00") ==
          Faults{"'11:59-13:00' begins before the one in front of it ends"});
    CHECK(faults_of_hours("13:00-14:00, 09:00-10:00") ==
          Faults{"'09:00-10:00' begins before the one in front of it ends"});
    for (const std::string bad :
         {"", "9-17", "09:00", "09:00-", "-17:00", "09:00-24:01", "09:00-25:00", "09:60-10:00", "9:0-10:00",
          "09.00-17.00", "+9:00-10:00", "009:00-10:00", "9:00 to 10:00", "Closed", "9:00-10:00-11:00", "９:00-10:00"}) {
        CAPTURE(bad);
        CHECK(faults_of_hours(bad) == Faults{"'" + bad + "' is not a time like 09:00-17:30"});
    }
    CHECK(faults_of_hours("9:00-10:00,") == Faults{"'' is not a time like 09:00-17:30"});
}

TEST_CASE("days that are none are refused") {
    for (const auto* bad : {"monday", "Mon", "mon-", "-fri", "thu-mon", "mon..fri", "1"}) {
        CAPTURE(bad);
        const auto found = faults(calendar("hours: {sat: \"9:00-10:00\", " + std::string{bad} + ": \"9:00-10:00\"}"));
        CHECK(found == Faults{fmt::format("t.yaml:3:60: error: '{}' are no days like mon or mon-fri", bad)});
    }
    CHECK(faults(calendar("hours: {mon-wed: \"9:00-10:00\", tue: closed}")) ==
          Faults{"t.yaml:3:64: error: 'tue' has hours twice"});
}

TEST_CASE("a calendar without working time is refused") {
    for (const auto* none : {"hours: {}", "hours: {mon: closed}"}) {
        CAPTURE(none);
        CHECK(faults(calendar(none)) == Faults{"t.yaml:3:3: error: calendar 'office' has no working time"});
    }
    CHECK(faults(calendar("hours: [mon]")) == Faults{"t.yaml:3:3: error: calendar 'office' has no working time",
                                                     "t.yaml:3:40: error: expected hours by day"});
    CHECK(faults(with("calendars: {office: {}}\n")).size() == 3);
}

TEST_CASE("holidays are of one year or of every year") {
    const CalendarModel office =
        read("hours: {mon: \"9:00-10:00\"}, holidays: [2026-12-25, \"01-01\", \"02-29\", 2028-02-29]");
    const std::vector<Holiday> expected{{2026, {std::chrono::December, 25d}},
                                        {std::nullopt, {std::chrono::January, 1d}},
                                        {std::nullopt, {std::chrono::February, 29d}},
                                        {2028, {std::chrono::February, 29d}}};
    CHECK(office.holidays == expected);
}

TEST_CASE("days that the year lacks are refused") {
    for (const auto* bad : {"2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "02-30", "00-00", "1-1", "2026-1-1",
                            "25.12.2026", "2026/12/25", "20261225", "christmas", "12-25-2026", "[x]"}) {
        CAPTURE(bad);
        const auto found = faults(calendar("hours: {mon: \"9:00-10:00\"}, holidays: [" + std::string{bad} + "]"));
        REQUIRE(found.size() == 1);
        CHECK(found[0].starts_with("t.yaml:3:72: error: there is no day '"));
        CHECK(faults(calendar("hours: {mon: \"9:00-10:00\"}, extra: {\"" + std::string{bad} + "\": \"9:00-10:00\"}"))
                  .size() == 1);
    }
    CHECK(faults(calendar("hours: {mon: \"9:00-10:00\"}, holidays: 2026-12-25")) ==
          Faults{"t.yaml:3:71: error: expected a list of days"});
}

TEST_CASE("a date may have hours of its own") {
    const CalendarModel office = read(
        "hours: {mon: \"9:00-10:00\"}, extra: {2026-12-19: \"10:00-14:00\", 2026-12-20: closed}");
    REQUIRE(office.extra.size() == 2);
    CHECK(office.extra[0].first == std::chrono::year_month_day{2026y, std::chrono::December, 19d});
    CHECK(office.extra[0].second == DayHours{{600, 840}});
    CHECK(office.extra[1].second.empty());
    CHECK(faults(calendar("hours: {mon: \"9:00-10:00\"}, extra: {2026-12-19: nine}")).size() == 1);
    CHECK(faults(calendar("hours: {mon: \"9:00-10:00\"}, extra: [2026-12-19]")) ==
          Faults{"t.yaml:3:68: error: expected hours by date"});
}

TEST_CASE("the zone looks like one") {
    const auto of_zone = [](const std::string& zone) {
        return faults(with("calendars: {office: {zone: " + zone + ", hours: {mon: \"9:00-10:00\"}}}\n"));
    };
    for (const auto* zone : {"UTC", "Etc/GMT+5", "America/Port-au-Prince", "America/Argentina/Buenos_Aires"}) {
        CHECK(of_zone(zone) == Faults{});
    }
    for (const auto* zone : {"/etc/passwd", "../UTC", "\"\"", "Europe Berlin", "Zürich", "\"a\\nb\""}) {
        CAPTURE(zone);
        CHECK_FALSE(of_zone(zone).empty());
    }
}

TEST_CASE("a calendar has a name of its own") {
    CHECK(faults(with("calendars: {always: {zone: UTC, hours: {mon: \"9:00-10:00\"}}}\n")) ==
          Faults{"t.yaml:2:13: error: 'always' is day and night, and can't be another calendar"});
    CHECK(faults(with("calendars: {The Office: {zone: UTC, hours: {mon: \"9:00-10:00\"}}}\n")).size() == 1);
    CHECK(faults(calendar("hours: {mon: \"9:00-10:00\"}, holiday: []")) ==
          Faults{"t.yaml:3:61: error: unknown key 'holiday' in a calendar (did you mean 'holidays'?)"});
}
