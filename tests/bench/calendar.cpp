// SPDX-License-Identifier: MIT
// What counting working time costs, in microseconds of processor time an operation: amends_bench_calendar. Over ten years each, and for the
// two days that a deadline usually has.
#include <fmt/format.h>

#include <ctime>

#include <amends/calendar/calendar.hpp>

namespace {

using namespace amends;
using namespace std::chrono;

Calendar office() {
    CalendarModel model{"office", "Europe/Berlin", {}, {}, {}, 0};
    for (std::size_t day = 0; day < 5; ++day) model.hours.at(day) = {{540, 750}, {795, 1050}};
    for (const month_day& holiday : {January / 1, May / 1, October / 3, December / 25, December / 26}) model.holidays.push_back({std::nullopt, holiday});
    for (int in = 2020; in < 2040; ++in) {
        for (const month_day& holiday : {April / 3, April / 6, May / 14, May / 25}) model.holidays.push_back({in, holiday});
    }
    return Calendar::make(model).value();
}

/// Open when clocks change, so that each change has to be looked at.
Calendar day_and_night() {
    CalendarModel model{"night", "Europe/Berlin", {}, {}, {}, 0};
    model.hours.fill({{0, 1440}});
    return Calendar::make(model).value();
}

template <typename Operation>
void measure(std::string_view what, Operation operation) {
    constexpr int kRounds = 2'000;
    std::int64_t sum = 0;  // printed, so that nothing is left out
    const std::clock_t start = std::clock();
    for (int round = 0; round < kRounds; ++round) sum += operation(Seconds{round * 61});
    const double each = static_cast<double>(std::clock() - start) * 1e6 / CLOCKS_PER_SEC / kRounds;
    fmt::print("{:<28} {:>8.2f} us   ({})\n", what, each, sum % 1'000);
}

}  // namespace

int main() {
    const Calendar calendar = office();
    const Instant first = sys_days{2026y / January / 5} + hours{10};
    const Instant last = sys_days{2036y / January / 4} + hours{10};
    const Seconds ten_years = calendar.between(first, last);
    measure("between, ten years", [&](Seconds shift) { return calendar.between(first + shift, last).count(); });
    measure("add, ten years", [&](Seconds shift) { return calendar.add(first + shift, ten_years).time_since_epoch().count(); });
    measure("add, ten years back", [&](Seconds shift) { return calendar.add(last - shift, -ten_years).time_since_epoch().count(); });
    measure("add, two days", [&](Seconds shift) { return calendar.add(first + shift, hours{16}).time_since_epoch().count(); });
    measure("add_days, 2,500", [&](Seconds shift) { return calendar.add_days(first + shift, 2'500).time_since_epoch().count(); });
    measure("next_open", [&](Seconds shift) { return calendar.next_open(first + shift * 60).time_since_epoch().count(); });
    const Calendar night = day_and_night();
    measure("between, ten years of nights", [&](Seconds shift) { return night.between(first + shift, last).count(); });
    measure("add, ten years of nights", [&](Seconds shift) { return night.add(first + shift, hours{87'600}).time_since_epoch().count(); });
    measure("a zone read anew", [](Seconds) { return Zone::load("Europe/Berlin").value().at(kLastInstant).from_utc.count(); });
    return 0;
}
