// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>

#include <amends/base/instant.hpp>

namespace amends {
namespace {

using std::chrono::hours;

constexpr Instant kNine{Seconds{1'795'510'800}};  // 2026-11-24T09:00:00Z

Instant any_instant() {
    return Instant{Seconds{*rc::gen::inRange<std::int64_t>(0, kLastInstant.time_since_epoch().count() + 1)}};
}

TEST_CASE("an instant is written in UTC") {
    CHECK(to_string(kFirstInstant) == "1970-01-01T00:00:00Z");
    CHECK(to_string(kNine) == "2026-11-24T09:00:00Z");
    CHECK(to_string(kLastInstant) == "9999-12-31T23:59:59Z");
}

TEST_CASE("a time with an offset is read") {
    struct Row {
        std::string_view text;
        Instant instant;
    };
    const auto rows = std::to_array<Row>({{"2026-11-24T09:00:00Z", kNine},
                                          {"2026-11-24t09:00:00z", kNine},
                                          {"2026-11-24T10:00:00+01:00", kNine},
                                          {"2026-11-24T04:00:00-05:00", kNine},
                                          {"2026-11-24T14:45:00+05:45", kNine},
                                          {"2026-11-25T08:59:00+23:59", kNine},
                                          {"2026-11-24T09:00:00-00:00", kNine},
                                          {"2026-11-24T09:00:00.0Z", kNine},
                                          {"2026-11-24T10:00:00.999999999+01:00", kNine},
                                          {"1970-01-01T00:00:00Z", kFirstInstant},
                                          {"1970-01-01T01:00:00+01:00", kFirstInstant},
                                          {"1969-12-31T23:00:00-01:00", kFirstInstant},
                                          {"9999-12-31T23:59:59Z", kLastInstant}});
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const auto read = parse_rfc3339(row.text);
        REQUIRE(read);
        CHECK(*read == row.instant);
    }
}

TEST_CASE("what is no such time is refused as usage") {
    const auto rows = std::to_array<std::string_view>({"",
                                                       "now",
                                                       "2026-11-24",
                                                       "2026-11-24T09:00:00",
                                                       "2026-11-24T09:00Z",
                                                       "2026-11-24 09:00:00Z",
                                                       "2026-11-24T09:00:00Z ",
                                                       " 2026-11-24T09:00:00Z",
                                                       "2026-11-24T09:00:00ZZ",
                                                       "26-11-24T09:00:00Z",
                                                       "+2026-11-24T09:00:00Z",
                                                       "2026-1-24T09:00:00Z",
                                                       "2026-00-24T09:00:00Z",
                                                       "2026-13-24T09:00:00Z",
                                                       "2026-11-00T09:00:00Z",
                                                       "2026-11-31T09:00:00Z",
                                                       "2026-02-29T09:00:00Z",
                                                       "2026-11-24T24:00:00Z",
                                                       "2026-11-24T09:60:00Z",
                                                       "2026-11-24T09:00:60Z",
                                                       "2026-11-24T09:00:00.Z",
                                                       "2026-11-24T09:00:00,5Z",
                                                       "2026-11-24T09:00:00+0100",
                                                       "2026-11-24T09:00:00+01",
                                                       "2026-11-24T09:00:00+24:00",
                                                       "2026-11-24T09:00:00+01:60",
                                                       "2026-11-24T09:00:00 01:00",
                                                       "1969-12-31T23:59:59Z",
                                                       "1970-01-01T00:59:59+01:00",
                                                       "9999-12-31T23:59:59-00:01",
                                                       "0000-01-01T00:00:00Z"});
    for (const auto row : rows) {
        CAPTURE(row);
        const auto read = parse_rfc3339(row);
        REQUIRE_FALSE(read);
        CHECK(read.error().code == Code::usage);
    }
}

TEST_CASE("leap days exist where the calendar has them") {
    CHECK(parse_rfc3339("2024-02-29T00:00:00Z"));
    CHECK(parse_rfc3339("2000-02-29T00:00:00Z"));
    CHECK_FALSE(parse_rfc3339("2100-02-29T00:00:00Z"));
}

TEST_CASE("an instant reads back as written") {
    CHECK(rc::check("written and read, an instant is itself", [] {
        const Instant instant = any_instant();
        RC_ASSERT(parse_rfc3339(to_string(instant)) == instant);
    }));
    CHECK(rc::check("the text sorts as the instant does", [] {
        const Instant one = any_instant();
        const Instant other = any_instant();
        RC_ASSERT((one < other) == (to_string(one) < to_string(other)));
    }));
}

TEST_CASE("no text is read as an instant out of range") {
    CHECK(rc::check("random texts", [](const std::string& text) {
        const auto read = parse_rfc3339(text);
        if (read) RC_ASSERT(*read >= kFirstInstant && *read <= kLastInstant);
    }));
}

TEST_CASE("later stops at the last instant") {
    CHECK(later(kNine, hours{2}) == kNine + hours{2});
    CHECK(later(kNine, Seconds{0}) == kNine);
    CHECK(later(kLastInstant - Seconds{2}, Seconds{1}) == kLastInstant - Seconds{1});
    CHECK(later(kLastInstant - Seconds{1}, Seconds{1}) == kLastInstant);
    CHECK(later(kLastInstant - Seconds{1}, Seconds{2}) == kLastInstant);
    CHECK(later(kFirstInstant, Seconds::max()) == kLastInstant);
    CHECK(later(kLastInstant, Seconds::max()) == kLastInstant);
}

}  // namespace
}  // namespace amends
