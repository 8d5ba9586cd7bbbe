// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>

#include <amends/calendar/calendar.hpp>
#include <amends/calendar/when.hpp>

namespace amends {
namespace {

Instant at(std::string_view text) { return parse_rfc3339(text).value(); }

const Zone& berlin() {
    static const Zone kZone = Zone::load("Europe/Berlin").value();
    return kZone;
}

const Instant kNow = at("2026-11-24T09:00:00Z");  // a Tuesday, 10:00 in Berlin

TEST_CASE("clock rule 17: a moment is read in the zone") {
    struct Row {
        std::string_view text;
        std::string_view instant;
    };
    const auto rows = std::to_array<Row>({{"now", "2026-11-24T09:00:00Z"},
                                          {"2h", "2026-11-24T11:00:00Z"},
                                          {"+2h", "2026-11-24T11:00:00Z"},
                                          {"-30m", "2026-11-24T08:30:00Z"},
                                          {"1h30m", "2026-11-24T10:30:00Z"},
                                          {"-1w", "2026-11-17T09:00:00Z"},
                                          {"today", "2026-11-24T09:00:00Z"},
                                          {"tomorrow", "2026-11-25T09:00:00Z"},
                                          {"yesterday", "2026-11-23T09:00:00Z"},
                                          {"today 9:00", "2026-11-24T08:00:00Z"},
                                          {"tomorrow 9:00", "2026-11-25T08:00:00Z"},
                                          {"yesterday 23:59:59", "2026-11-23T22:59:59Z"},
                                          {"tomorrow 0:00", "2026-11-24T23:00:00Z"},
                                          {"10:01", "2026-11-24T09:01:00Z"},
                                          {"10:00:01", "2026-11-24T09:00:01Z"},
                                          {"10:00", "2026-11-25T09:00:00Z"},
                                          {"9:59", "2026-11-25T08:59:00Z"},
                                          {"09:59", "2026-11-25T08:59:00Z"},
                                          {"00:00", "2026-11-24T23:00:00Z"},
                                          {"23:59:59", "2026-11-24T22:59:59Z"},
                                          {"2026-11-24", "2026-11-24T22:59:59Z"},
                                          {"2026-07-01", "2026-07-01T21:59:59Z"},
                                          {"2026-11-24 17:00", "2026-11-24T16:00:00Z"},
                                          {"2026-11-24 9:00", "2026-11-24T08:00:00Z"},
                                          {"2026-11-24 17:00:30", "2026-11-24T16:00:30Z"},
                                          {"2026-11-24T17:00", "2026-11-24T16:00:00Z"},
                                          {"2026-11-24T17:00:30", "2026-11-24T16:00:30Z"},
                                          {"2026-11-24T17:00Z", "2026-11-24T17:00:00Z"},
                                          {"2026-11-24t17:00z", "2026-11-24T17:00:00Z"},
                                          {"2026-11-24 17:00:30Z", "2026-11-24T17:00:30Z"},
                                          {"2026-11-24T17:00-05:00", "2026-11-24T22:00:00Z"},
                                          {"2026-11-24 17:00+05:30", "2026-11-24T11:30:00Z"},
                                          {"2024-02-29", "2024-02-29T22:59:59Z"},
                                          {"1970-01-01T00:00Z", "1970-01-01T00:00:00Z"},
                                          {"1970-01-01 01:00", "1970-01-01T00:00:00Z"},
                                          {"9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"},
                                          {"9999-12-31", "9999-12-31T22:59:59Z"}});
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const auto read = parse_when(row.text, kNow, berlin());
        REQUIRE(read);
        CHECK(to_string(*read) == row.instant);
    }
}

TEST_CASE("a weekday is the next such day") {
    struct Row {
        std::string_view text;
        std::string_view instant;
    };
    const auto rows = std::to_array<Row>({{"tue", "2026-11-24T22:59:59Z"},
                                          {"tue 10:00:01", "2026-11-24T09:00:01Z"},
                                          {"tue 10:00", "2026-12-01T09:00:00Z"},
                                          {"tue 9:59", "2026-12-01T08:59:00Z"},
                                          {"wed", "2026-11-25T22:59:59Z"},
                                          {"thu", "2026-11-26T22:59:59Z"},
                                          {"fri 17:00", "2026-11-27T16:00:00Z"},
                                          {"sat", "2026-11-28T22:59:59Z"},
                                          {"sunday", "2026-11-29T22:59:59Z"},
                                          {"mon", "2026-11-30T22:59:59Z"},
                                          {"mond", "2026-11-30T22:59:59Z"},
                                          {"monday 0:00", "2026-11-29T23:00:00Z"}});
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const auto read = parse_when(row.text, kNow, berlin());
        REQUIRE(read);
        CHECK(to_string(*read) == row.instant);
    }
    const Instant last = at("2026-11-24T22:59:59Z");
    CHECK(parse_when("tue", last - Seconds{1}, berlin()) == last);
    CHECK(parse_when("tue", last, berlin()) == at("2026-12-01T22:59:59Z"));
}

