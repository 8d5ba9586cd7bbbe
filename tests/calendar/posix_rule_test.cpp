// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <span>

#include <amends/calendar/posix_rule.hpp>

namespace amends {
namespace {

Instant at(std::string_view text) { return parse_rfc3339(text).value(); }

TEST_CASE("a rule without summer time is one offset") {
    struct Row {
        std::string_view rule;
        std::int64_t seconds;
        std::string_view name;
    };
    const auto rows = std::to_array<Row>({{"UTC0", 0, "UTC"},
                                          {"CET-1", 3'600, "CET"},
                                          {"EST5", -18'000, "EST"},
                                          {"EST+5", -18'000, "EST"},
                                          {"IST-5:30", 19'800, "IST"},
                                          {"LMT-0:53:28", 3'208, "LMT"},
                                          {"<+0545>-5:45", 20'700, "+0545"},
                                          {"<-03>3", -10'800, "-03"},
                                          {"ABCDEF24:59:59", -89'999, "ABCDEF"}});
    for (const Row& row : rows) {
        CAPTURE(row.rule);
        const auto rule = PosixRule::parse(row.rule);
        REQUIRE(rule);
        CHECK(rule->at(kFirstInstant) == Offset{Seconds{row.seconds}, std::string{row.name}});
        CHECK(rule->at(kLastInstant) == Offset{Seconds{row.seconds}, std::string{row.name}});
    }
}

TEST_CASE("what is no rule is not read") {
    const auto rows = std::to_array<std::string_view>({"",
                                                       "C",
                                                       "CE-1",
                                                       "CET",
                                                       "CET-",
                                                       "CET--1",
                                                       "CET-1 ",
                                                       "<CET-1",
                                                       "<+1>-1",
                                                       "+01-1",
                                                       "CET-25",
                                                       "CET25",
                                                       "CET-1:60",
                                                       "CET-1:00:60",
                                                       "CET-1:",
                                                       "CET-99999999999999999999",
                                                       "CET-1CEST",
                                                       "CET-1CEST-2",
                                                       "CET-1CEST,",
                                                       "CET-1CEST,M3.5.0",
                                                       "CET-1CEST,M3.5.0,",
                                                       "CET-1CEST,M3.5.0,M10.5.0,",
                                                       "CET-1CEST,M3.5.0,M10.5.0/",
                                                       "CET-1CEST,M0.5.0,M10.5.0",
                                                       "CET-1CEST,M13.5.0,M10.5.0",
                                                       "CET-1CEST,M3.0.0,M10.5.0",
                                                       "CET-1CEST,M3.6.0,M10.5.0",
                                                       "CET-1CEST,M3.5.7,M10.5.0",
                                                       "CET-1CEST,M3.5,M10.5.0",
                                                       "CET-1CEST,M3.5.0/168,M10.5.0",
                                                       "CET-1CEST,J0,M10.5.0",
                                                       "CET-1CEST,J366,M10.5.0",
                                                       "CET-1CEST,366,M10.5.0",
                                                       "CET-1CEST,X3,M10.5.0"});
    for (const auto row : rows) {
        CAPTURE(row);
        CHECK_FALSE(PosixRule::parse(row));
    }
}

TEST_CASE("the largest numbers of a rule are read") {
    for (const std::string_view text :
         {"CET-24", "CET-1CEST,M12.5.6/167:59:59,M1.1.0/-167", "CET-1CEST,J1,J365", "CET-1CEST,0,365"}) {
        CAPTURE(text);
        CHECK(PosixRule::parse(text));
    }
}

/// One change of the clocks: what holds one second before, and from then on.
struct Row {
    std::string_view rule;
    std::string_view change;
    std::string_view before;
    std::string_view after;
};

void check_changes(std::span<const Row> rows) {
    for (const Row& row : rows) {
        CAPTURE(row.rule);
        CAPTURE(row.change);
        const auto rule = PosixRule::parse(row.rule);
        REQUIRE(rule);
        CHECK(rule->at(at(row.change) - Seconds{1}).abbreviation == row.before);
        CHECK(rule->at(at(row.change)).abbreviation == row.after);
    }
}

TEST_CASE("the clocks change by month and week and weekday") {
    constexpr std::string_view kBerlin = "CET-1CEST,M3.5.0,M10.5.0/3";
    constexpr std::string_view kNewYork = "EST5EDT,M3.2.0,M11.1.0";
    constexpr std::string_view kSydney = "AEST-10AEDT,M10.1.0,M4.1.0/3";
    constexpr std::string_view kDublin = "IST-1GMT0,M10.5.0,M3.5.0/1";
    constexpr std::string_view kGaza = "EET-2EEST,M3.4.4/50,M10.4.4/50";
    constexpr std::string_view kNuuk = "<-02>2<-01>,M3.5.0/-1,M10.5.0/0";
    constexpr std::string_view kLordHowe = "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0";
    const auto rows = std::to_array<Row>({{kBerlin, "2050-03-27T01:00:00Z", "CET", "CEST"},
                                          {kBerlin, "2050-10-30T01:00:00Z", "CEST", "CET"},
                                          {kNewYork, "2050-03-13T07:00:00Z", "EST", "EDT"},
                                          {kNewYork, "2050-11-06T06:00:00Z", "EDT", "EST"},
                                          {kSydney, "2050-04-02T16:00:00Z", "AEDT", "AEST"},
                                          {kSydney, "2050-10-01T16:00:00Z", "AEST", "AEDT"},
                                          {kDublin, "2050-03-27T01:00:00Z", "GMT", "IST"},
                                          {kDublin, "2050-10-30T01:00:00Z", "IST", "GMT"},
                                          {kGaza, "2050-03-26T00:00:00Z", "EET", "EEST"},
                                          {kGaza, "2050-10-28T23:00:00Z", "EEST", "EET"},
                                          {kNuuk, "2050-03-27T01:00:00Z", "-02", "-01"},
                                          {kNuuk, "2050-10-30T01:00:00Z", "-01", "-02"},
                                          {kLordHowe, "2050-04-02T15:00:00Z", "+11", "+1030"},
                                          {kLordHowe, "2050-10-01T15:30:00Z", "+1030", "+11"}});
    check_changes(rows);
}

TEST_CASE("the clocks change by the day of the year") {
    constexpr std::string_view kJulian = "AAA0BBB,J59,J60";
    constexpr std::string_view kCounted = "AAA0BBB,58,59";
    const auto rows = std::to_array<Row>({{kJulian, "2023-02-28T02:00:00Z", "AAA", "BBB"},
                                          {kJulian, "2023-03-01T01:00:00Z", "BBB", "AAA"},
                                          {kJulian, "2024-02-28T02:00:00Z", "AAA", "BBB"},
                                          {kJulian, "2024-03-01T01:00:00Z", "BBB", "AAA"},
                                          {kCounted, "2023-02-28T02:00:00Z", "AAA", "BBB"},
                                          {kCounted, "2023-03-01T01:00:00Z", "BBB", "AAA"},
                                          {kCounted, "2024-02-28T02:00:00Z", "AAA", "BBB"},
                                          {kCounted, "2024-02-29T01:00:00Z", "BBB", "AAA"}});
    check_changes(rows);
}

TEST_CASE("summer may last all year") {
    const auto rule = PosixRule::parse("EST5EDT,0/0,J365/25");
    REQUIRE(rule);
    for (Instant when = at("2049-12-30T00:00:00Z"); when < at("2051-01-03T00:00:00Z"); when += std::chrono::hours{1}) {
        if (rule->at(when).abbreviation != "EDT") FAIL_CHECK(to_string(when));
    }
}

}  // namespace
}  // namespace amends
