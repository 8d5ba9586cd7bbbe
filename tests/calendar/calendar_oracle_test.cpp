// SPDX-License-Identifier: MIT
// A second opinion: calendars counted the slow way, day by day with the date library and second by second at the edges.
#include <date/tz.h>
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

#include <amends/calendar/calendar.hpp>

namespace amends {
namespace {

using namespace std::chrono;

/// Openings of a calendar, found without any of its shortcuts.
class Oracle {
public:
    Oracle(CalendarModel model, Instant first, Instant last) : model_{std::move(model)}, zone_{date::locate_zone(model_.zone)} {
        for (auto day = floor<days>(first) - days{4}; day <= last + days{4}; day += days{1}) add(day);
    }
    [[nodiscard]] Seconds between(Instant from, Instant to) const {
        Seconds open{0};
        for (const Opening& one : openings_) open += std::max(Seconds{0}, std::min(one.to, to) - std::max(one.from, from));
        return open;
    }
    [[nodiscard]] int closings(Instant from, Instant to) const {
        return static_cast<int>(std::ranges::count_if(closings_, [&](Instant at) { return at > from && at <= to; }));
    }
    [[nodiscard]] const std::vector<Instant>& closings() const { return closings_; }
    [[nodiscard]] const std::vector<Opening>& openings() const { return openings_; }

private:
    void add(sys_days day) {
        const date::local_seconds midnight{day.time_since_epoch()};
        if (first_date_at(midnight) != date::local_days{day.time_since_epoch()}) return;  // skipped by the zone
        bool any = false;
        for (const auto& [from, to] : hours(day)) {
            Opening opening{read(midnight + minutes{from}, true), read(midnight + minutes{to}, false)};
            if (to == 1440 && zone_->to_local(opening.to - Seconds{1}) >= midnight + days{1}) {
                opening.to = read(midnight + days{1}, true);
            }
            if (!openings_.empty()) opening.from = std::max(opening.from, latest_);
            latest_ = std::max(latest_, opening.to);
            if (opening.from >= opening.to) continue;
            openings_.push_back(opening);
            any = true;
        }
        if (any) closings_.push_back(openings_.back().to);
    }
    [[nodiscard]] date::local_days first_date_at(date::local_seconds midnight) const {
        return date::floor<days>(zone_->to_local(read(midnight, true)));
    }
    [[nodiscard]] DayHours hours(sys_days day) const {
        const year_month_day date{day};
        for (const auto& [own, hours] : model_.extra) {
            if (own == date) return hours;
        }
        for (const Holiday& holiday : model_.holidays) {
            const bool this_year = !holiday.year || *holiday.year == int{date.year()};
            if (this_year && holiday.day == date.month() / date.day()) return {};
        }
        return model_.hours.at(weekday{day}.iso_encoding() - 1);
    }
    [[nodiscard]] Instant read(date::local_seconds local, bool first) const {
        const auto info = zone_->get_info(local);
        const bool second = info.result == date::local_info::ambiguous && !first;
        return Instant{local.time_since_epoch() - (second ? info.second : info.first).offset};
    }

