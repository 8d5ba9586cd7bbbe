// SPDX-License-Identifier: MIT
#include <date/tz.h>
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include <amends/calendar/calendar.hpp>

namespace amends {
namespace {

using namespace std::chrono;

Calendar office_in(const std::string& zone) {
    CalendarModel model{"office", zone, {}, {{std::nullopt, December / 25}, {std::nullopt, January / 1}}, {}, 0};
    for (std::size_t day = 0; day < 5; ++day) model.hours.at(day) = {{540, 750}, {795, 1050}};
    model.hours[6] = {{0, 180}, {1380, 1440}};
    model.extra = {{2027y / July / 5, {{0, 1440}}}, {2028y / February / 29, {}}};
    return Calendar::make(model).value();
}

std::vector<std::string> zones() {
    std::vector<std::string> names;
    for (const date::time_zone& zone : date::get_tzdb().zones) {
        if (!zone.name().starts_with("right/") && !zone.name().starts_with("posix/")) names.push_back(zone.name());
    }
    return names;
}

const Calendar& any_office() {
    static const std::vector<Calendar> offices = [] {
        std::vector<Calendar> made;
        for (const std::string& zone : zones()) made.push_back(office_in(zone));
        return made;
    }();
    return offices.at(*rc::gen::inRange<std::size_t>(0, offices.size()));
}

Instant any_instant() { return Instant{Seconds{*rc::gen::inRange<std::int64_t>(86'400 * 400, 4'102'444'800)}}; }
Seconds any_length() { return Seconds{*rc::gen::inRange<std::int64_t>(1, 86'400 * 90)}; }

TEST_CASE("adding and counting agree") {
    CHECK(rc::check("adding, then counting, gives the length back", [] {
        const Calendar& office = any_office();
        const Instant start = any_instant();
        const Seconds length = any_length();
        RC_ASSERT(office.between(start, office.add(start, length)) == length);
        RC_ASSERT(office.between(office.add(start, -length), start) == length);
        RC_ASSERT(office.add(office.add(start, length), -length) >= start);
    }));
    CHECK(rc::check("adding in two steps is adding at once", [] {
        const Calendar& office = any_office();
        const Instant start = any_instant();
        const Seconds one = any_length();
        const Seconds other = any_length();
        RC_ASSERT(office.add(office.add(start, one), other) == office.add(start, one + other));
    }));
    CHECK(rc::check("counting adds up", [] {
        const Calendar& office = any_office();
        const Instant a = any_instant();
        const Instant b = any_instant();
        const Instant c = any_instant();
        RC_ASSERT(office.between(a, b) + office.between(b, c) == office.between(a, c));
        RC_ASSERT(office.closings_between(a, b) + office.closings_between(b, c) == office.closings_between(a, c));
        RC_ASSERT(office.days_between(a, b) + office.days_between(b, c) == office.days_between(a, c));
    }));
    CHECK(rc::check("more never ends earlier, and later never ends earlier", [] {
        const Calendar& office = any_office();
        const Instant start = any_instant();
        const Seconds length = any_length();
        const Seconds more = any_length();
        RC_ASSERT(office.add(start, length) < office.add(start, length + more));
        RC_ASSERT(office.add(start, length) <= office.add(start + more, length));
        RC_ASSERT(office.next_open(start) <= office.next_open(start + more));
        const auto days = *rc::gen::inRange(1, 300);
        RC_ASSERT(office.add_days(start, days) < office.add_days(start, days + 1));
        RC_ASSERT(office.add_days(start, days) <= office.add_days(start + more, days));
    }));
    CHECK(rc::check("the n-th closing is that many closings away", [] {
        const Calendar& office = any_office();
        const Instant start = any_instant();
        const auto count = *rc::gen::inRange(1, 300);
        const Instant close = office.nth_closing(start, count);
        RC_ASSERT(office.closings_between(start, close) == count);
        RC_ASSERT(office.closings_between(start, close - Seconds{1}) == count - 1);
        RC_ASSERT(office.days_between(start, office.add_days(start, count)) >= count - 1);
    }));
}

TEST_CASE("what is counted at once is what is counted opening by opening, also where zones go by a rule alone") {
    const Instant first = sys_days{2048y / January / 1};
    const Instant last = sys_days{2053y / January / 1};
    for (const std::string& zone : zones()) {
        CAPTURE(zone);
        const Calendar office = office_in(zone);
        Seconds sum{0};
        for (const Opening& one : office.openings(first, last)) sum += one.to - one.from;
        CHECK(office.between(first, last) == sum);
    }
}

TEST_CASE("a date with hours of its own that is a holiday every year counts once") {
    CalendarModel model{"shop", "Europe/Berlin", {}, {{std::nullopt, December / 25}, {2028, December / 25}}, {}, 0};
    model.hours.fill({{540, 1020}});
    model.extra = {{2027y / December / 25, {{600, 660}}}};
    const Calendar shop = Calendar::make(model).value();
    const auto christmas = [&](year in) { return shop.between(sys_days{in / December / 25}, sys_days{in / December / 26}); };
    CHECK(christmas(2026y) == 0h);
    CHECK(christmas(2027y) == 1h);
    CHECK(christmas(2028y) == 0h);
    const Instant first = sys_days{2026y / January / 1};
    CHECK(shop.between(first, sys_days{2029y / January / 1}) == (365 + 365 + 366 - 3) * 8h + 1h);
    CHECK(shop.add(first, (365 + 365 + 366 - 3) * 8h + 1h) == sys_days{2028y / December / 31} + 16h);
}

TEST_CASE("ten years of every zone") {
    const Instant first = sys_days{2020y / January / 1};
    const Instant last = sys_days{2030y / January / 1};
    for (const std::string& zone : zones()) {
        CAPTURE(zone);
        const Calendar office = office_in(zone);
        Seconds sum{0};
        for (const Opening& one : office.openings(first, last)) sum += one.to - one.from;
        CHECK(sum == office.between(first, last));
        CHECK(office.add(first, sum) <= last);
        CHECK(office.add(last, -sum) >= first);
        bool good = true;
        Seconds counted{0};
        for (Instant at = first; at < last; at += days{11}) {
            const Instant open = office.next_open(at);
            good = good && office.between(at, open) == Seconds{0} && office.between(open, open + Seconds{1}) == Seconds{1};
            counted += office.between(at, std::min(last, at + days{11}));
        }
        CHECK(good);
        CHECK(counted == sum);
    }
}

}  // namespace
}  // namespace amends