TEST_CASE("upper and lower case are the same") {
    for (const std::string_view text : {"now", "today", "tomorrow 9:00", "yesterday", "mon", "tue", "wednesday",
                                        "thu 9:00", "saturday", "sun", "2h"}) {
        CAPTURE(text);
        std::string upper{text};
        for (char& byte : upper) byte = byte >= 'a' && byte <= 'z' ? static_cast<char>(byte - 'a' + 'A') : byte;
        CHECK(parse_when(upper, kNow, berlin()) == parse_when(text, kNow, berlin()));
        CHECK(parse_when(upper, kNow, berlin()));
    }
}

TEST_CASE("clock rule 17: what is no moment is refused with an explanation") {
    struct Row {
        std::string_view text;
        std::string_view message;
        std::string_view hint;  ///< a part of it
    };
    const auto rows =
        std::to_array<Row>({{"", "'' is not a time", "write it like"},
                            {" ", "' ' is not a time", "write it like"},
                            {"3/4/2026", "'3/4/2026' is read differently in different countries", "2026-04-03"},
                            {"tomorow", "'tomorow' is not a time", "did you mean 'tomorrow'?"},
                            {"tomorow 9:00", "'tomorow 9:00' is not a time", "did you mean 'tomorrow'?"},
                            {"wendesday", "'wendesday' is not a time", "did you mean 'wednesday'?"},
                            {"mo", "'mo' is not a time", ""},
                            {"someday", "'someday' is not a time", ""},
                            {"2", "'2' is not a time", ""},
                            {"+", "'+' is not a time", ""},
                            {"-", "'-' is not a time", ""},
                            {"--2h", "'--2h' is not a time", ""},
                            {"0s", "'0s' is not a time", ""},
                            {"now ", "'now ' is not a time", ""},
                            {"3bd", "'3bd' is working time, which needs a calendar", "2h or 3d"},
                            {"+2bh", "'+2bh' is working time, which needs a calendar", "2h or 3d"},
                            {"24:00", "'24:00' is not a time", ""},
                            {"9:60", "'9:60' is not a time", ""},
                            {"9:00:60", "'9:00:60' is not a time", ""},
                            {"9:0", "'9:0' is not a time", ""},
                            {"9:00:00:00", "'9:00:00:00' is not a time", ""},
                            {"today 24:00", "there is no time '24:00'", ""},
                            {"fri 17", "there is no time '17'", ""},
                            {"fri  17:00", "there is no time ' 17:00'", ""},
                            {"2026-02-29", "there is no day '2026-02-29'", ""},
                            {"2026-13-01", "there is no day '2026-13-01'", ""},
                            {"2026-00-10 9:00", "there is no day '2026-00-10'", ""},
                            {"2026-11-24 24:00", "there is no time '24:00'", ""},
                            {"2026-11-24T", "there is no time ''", ""},
                            {"2026-11-24x", "'2026-11-24x' is not a time", ""},
                            {"2026-1-24", "'2026-1-24' is not a time", ""},
                            {"24.11.2026", "'24.11.2026' is not a time", ""},
                            {"1969-12-31", "'1969-12-31' is not between 1970 and 9999", ""},
                            {"1970-01-01 00:59:59", "'1970-01-01 00:59:59' is not between 1970 and 9999", ""},
                            {"1969-12-31T23:59:59Z", "'1969-12-31T23:59:59Z' is not between 1970 and 9999", ""},
                            {"-60y", "'-60y' is not a time", ""},
                            {"-21000d", "'-21000d' is not between 1970 and 9999", ""}});
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const auto read = parse_when(row.text, kNow, berlin());
        REQUIRE_FALSE(read);
        CHECK(read.error().code == Code::usage);
        CHECK(read.error().message == row.message);
        CHECK(read.error().hint.find(row.hint) != std::string::npos);
    }
}

