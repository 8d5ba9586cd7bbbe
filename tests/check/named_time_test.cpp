// SPDX-License-Identifier: MIT
// Times that letters name, on Monday, 30 November 2026, at 10:00 in UTC.
#include <doctest/doctest.h>

#include <amends/check/named_time.hpp>

using namespace amends;
using namespace std::chrono_literals;

namespace {

const Zone kUtc = Zone::utc();

Instant at(int month, unsigned day, int hour, int year = 2026) {
    const std::chrono::sys_days date{std::chrono::year{year} / month / static_cast<int>(day)};
    return Instant{date + std::chrono::hours{hour}};
}
const Instant kNow = at(11, 30, 10);

bool may_mean(std::string_view words, Instant time) {
    const auto named = read_named_time(words, kNow, kUtc);
    REQUIRE_MESSAGE(named, words);
    return named->holds(time);
}

}  // namespace

TEST_CASE("a date is all of that day, however it is written") {
    for (const auto* words : {"5 december", "the 5th of december", "dec 5", "december 5th", "2026-12-05", "the 5th", "am 05.12.2026", "5. dezember"}) {
        CAPTURE(words);
        CHECK(may_mean(words, at(12, 5, 0)));
        CHECK(may_mean(words, at(12, 5, 23)));
        CHECK_FALSE(may_mean(words, at(12, 4, 12)));
        CHECK_FALSE(may_mean(words, at(12, 6, 12)));
    }
    CHECK(may_mean("27/12", at(12, 27, 9)));
    CHECK(may_mean("12/27", at(12, 27, 9)));
    CHECK(may_mean("3 january", at(1, 3, 9, 2027)));
    CHECK(may_mean("the 1st", at(12, 1, 9)));
    CHECK_FALSE(read_named_time("12/5", kNow, kUtc));
    CHECK_FALSE(read_named_time("2026-13-45", kNow, kUtc));
}

TEST_CASE("a day may have an hour") {
    CHECK(may_mean("friday, 5 pm", at(12, 4, 17)));
    CHECK_FALSE(may_mean("friday, 5 pm", at(12, 4, 9)));
    CHECK(may_mean("dec 5, 3 pm", at(12, 5, 15)));
    CHECK(may_mean("2 o'clock", at(11, 30, 14)));
    CHECK_FALSE(may_mean("2 o'clock", at(11, 30, 20)));
    CHECK(may_mean("11 o'clock", at(11, 30, 11)));
    CHECK(may_mean("17 uhr", at(11, 30, 17)));
    CHECK(may_mean("17:30", at(11, 30, 17)));
    for (const auto* words : {"5:30 pm", "5:30pm", "5.30 pm", "17.30 uhr", "5 p.m."}) {
        CAPTURE(words);
        CHECK(may_mean(words, at(11, 30, 17)));
        CHECK_FALSE(may_mean(words, at(11, 30, 5)));
        CHECK_FALSE(may_mean(words, at(12, 1, 5)));
    }
}

TEST_CASE("a period lasts until it ends") {
    CHECK(may_mean("before the weekend", at(12, 4, 18)));
    CHECK_FALSE(may_mean("before the weekend", at(12, 5, 18)));
    CHECK(may_mean("the end of the week", at(12, 6, 18)));
    CHECK_FALSE(may_mean("this week", at(12, 8, 18)));
    CHECK(may_mean("next week", at(12, 8, 18)));
    CHECK(may_mean("the end of the month", at(11, 30, 18)));
    CHECK_FALSE(may_mean("the end of the month", at(12, 8, 18)));
    CHECK(may_mean("naechste woche", at(12, 8, 18)));
    CHECK(may_mean("this afternoon", at(11, 30, 15)));
    CHECK(may_mean("the end of the day", at(11, 30, 15)));
    CHECK_FALSE(may_mean("this afternoon", at(12, 1, 15)));
}

TEST_CASE("a length of time counts from now") {
    CHECK(may_mean("within the hour", at(11, 30, 11)));
    CHECK_FALSE(may_mean("within the hour", at(11, 30, 13)));
    CHECK(may_mean("3-5 business days", at(12, 5, 10)));
    CHECK_FALSE(may_mean("3-5 business days", at(12, 9, 10)));
    CHECK(may_mean("two weeks", at(12, 10, 10)));
    CHECK(may_mean("48-hours", at(12, 1, 10)));
    CHECK(may_mean("two-three days", at(12, 3, 9)));
    CHECK(may_mean("a month", at(12, 20, 9)));
    CHECK(may_mean("three months", at(1, 20, 9, 2027)));
}

TEST_CASE("what is promised for such a time keeps it") {
    struct Kept {
        const char* words;
        Instant promised;
    };
    const Kept kKept[] = {{"at the weekend", at(12, 5, 12)},         {"tomorrow at 2 o'clock", at(12, 1, 14)},  {"friday at 2 o'clock", at(12, 4, 14)},
                          {"2:30", at(11, 30, 14)},                  {"bis monatsende", at(11, 30, 14)},        {"following week", at(12, 8, 14)},
                          {"25/12/2027", at(12, 25, 14, 2027)},      {"05.12.27", at(12, 5, 14, 2027)},         {"5-6 pm", at(11, 30, 18)},
                          {"5 december 2027", at(12, 5, 14, 2027)},  {"5-dec", at(12, 5, 12)}};
    for (const auto& [words, promised] : kKept) {
        CAPTURE(words);
        CHECK(may_mean(words, promised));
    }
    CHECK_FALSE(may_mean("friday at 2 o'clock", at(12, 4, 17)));
    CHECK_FALSE(may_mean("30 november end of day", at(12, 28, 12)));
    CHECK_FALSE(read_named_time("the next day", kNow, kUtc));
}

TEST_CASE("what names no time is not understood") {
    for (const auto* words : {"", "-", "soon", "99999999999999999999 days", "2026-", "0/0", "12//5", "-5", "as soon as we can"}) {
        CAPTURE(words);
        CHECK_FALSE(read_named_time(words, kNow, kUtc));
    }
}