    CalendarModel model_;
    const date::time_zone* zone_;
    std::vector<Opening> openings_;
    std::vector<Instant> closings_;
    Instant latest_{};
};

DayHours any_hours() {
    DayHours hours;
    int at = 0;
    for (auto count = *rc::gen::inRange(0, 4); count > 0 && at < 1440; --count) {
        const int from = *rc::gen::inRange(at, 1440);
        const int to = *rc::gen::weightedOneOf<int>({{3, rc::gen::inRange(from + 1, 1441)}, {1, rc::gen::just(1440)}});
        hours.push_back({from, to});
        at = to;
    }
    return hours;
}

year_month_day date_near(Instant instant) {
    return year_month_day{floor<days>(instant) + days{*rc::gen::inRange(-6, 7)}};
}

CalendarModel any_calendar(std::string zone, Instant around) {
    CalendarModel model;
    model.name = "any";
    model.zone = std::move(zone);
    for (DayHours& hours : model.hours) hours = any_hours();
    const auto open_day = *rc::gen::inRange<std::size_t>(0, 7);
    if (model.hours.at(open_day).empty()) model.hours.at(open_day) = {{0, 1440}};
    for (auto count = *rc::gen::inRange(0, 4); count > 0; --count) {
        const year_month_day date = date_near(around);
        model.holidays.push_back({*rc::gen::arbitrary<bool>() ? std::optional{int{date.year()}} : std::nullopt, date.month() / date.day()});
    }
    std::set<sys_days> own;
    for (auto count = *rc::gen::inRange(0, 3); count > 0; --count) {
        const year_month_day date = date_near(around);
        if (own.insert(date).second) model.extra.emplace_back(date, any_hours());
    }
    return model;
}

const date::time_zone& any_zone() {
    const auto& zones = date::get_tzdb().zones;
    const date::time_zone& zone = zones.at(*rc::gen::inRange<std::size_t>(0, zones.size()));
    RC_PRE(!zone.name().starts_with("right/"));  // those count leap seconds
    return zone;
}

/// Mostly a moment at which the zone changes its clock, since there the mistakes are.
Instant any_moment(const date::time_zone& zone) {
    const Instant instant{Seconds{*rc::gen::inRange<std::int64_t>(400 * 86'400, 2'082'758'400)}};
    const auto info = zone.get_info(instant);
    const bool changes = info.end < date::sys_days{date::year{2036} / 6 / 1} && *rc::gen::inRange(0, 4) != 0;
    return changes ? info.end : instant;
}

Instant near(Instant instant, int most_days) {
    return instant + Seconds{*rc::gen::inRange(-most_days * 86'400, most_days * 86'400)};
}

TEST_CASE("a calendar counts as the date library does, day by day") {
    CHECK(rc::check("open time, closings, openings", [] {
        const date::time_zone& zone = any_zone();
        const Instant middle = any_moment(zone);
        const CalendarModel model = any_calendar(zone.name(), middle);
        const auto calendar = Calendar::make(model);
        RC_PRE(calendar.has_value());
        const Oracle oracle{model, middle - days{40}, middle + days{40}};
        const auto [from, to] = std::minmax({near(middle, 9), near(middle, 9)});
        RC_TAG(zone.name());
        RC_ASSERT(calendar->between(from, to) == oracle.between(from, to));
        RC_ASSERT(calendar->between(to, from) == -oracle.between(from, to));
        RC_ASSERT(calendar->closings_between(from, to) == oracle.closings(from, to));
        std::vector<Opening> expected;
        for (const Opening& one : oracle.openings()) {
            const Opening part{std::max(one.from, from), std::min(one.to, to)};
            if (part.from < part.to) expected.push_back(part);
        }
        RC_ASSERT(calendar->openings(from, to) == expected);
    }));
    CHECK(rc::check("what is reached by adding is neither early nor late", [] {
        const date::time_zone& zone = any_zone();
        const Instant middle = any_moment(zone);
        const CalendarModel model = any_calendar(zone.name(), middle);
        const auto calendar = Calendar::make(model);
        RC_PRE(calendar.has_value());
        const Oracle oracle{model, middle - days{60}, middle + days{60}};
        const Instant start = near(middle, 6);
        const Seconds most = oracle.between(start, middle + days{50});
        const Seconds length{*rc::gen::inRange<std::int64_t>(1, std::max<std::int64_t>(2, std::min<std::int64_t>(most.count(), 400'000)))};
        RC_PRE(length <= most);
        const Instant end = calendar->add(start, length);
        RC_ASSERT(oracle.between(start, end) == length);
        RC_ASSERT(oracle.between(start, end - Seconds{1}) == length - Seconds{1});
        const Seconds least = oracle.between(middle - days{50}, start);
        RC_PRE(length <= least);
        const Instant back = calendar->add(start, -length);
        RC_ASSERT(oracle.between(back, start) == length);
        RC_ASSERT(oracle.between(back + Seconds{1}, start) == length - Seconds{1});
    }));
    CHECK(rc::check("closings and the next opening", [] {
        const date::time_zone& zone = any_zone();
        const Instant middle = any_moment(zone);
        const CalendarModel model = any_calendar(zone.name(), middle);
        const auto calendar = Calendar::make(model);
        RC_PRE(calendar.has_value());
        const Oracle oracle{model, middle - days{60}, middle + days{60}};
        const Instant start = near(middle, 6);
        const auto count = *rc::gen::inRange(1, 6);
        std::vector<Instant> later;
        std::ranges::copy_if(oracle.closings(), std::back_inserter(later), [&](Instant at) { return at > start; });
        RC_PRE(later.size() >= static_cast<std::size_t>(count));
        RC_ASSERT(calendar->nth_closing(start, count) == later.at(static_cast<std::size_t>(count) - 1));
        const auto open = std::ranges::find_if(oracle.openings(), [&](const Opening& one) { return one.to > start; });
        RC_ASSERT(open != oracle.openings().end());
        RC_ASSERT(calendar->next_open(start) == std::max(start, open->from));
    }));
}

}  // namespace
}  // namespace amends