TEST_CASE("what leads behind the last instant is refused") {
    CHECK(parse_when("1s", kLastInstant - Seconds{1}, Zone::utc()) == kLastInstant);
    CHECK_FALSE(parse_when("1s", kLastInstant, Zone::utc()));
    CHECK_FALSE(parse_when("tomorrow", kLastInstant, Zone::utc()));
    CHECK_FALSE(parse_when("yesterday", kFirstInstant, Zone::utc()));
    CHECK_FALSE(parse_when("9999-12-31T23:59:59-00:01", kNow, Zone::utc()));
}

TEST_CASE("clock rule 17: working time that leads out of the range is refused, not cut at its bound") {
    CalendarModel model{"office", "UTC", {}, {}, {}, 0};
    for (std::size_t day = 0; day < 5; ++day) model.hours.at(day) = {{540, 1020}};
    const Calendar office = Calendar::make(model).value();
    const Instant late = at("9999-12-30T09:00:00Z");  // a Thursday: sixteen hours are left
    CHECK(parse_when("16bh", late, Zone::utc(), office) == at("9999-12-31T17:00:00Z"));
    CHECK(parse_when("1bd", late, Zone::utc(), office) == at("9999-12-31T17:00:00Z"));
    for (const char* text : {"17bh", "2bd", "90d"}) CHECK(parse_when(text, late, Zone::utc(), office).error().code == Code::usage);
    const Instant early = at("1970-01-01T10:00:00Z");  // a Thursday
    CHECK(parse_when("-1bh", early, Zone::utc(), office) == at("1970-01-01T09:00:00Z"));
    CHECK(parse_when("-10h", early, Zone::utc(), office) == at("1970-01-01T00:00:00Z"));
    for (const char* text : {"-2bh", "-1bd"}) CHECK(parse_when(text, early, Zone::utc(), office).error().code == Code::usage);
    CHECK(working_time_from(early, Seconds{36'000}, -1, Calendar::always()) == at("1970-01-01T00:00:00Z"));
    CHECK_FALSE(working_time_from(early, Seconds{36'001}, -1, Calendar::always()).has_value());
    CHECK(office.next_open(at("9999-12-31T17:00:00Z")) == kLastInstant);
}

TEST_CASE("clock rule 17: an offset is read with its colon and without") {
    for (const char* text : {"2026-11-24T17:00:00+01:00", "2026-11-24T17:00:00+0100", "2026-11-24 17:00+0100", "2026-11-24T11:00:00-0500"}) {
        CAPTURE(text);
        CHECK(parse_when(text, kNow, berlin()) == at("2026-11-24T16:00:00Z"));
    }
    for (const char* text : {"2026-11-24T17:00:00+01000", "2026-11-24T17:00:00+2500", "2026-11-24T17:00:00+0160", "2026-11-24T17:00:00+ab00"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_when(text, kNow, berlin()).has_value());
    }
}

TEST_CASE("a time that the zone skips or has twice is read as the zone says") {
    CHECK(parse_when("2026-03-29 02:30", kNow, berlin()) == at("2026-03-29T01:30:00Z"));
    CHECK(parse_when("2026-10-25 02:30", kNow, berlin()) == at("2026-10-25T00:30:00Z"));
    CHECK(parse_when("tomorrow 9:00", at("2026-03-28T09:00:00Z"), berlin()) == at("2026-03-29T07:00:00Z"));
}

TEST_CASE("of an hour that comes twice the one still to come is meant") {
    struct Row {
        std::string_view text;
        std::string_view now;
        std::string_view instant;
    };
    const auto rows = std::to_array<Row>({{"2:30", "2026-10-25T00:29:59Z", "2026-10-25T00:30:00Z"},
                                          {"2:30", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"},
                                          {"2:30", "2026-10-25T01:29:59Z", "2026-10-25T01:30:00Z"},
                                          {"2:30", "2026-10-25T01:30:00Z", "2026-10-26T01:30:00Z"},
                                          {"sun 2:30", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"},
                                          {"sun 2:30", "2026-10-25T01:30:00Z", "2026-11-01T01:30:00Z"},
                                          {"today", "2026-10-25T00:30:00Z", "2026-10-25T00:30:00Z"},
                                          {"today", "2026-10-25T01:30:00Z", "2026-10-25T01:30:00Z"}});
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CAPTURE(row.now);
        CHECK(parse_when(row.text, at(row.now), berlin()) == at(row.instant));
    }
}

TEST_CASE("random words are read in range or refused as usage") {
    CHECK(rc::check("letters of moments", [] {
        const auto text =
            *rc::gen::container<std::string>(rc::gen::elementOf(std::string{"0123456789:-+TZ hmdwbtodayfriw/"}));
        const auto read = parse_when(text, kNow, berlin());
        if (read) RC_ASSERT(*read >= kFirstInstant && *read <= kLastInstant);
        if (!read) RC_ASSERT(read.error().code == Code::usage);
    }));
    CHECK(rc::check("what RFC 3339 reads is read the same here", [] {
        const Instant instant{Seconds{*rc::gen::inRange<std::int64_t>(0, kLastInstant.time_since_epoch().count() + 1)}};
        RC_ASSERT(parse_when(to_string(instant), kNow, berlin()).value() == instant);
    }));
}

TEST_CASE("a moment is shown with the year where it is another") {
    CHECK(local(kNow, kNow, berlin()) == "Tue 24 Nov 10:00 CET");
    CHECK(local(kNow, kNow, Zone::utc()) == "Tue 24 Nov 09:00 UTC");
    CHECK(local(at("2026-07-05T07:05:59Z"), kNow, berlin()) == "Sun 5 Jul 09:05 CEST");
    CHECK(local(at("2026-12-31T22:59:59Z"), kNow, berlin()) == "Thu 31 Dec 23:59 CET");
    CHECK(local(at("2026-12-31T23:00:00Z"), kNow, berlin()) == "Fri 1 Jan 2027 00:00 CET");
    CHECK(local(at("2025-12-31T22:59:59Z"), kNow, berlin()) == "Wed 31 Dec 2025 23:59 CET");
    CHECK(local(at("2025-12-31T23:00:00Z"), kNow, berlin()) == "Thu 1 Jan 00:00 CET");
}

TEST_CASE("clock rule 17: programs read UTC, people local time and how far off it is") {
    const Instant due = at("2026-11-26T12:30:00+01:00");
    CHECK(to_string(due) == "2026-11-26T11:30:00Z");
    CHECK(local(due, kNow, berlin()) == "Thu 26 Nov 12:30 CET");
    CHECK(relative(due, kNow) == "in 2 d 2 h");
}

TEST_CASE("what only a calendar can read is known as such") {
    for (const char* text : {"4bh", "+4BH", "-2bd", "1bh30m"}) {
        CAPTURE(text);
        CHECK(is_working_distance(text) == (std::string_view{text} != "1bh30m"));
    }
    for (const char* text : {"", "4h", "bh", "4 bh", "tomorrow", "2026-11-24", "4bd 9:00", "--4bh"}) {
        CAPTURE(text);
        CHECK_FALSE(is_working_distance(text));
    }
}

TEST_CASE("a distance is shown to either side") {
    CHECK(relative(kNow, kNow) == "now");
    CHECK(relative(kNow + Seconds{1}, kNow) == "in 1 s");
    CHECK(relative(kNow - Seconds{1}, kNow) == "1 s ago");
    CHECK(relative(kNow + std::chrono::hours{51}, kNow) == "in 2 d 3 h");
    CHECK(relative(kNow - std::chrono::minutes{5}, kNow) == "5 min ago");
}

}  // namespace
}  // namespace amends
