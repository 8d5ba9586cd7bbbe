// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <rapidcheck.h>

#include <amends/calendar/ics.hpp>

namespace amends {
namespace {

using namespace std::chrono;

std::string file(const std::string& inside) { return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + inside + "END:VCALENDAR\r\n"; }
std::string event(const std::string& lines) { return file("BEGIN:VEVENT\r\n" + lines + "END:VEVENT\r\n"); }

/// The dates as `2026-12-25 2026-12-26`, or the fault as `LINE: MESSAGE`.
std::string dates(const std::string& text, const Zone& zone = Zone::utc()) {
    const auto read = read_ics_dates(text, zone);
    if (!read) return fmt::format("{}: {}", read.error().line, read.error().message);
    std::string shown;
    for (const year_month_day& date : *read) {
        shown += fmt::format("{}{:04}-{:02}-{:02}", shown.empty() ? "" : " ", int{date.year()}, unsigned{date.month()}, unsigned{date.day()});
    }
    return shown;
}
std::string of_event(const std::string& lines) { return dates(event(lines)); }
/// How many dates, the first and the last.
std::string outline(const std::string& text) {
    const std::string all = dates(text);
    return fmt::format("{} {}..{}", (all.size() + 1) / 11, all.substr(0, 10), all.substr(all.size() - 10));
}

TEST_CASE("clock rule 15: an event of an iCalendar file lies on its days") {
    CHECK(of_event("DTSTART;VALUE=DATE:20261225\r\n") == "2026-12-25");
    CHECK(of_event("DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261226\n") == "2026-12-25");
    CHECK(of_event("DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261227\r\n") == "2026-12-24 2026-12-25 2026-12-26");
    CHECK(of_event("DTSTART;VALUE=DATE:20261231\r\nDURATION:P2D\r\n") == "2026-12-31 2027-01-01");
    CHECK(of_event("DTSTART;VALUE=DATE:20261231\r\nDURATION:PT36H\r\n") == "2026-12-31 2027-01-01");
    CHECK(of_event("DTSTART:20261225T000000\r\nDTEND:20261226T000000\r\n") == "2026-12-25");
    CHECK(of_event("DTSTART:20261224T230000\r\nDURATION:PT1H\r\n") == "2026-12-24");
    CHECK(of_event("DTSTART:20261224T230000\r\nDURATION:PT2H\r\n") == "2026-12-24 2026-12-25");
    CHECK(of_event("DTSTART:20261224T230000\r\nDURATION:P1DT2H\r\n") == "2026-12-24 2026-12-25 2026-12-26");
    CHECK(of_event("DTSTART:20261224T230000\r\nDURATION:PT0S\r\n") == "2026-12-24");
    CHECK(of_event("DTSTART:20261224T230000\r\n") == "2026-12-24");
    CHECK(of_event("DTSTART:20261225T140000\r\nDTEND:20261226T020000\r\n") == "2026-12-25 2026-12-26");
    CHECK(of_event("DTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261225\r\n") == "2026-12-25");
    CHECK(of_event("DTSTART;VALUE=DATE:20240229\r\nSUMMARY;X=\"a:b\":BEGIN:VEVENT\r\n") == "2024-02-29");
}

TEST_CASE("times in UTC are looked up in the zone") {
    const Zone berlin = Zone::load("Europe/Berlin").value();
    CHECK(dates(event("DTSTART:20261224T230000Z\r\nDTEND:20261225T230000Z\r\n"), berlin) == "2026-12-25");
    CHECK(of_event("DTSTART:20261224T230000Z\r\nDTEND:20261225T230000Z\r\n") == "2026-12-24 2026-12-25");
}

TEST_CASE("times in a named zone are looked up in the calendar's") {
    const Zone berlin = Zone::load("Europe/Berlin").value();
    CHECK(dates(event("DTSTART;TZID=Europe/Berlin:20261225T000000\r\nDTEND;TZID=Europe/Berlin:20261226T000000\r\n"), berlin) == "2026-12-25");
    CHECK(dates(event("DTSTART;TZID=America/New_York:20261224T190000\r\nDURATION:PT2H\r\n"), berlin) == "2026-12-25");
    CHECK(dates(event("DTSTART;tzid=\"Asia/Tokyo\";VALUE=DATE-TIME:20261225T000000\r\nDURATION:PT6H\r\n"), berlin) == "2026-12-24");
    CHECK(dates(event("DTSTART;VALUE=DATE:20261225\r\nRDATE;TZID=Asia/Tokyo:20270101T010000\r\n"), berlin) == "2026-12-25 2026-12-31");
    CHECK(dates(event("DTSTART;TZID=Nowhere;VALUE=DATE:20261225\r\n"), berlin) == "2026-12-25");
    CHECK(dates(event("DTSTART;TZID=America/New_York:20241128T200000\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH\r\n"), berlin) ==
          "4: an event that repeats in another zone ('America/New_York') than the calendar's can't be read");
    CHECK(of_event("DTSTART;TZID=Amerca/New_York:20261225T000000\r\n") ==
          "4: TZID: there is no zone 'Amerca/New_York' in the tz database (one like Europe/Berlin)");
    CHECK(of_event("DTSTART;TZID=../../etc/passwd:20261225T000000\r\n").starts_with("4: TZID: there is no zone"));
}

TEST_CASE("what repeats yearly is written out") {
    CHECK(outline(event("DTSTART;VALUE=DATE:20201225\r\nRRULE:FREQ=YEARLY\r\n")) == "80 2020-12-25..2099-12-25");
    CHECK(outline(event("DTSTART;VALUE=DATE:16010101\r\nRRULE:FREQ=YEARLY\r\n")) == "130 1970-01-01..2099-01-01");
    CHECK(of_event("DTSTART;VALUE=DATE:20240229\r\nRRULE:FREQ=YEARLY;COUNT=3\r\n") == "2024-02-29 2028-02-29 2032-02-29");
    CHECK(of_event("DTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=YEARLY;INTERVAL=2;UNTIL=20300101\r\n") == "2026-01-01 2028-01-01 2030-01-01");
    CHECK(of_event("DTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=YEARLY;UNTIL=20271231T235959Z\r\n") == "2026-01-01 2027-01-01");
    CHECK(of_event("DTSTART;VALUE=DATE:20251127\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=3\r\n") == "2025-11-27 2026-11-26 2027-11-25");
    CHECK(of_event("DTSTART;VALUE=DATE:20250526\r\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;COUNT=3\r\n") == "2025-05-26 2026-05-25 2027-05-31");
    CHECK(of_event("DTSTART;VALUE=DATE:20250526\r\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=MO;BYSETPOS=-1;COUNT=2\r\n") == "2025-05-26 2026-05-25");
    CHECK(of_event("DTSTART;VALUE=DATE:20241105\r\nRRULE:FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=3\r\n") ==
          "2024-11-05 2028-11-07 2032-11-02");
    CHECK(of_event("DTSTART;VALUE=DATE:20260106\r\nRRULE:FREQ=YEARLY;BYMONTH=1,8;BYMONTHDAY=6,15;UNTIL=20261231\r\n") ==
          "2026-01-06 2026-01-15 2026-08-06 2026-08-15");
    CHECK(of_event("DTSTART;VALUE=DATE:20260131\r\nRRULE:FREQ=YEARLY;BYMONTHDAY=-1;COUNT=3\r\n") == "2026-01-31 2026-02-28 2026-03-31");
    CHECK(of_event("DTSTART;VALUE=DATE:20260105\r\nRRULE:FREQ=YEARLY;BYDAY=1MO;COUNT=2;WKST=MO\r\n") == "2026-01-05 2027-01-04");
    CHECK(of_event("DTSTART;VALUE=DATE:20251231\r\nDTEND;VALUE=DATE:20260102\r\nRRULE:FREQ=YEARLY;COUNT=2\r\n") ==
          "2025-12-31 2026-01-01 2026-12-31 2027-01-01");
}

TEST_CASE("dates may be added and left out, and events cancelled") {
    CHECK(of_event("DTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=YEARLY;COUNT=3\r\nEXDATE;VALUE=DATE:20270101\r\n") == "2026-01-01 2028-01-01");
    CHECK(of_event("DTSTART;VALUE=DATE:20260101\r\nRDATE;VALUE=DATE:20260303,20260404\r\n") == "2026-01-01 2026-03-03 2026-04-04");
    CHECK(of_event("DTSTART;VALUE=DATE:20260101\r\nSTATUS:CANCELLED\r\n").empty());
    CHECK(of_event("DTSTART;VALUE=DATE:20260101\r\nSTATUS:CONFIRMED\r\n") == "2026-01-01");
}

TEST_CASE("what is no event is passed over, and lines may be folded") {
    CHECK(dates(file("BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nRRULE:FREQ=SECONDLY\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
                     "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260101\r\nBEGIN:VALARM\r\nDTSTART:nonsense\r\nEND:VALARM\r\nEND:VEVENT\r\n")) == "2026-01-01");
    CHECK(dates("\xEF\xBB\xBF" + event("DTSTART;VALU\r\n E=DATE:2026\r\n\t0101\r\nSUMMARY:J\xC3\r\n \xBCrgen\r\n")) == "2026-01-01");
    CHECK(dates("begin:vcalendar\n\nbegin:vevent\ndtstart:20260101\nend:vevent\nend:vcalendar\n") == "2026-01-01");
    CHECK(dates(file("")).empty());
}

TEST_CASE("a fault has its line") {
    CHECK(of_event("SUMMARY:x\r\n") == "3: this event has no DTSTART");
    CHECK(of_event("DTSTART;VALUE=DATE:20260230\r\n") == "4: there is no date '20260230'");
    CHECK(of_event("DTSTART:20260101T250000\r\n") == "4: there is no date '20260101T250000'");
    CHECK(of_event("SUMMARY:a\r\n b\r\n c\r\nDTSTART:x\r\n") == "7: there is no date 'x'");
    CHECK(of_event("DTSTART:20260102\r\nDTEND:20260101\r\n") == "3: this event ends before it begins");
    CHECK(of_event("DTSTART:20260101\r\nDTEND:20280101\r\n") == "3: this event lasts longer than 366 days");
    CHECK(of_event("DTSTART:20260101\r\nDURATION:1D\r\n") == "5: '1D' is not a duration like P1D");
    CHECK(of_event("DTSTART:20260101\r\nRRULE:FREQ=DAILY\r\n") == "5: only what repeats yearly (FREQ=YEARLY) is read");
    CHECK(of_event("DTSTART:20260101\r\nRRULE:FREQ=YEARLY;COUNT=0\r\n") == "5: 'COUNT=0' makes no sense");
    CHECK(of_event("DTSTART:20260101\r\nRRULE:FREQ=YEARLY;BYMONTH=13\r\n") == "5: 'BYMONTH=13' makes no sense");
    CHECK(of_event("DTSTART:20260101\r\nRRULE:FREQ=YEARLY;BYDAY=XX\r\n") == "5: 'BYDAY=XX' makes no sense");
    CHECK(of_event("DTSTART:20260101\r\nRRULE:FREQ=YEARLY;BYWEEKNO=1\r\n") == "5: 'BYWEEKNO' in a rule can't be read");
    CHECK(of_event("DTSTART:20260101\r\nRECURRENCE-ID:20260101\r\n").starts_with("5: "));
    CHECK(of_event("nonsense\r\n") == "4: expected NAME:VALUE");
    CHECK(of_event(std::string{"SUM\0MARY:x\r\n", 12}) == "4: there are bytes here that no text has");
    CHECK(dates("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\n") == "3: the file ends before END:VEVENT");
    CHECK(dates("BEGIN:VCALENDAR\nEND:VEVENT\n") == "2: END:VEVENT ends nothing that began: END:VCALENDAR was expected");
    CHECK(dates("BEGIN:VEVENT\n") == "1: BEGIN:VEVENT does not belong here");
    CHECK(dates("") == "1: this is not an iCalendar file: it does not begin with BEGIN:VCALENDAR");
    CHECK(dates("<html>\n") == "1: expected NAME:VALUE");
    CHECK(dates("\x7F" "ELF\x02\x01\n") == "1: there are bytes here that no text has");
}

TEST_CASE("a hostile file ends soon, with a fault") {
    const std::string endless = "DTSTART:19700101\r\nRRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU\r\n";
    CHECK(of_event(endless) == "3: up to here there are more than 5000 days");
    std::string many;
    for (int at = 0; at < 6'000; ++at) many += "BEGIN:VEVENT\nDTSTART:20260101\nEND:VEVENT\n";
    CHECK(dates(file(many)) == "15003: more than 5000 events");
    std::string deep;
    for (int at = 0; at < 10'000; ++at) deep += "BEGIN:X\n";
    CHECK(dates(file(deep)) == "10: nested more than 8 deep");
    CHECK(of_event("SUMMARY:" + std::string(100'000, 'x') + "\r\n") == "4: this line is longer than 64 kB");
    std::string folded = "SUMMARY:x\r\n";
    for (int at = 0; at < 100'000; ++at) folded += " x\r\n";
    CHECK(of_event(folded) == "4: this line is longer than 64 kB");
    CHECK(dates(std::string(kMostIcsBytes + 1, 'x')) == "1: the file has more than 1024 kB");
    std::string dates_added = "RDATE:20260101";
    for (int at = 0; at < 6'000; ++at) dates_added += fmt::format(",{:04}0101", 2000 + at);
    CHECK_FALSE(of_event("DTSTART:20260101\r\n" + dates_added + "\r\n").empty());
}

TEST_CASE("any text is read or refused, and never crashes") {
    CHECK(rc::check("bytes changed in a good file", [] {
        std::string text = event("DTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261227\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=3\r\nEXDATE:20271225\r\n");
        for (auto count = *rc::gen::inRange(1, 12); count > 0; --count) {
            const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
            text.at(at) = *rc::gen::oneOf(rc::gen::arbitrary<char>(), rc::gen::elementOf(std::string{":;=,\r\n 0129TZ-+PMOBY"}));
        }
        const auto read = read_ics_dates(text, Zone::utc());
        RC_ASSERT(read.has_value() || (read.error().line >= 0 && !read.error().message.empty()));
        if (read) RC_ASSERT(read->size() <= kMostIcsDates + kMostIcsEventDays);
    }));
    CHECK(rc::check("words of the format in any order", [] {
        const auto lines = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(std::vector<std::string>{
            "BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "DTSTART:20260101", "DTEND:20260103", "DURATION:P9W",
            "RRULE:FREQ=YEARLY;BYDAY=-53SU,53MO", "RRULE:FREQ=YEARLY;BYMONTHDAY=31;BYSETPOS=-12", "EXDATE:20260101,20270101", " fold", ""}));
        std::string text = "BEGIN:VCALENDAR\n";
        for (const std::string& line : lines) text += line + "\n";
        static_cast<void>(read_ics_dates(text, Zone::utc()));
    }));
}

}  // namespace
}  // namespace amends
