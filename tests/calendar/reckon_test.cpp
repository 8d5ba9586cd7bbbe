// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>

#include <amends/calendar/calendar.hpp>

namespace amends {
namespace {

Instant at(std::string_view text) { return parse_rfc3339(text).value(); }
Span span(std::string_view text) { return parse_span(text).value(); }

TEST_CASE("a span passes by the calendar of day and night") {
    struct Row {
        std::string_view start;
        std::string_view span;
        std::string_view end;
    };
    const auto rows = std::to_array<Row>({{"2026-11-24T09:00:00Z", "90s", "2026-11-24T09:01:30Z"},
                                          {"2026-11-24T09:00:00Z", "1d", "2026-11-25T09:00:00Z"},
                                          {"2026-11-24T23:00:00Z", "2h", "2026-11-25T01:00:00Z"},
                                          {"2026-11-24T23:00:00Z", "2bh", "2026-11-25T01:00:00Z"},
                                          {"2026-11-28T09:00:00Z", "30bm", "2026-11-28T09:30:00Z"},
                                          {"2026-11-24T00:00:00Z", "1bd", "2026-11-26T00:00:00Z"},
                                          {"2026-11-24T23:59:59Z", "1bd", "2026-11-26T00:00:00Z"},
                                          {"2026-11-25T00:00:00Z", "1bd", "2026-11-27T00:00:00Z"},
                                          {"2026-11-24T09:00:00Z", "3bd", "2026-11-28T00:00:00Z"},
                                          {"2024-02-28T09:00:00Z", "1bd", "2024-03-01T00:00:00Z"},
                                          {"9999-12-31T00:00:00Z", "2h", "9999-12-31T02:00:00Z"},
                                          {"9999-12-31T23:00:00Z", "2h", "9999-12-31T23:59:59Z"},
                                          {"9999-12-31T23:00:00Z", "2bh", "9999-12-31T23:59:59Z"},
                                          {"9999-12-31T00:00:00Z", "1bd", "9999-12-31T23:59:59Z"},
                                          {"9999-12-29T00:00:00Z", "1bd", "9999-12-31T00:00:00Z"}});
    for (const Row& row : rows) {
        CAPTURE(row.start);
        CAPTURE(row.span);
        CHECK(to_string(reckon(at(row.start), span(row.span), Calendar::always())) == row.end);
    }
}

TEST_CASE("more time never ends earlier") {
    CHECK(rc::check("days and seconds", [] {
        const Instant start{Seconds{*rc::gen::inRange<std::int64_t>(0, kLastInstant.time_since_epoch().count() + 1)}};
        const auto days = *rc::gen::inRange(1, 36'525);
        const auto length = *rc::gen::inRange<std::int64_t>(1, kLongestSpan.count());
        RC_ASSERT(reckon(start, OpenDays{days}, Calendar::always()) <= reckon(start, OpenDays{days + 1}, Calendar::always()));
        RC_ASSERT(reckon(start, OpenDays{days}, Calendar::always()) >= start);
        RC_ASSERT(reckon(start, Seconds{length}, Calendar::always()) <= reckon(start, Seconds{length + 1}, Calendar::always()));
        RC_ASSERT(reckon(start, Seconds{length}, Calendar::always()) == reckon(start, OpenTime{Seconds{length}}, Calendar::always()));
        RC_ASSERT(reckon(start, Seconds{length}, Calendar::always()) <= kLastInstant);
    }));
}

}  // namespace
}  // namespace amends
