// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>

#include <amends/base/span.hpp>

namespace amends {
namespace {

constexpr std::int64_t kMostSeconds = kLongestSpan.count();

Span any_span() {
    switch (*rc::gen::inRange(0, 3)) {
        case 0: return Seconds{*rc::gen::inRange<std::int64_t>(1, kMostSeconds + 1)};
        case 1: return OpenTime{std::chrono::minutes{*rc::gen::inRange<std::int64_t>(1, kMostSeconds / 60 + 1)}};
        default: return OpenDays{*rc::gen::inRange(1, 36'526)};
    }
}

TEST_CASE("a span is read in its units") {
    struct Row {
        std::string_view text;
        Span span;
    };
    const auto rows = std::to_array<Row>({{"1s", Seconds{1}},
                                          {"90s", Seconds{90}},
                                          {"15m", Seconds{900}},
                                          {"2h", Seconds{7'200}},
                                          {"3d", Seconds{259'200}},
                                          {"1w", Seconds{604'800}},
                                          {"1h30m", Seconds{5'400}},
                                          {"30m1h", Seconds{5'400}},
                                          {"1h1h", Seconds{7'200}},
                                          {"1w2d3h4m5s", Seconds{788'645}},
                                          {"0h1m", Seconds{60}},
                                          {"007m", Seconds{420}},
                                          {"3155760000s", kLongestSpan},
                                          {"36525d", kLongestSpan},
                                          {"36524d24h", kLongestSpan},
                                          {"4bh", OpenTime{Seconds{14'400}}},
                                          {"45bm", OpenTime{Seconds{2'700}}},
                                          {"1bh30bm", OpenTime{Seconds{5'400}}},
                                          {"876600bh", OpenTime{kLongestSpan}},
                                          {"1bd", OpenDays{1}},
                                          {"36525bd", OpenDays{36'525}}});
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const auto read = parse_span(row.text);
        REQUIRE(read);
        CHECK((*read == row.span));
    }
}

TEST_CASE("what is no span is refused as usage") {
    const auto rows = std::to_array<std::string_view>({"",
                                                       " ",
                                                       "h",
                                                       "2",
                                                       "1h30",
                                                       "2 h",
                                                       "1h 30m",
                                                       "2h ",
                                                       "+2h",
                                                       "-2h",
                                                       "1.5h",
                                                       "1,5h",
                                                       "2H",
                                                       "2x",
                                                       "2min",
                                                       "2mo",
                                                       "1y",
                                                       "0s",
                                                       "0w0d",
                                                       "0bh",
                                                       "0bd",
                                                       "1h1bh",
                                                       "1bh1h",
                                                       "1d1bd",
                                                       "1bd1bh",
                                                       "1bd1bd",
                                                       "3155760001s",
                                                       "36525d1s",
                                                       "1s36525d",
                                                       "36526d",
                                                       "5218w",
                                                       "876600bh1bm",
                                                       "876601bh",
                                                       "36526bd",
                                                       "99999999999999999999s",
                                                       "18446744073709551617s"});
    for (const auto row : rows) {
        CAPTURE(row);
        const auto read = parse_span(row);
        REQUIRE_FALSE(read);
        CHECK(read.error().code == Code::usage);
        CHECK(read.error().message.starts_with("'" + std::string{row} + "'"));
    }
}

TEST_CASE("a span is written in its units") {
    struct Row {
        Span span;
        std::string_view text;
    };
    const auto rows = std::to_array<Row>({{Seconds{1}, "1s"},
                                          {Seconds{59}, "59s"},
                                          {Seconds{60}, "1m"},
                                          {Seconds{61}, "1m1s"},
                                          {Seconds{3'599}, "59m59s"},
                                          {Seconds{3'600}, "1h"},
                                          {Seconds{5'400}, "1h30m"},
                                          {Seconds{86'399}, "23h59m59s"},
                                          {Seconds{86'400}, "1d"},
                                          {Seconds{604'799}, "6d23h59m59s"},
                                          {Seconds{604'800}, "1w"},
                                          {Seconds{604'801}, "7d1s"},
                                          {Seconds{691'200}, "8d"},
                                          {kLongestSpan, "36525d"},
                                          {OpenTime{Seconds{60}}, "1bm"},
                                          {OpenTime{Seconds{3'540}}, "59bm"},
                                          {OpenTime{Seconds{3'600}}, "1bh"},
                                          {OpenTime{Seconds{5'400}}, "1bh30bm"},
                                          {OpenTime{Seconds{360'000}}, "100bh"},
                                          {OpenDays{3}, "3bd"}});
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(to_string(row.span) == row.text);
    }
}

TEST_CASE("a span reads back as written") {
    CHECK(rc::check("written and read, a span is itself", [] {
        const Span span = any_span();
        const auto read = parse_span(to_string(span));
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == span);
    }));
}

TEST_CASE("a refused sum says what is wrong with it") {
    CHECK(parse_span("1bd1bd").error().message == "'1bd1bd' adds up working days");
    CHECK(parse_span("1bd1bh").error().message == "'1bd1bh' mixes real and working time");
    CHECK(parse_span("1d1bd").error().message == "'1d1bd' mixes real and working time");
}

TEST_CASE("what is read is never longer than a hundred years") {
    CHECK(rc::check("random texts of the letters of spans", [] {
        const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string{"0123456789smhdwb"}));
        const auto read = parse_span(text);
        if (!read) return;
        if (const auto* real = std::get_if<Seconds>(&*read)) RC_ASSERT(real->count() > 0 && *real <= kLongestSpan);
        if (const auto* open = std::get_if<OpenTime>(&*read)) RC_ASSERT(open->length <= kLongestSpan);
        if (const auto* days = std::get_if<OpenDays>(&*read)) RC_ASSERT(days->days > 0 && days->days <= 36'525);
        RC_ASSERT(parse_span(to_string(*read)).value() == *read);
    }));
}

TEST_CASE("a length is shown in its two largest units") {
    struct Row {
        std::int64_t seconds;
        std::string_view text;
    };
    const auto rows = std::to_array<Row>({{0, "0 s"},
                                          {1, "1 s"},
                                          {59, "59 s"},
                                          {60, "1 min"},
                                          {119, "1 min"},
                                          {120, "2 min"},
                                          {3'599, "59 min"},
                                          {3'600, "1 h"},
                                          {3'659, "1 h"},
                                          {3'660, "1 h 1 min"},
                                          {86'399, "23 h 59 min"},
                                          {86'400, "1 d"},
                                          {89'999, "1 d"},
                                          {90'000, "1 d 1 h"},
                                          {183'600, "2 d 3 h"},
                                          {kMostSeconds, "36525 d"},
                                          {-1, "1 s"},
                                          {-183'600, "2 d 3 h"}});
    for (const Row& row : rows) {
        CAPTURE(row.seconds);
        CHECK(brief(Seconds{row.seconds}) == row.text);
    }
}

}  // namespace
}  // namespace amends
