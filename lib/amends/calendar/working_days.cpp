// SPDX-License-Identifier: MIT
#include <amends/calendar/working_days.hpp>

#include <algorithm>
#include <iterator>

namespace amends {

using namespace std::chrono;

namespace {

constexpr hours kHalfDay{12};

std::size_t from_monday(local_days day) { return weekday{day}.iso_encoding() - 1; }

DayTally as_written(const DayHours& hours) {
    DayTally tally;
    for (const DayInterval& interval : hours) tally.seconds += Seconds{minutes{interval.to - interval.from}}.count();
    tally.days = tally.seconds > 0 ? 1 : 0;
    return tally;
}

DayTally as_counted(const std::vector<Opening>& openings) {
    DayTally tally;
    for (const Opening& opening : openings) tally.seconds += (opening.to - opening.from).count();
    tally.days = openings.empty() ? 0 : 1;
    return tally;
}

/// Midnight at the end of a day. Where it comes twice, the day lasts until the second only if the clock goes back into it.
Instant end_of(local_days day, const Zone& zone) {
    const LocalTime midnight = day + days{1};
    const Instant last = zone.latest(midnight);
    return zone.to_local(last - Seconds{1}) < midnight ? last : zone.earliest(midnight);
}

/// A zone that moves to the other side of the date line leaves a day out.
bool exists(local_days day, const Zone& zone) { return zone.earliest(day) < end_of(day, zone); }

Instant end_of(const DayInterval& interval, local_days day, const Zone& zone) {
    const LocalTime end = day + minutes{interval.to};
    return end < day + days{1} ? zone.latest(end) : end_of(day, zone);
}

Instant last_end(const DayHours& hours, local_days day, const Zone& zone) {
    return hours.empty() ? kDistantPast : end_of(hours.back(), day, zone);
}

}  // namespace

DayTally& DayTally::operator+=(const DayTally& other) {
    seconds += other.seconds;
    days += other.days;
    return *this;
}

DayTally& DayTally::operator-=(const DayTally& other) { return *this += other * -1; }

DayTally operator*(const DayTally& tally, std::int64_t times) { return {tally.seconds * times, tally.days * times}; }

WorkingDays::WorkingDays(const CalendarModel& model, Zone zone) : zone_{std::move(zone)}, week_{model.hours} {
    std::ranges::transform(week_, week_tally_.begin(), as_written);
    for (const DayTally& day : week_tally_) week_total_ += day;
    for (const auto& [date, hours] : model.extra) dated_.push_back({local_days{date}, hours, true});
    for (const Holiday& holiday : model.holidays) {
        if (!holiday.year) {
            yearly_.push_back(holiday.day);
        } else if (const auto date = year{*holiday.year} / holiday.day; date.ok()) {
            dated_.push_back({local_days{date}, {}, false});
        }
    }
    // Of two for one day the first stays: hours of its own before a holiday.
    std::ranges::stable_sort(dated_, {}, &DatedHours::day);
    const auto repeated = std::ranges::unique(dated_, {}, &DatedHours::day);
    dated_.erase(repeated.begin(), repeated.end());
    std::ranges::sort(yearly_);
    const auto repeated_yearly = std::ranges::unique(yearly_);
    yearly_.erase(repeated_yearly.begin(), repeated_yearly.end());
    add_up();
}

/// What counting needs again and again, so that it costs a look instead of a walk.
void WorkingDays::add_up() {
    DayTally so_far;
    for (DatedHours& own : dated_) {
        own.changed_before = so_far;
        so_far += as_written(own.hours);
        if (!is_yearly_holiday(own.day)) so_far -= week_tally_.at(from_monday(own.day));
    }
    changed_by_dates_ = so_far;
    const auto widen = [&](const DayHours& hours) {
        if (hours.empty()) return;
        opens_ = std::min(opens_, minutes{hours.front().from});
        closes_ = std::max(closes_, minutes{hours.back().to});
    };
    for (const DayHours& hours : week_) widen(hours);
    for (const DatedHours& own : dated_) widen(own.hours);
}

local_days WorkingDays::date_of(Instant instant) const { return floor<days>(zone_.to_local(instant)); }

const WorkingDays::DatedHours* WorkingDays::dated(local_days day) const {
    const auto found = std::ranges::lower_bound(dated_, day, {}, &DatedHours::day);
    return found != dated_.end() && found->day == day ? &*found : nullptr;
}

bool WorkingDays::is_holiday(local_days day) const {
    if (const DatedHours* own = dated(day)) return !own->extra;
    return is_yearly_holiday(day);
}

bool WorkingDays::is_yearly_holiday(local_days day) const {
    if (yearly_.empty()) return false;
    const year_month_day date{day};
    return std::ranges::binary_search(yearly_, date.month() / date.day());
}

bool WorkingDays::has_own_hours(local_days day) const {
    const DatedHours* own = dated(day);
    return own != nullptr && own->extra;
}

const DayHours& WorkingDays::hours(local_days day) const {
    static const DayHours kClosed;
    if (const DatedHours* own = dated(day)) return own->hours;
    return is_holiday(day) ? kClosed : week_.at(from_monday(day));
}

std::vector<Opening> WorkingDays::openings(local_days day) const {
    const DayHours& intervals = hours(day);
    if (intervals.empty()) return {};
    const SteadyTime steady = zone_.steady_at(Instant{day.time_since_epoch()} + kHalfDay);
    if (day < steady.first || day + days{1} > steady.last) return openings_of_change(day);
    std::vector<Opening> openings;
    openings.reserve(intervals.size());
    const Instant midnight{day.time_since_epoch() - steady.from_utc};
    for (const auto& [from, to] : intervals) openings.push_back({midnight + minutes{from}, midnight + minutes{to}});
    return openings;
}

std::vector<Opening> WorkingDays::openings_of_change(local_days day) const {
    std::vector<Opening> openings;
    if (!exists(day, zone_)) return openings;
    Instant closed_until = exists(day - days{1}, zone_) ? last_end(hours(day - days{1}), day - days{1}, zone_) : kDistantPast;
    for (const DayInterval& interval : hours(day)) {
        const Instant from = std::max(zone_.earliest(day + minutes{interval.from}), closed_until);
        const Instant to = end_of(interval, day, zone_);
        if (from < to) openings.push_back({from, to});
        closed_until = std::max(closed_until, to);
    }
    return openings;
}

DayTally WorkingDays::tally(local_days first, local_days last) const {
    if (last <= first) return {};
    DayTally tally = by_weekday(first, last);
    tally += by_date(first, last);
    tally += by_changes_of_clock(first, last);
    return tally;
}

DayTally WorkingDays::by_weekday(local_days first, local_days last) const {
    const auto count = (last - first).count();
    DayTally tally = week_total_ * (count / 7);
    auto day = from_monday(first);
    for (auto rest = count % 7; rest > 0; --rest, day = (day + 1) % 7) tally += week_tally_.at(day);
    return tally;
}

/// What holidays and days with hours of their own change.
DayTally WorkingDays::by_date(local_days first, local_days last) const {
    DayTally change = changed_by_dates_before(last);
    change -= changed_by_dates_before(first);
    if (yearly_.empty()) return change;
    const year final_year = year_month_day{last - days{1}}.year();
    for (year in = year_month_day{first}.year(); in <= final_year; ++in) {
        for (const month_day& holiday : yearly_) {
            const year_month_day date = in / holiday;
            const local_days day{date};
            if (date.ok() && day >= first && day < last) change -= week_tally_.at(from_monday(day));
        }
    }
    return change;
}

const DayTally& WorkingDays::changed_by_dates_before(local_days day) const {
    const auto own = std::ranges::lower_bound(dated_, day, {}, &DatedHours::day);
    return own == dated_.end() ? changed_by_dates_ : own->changed_before;
}

/// Whether no calendar day has hours in the local times that a change of the clock makes doubtful.
bool WorkingDays::always_closed(LocalTime from, LocalTime to) const {
    const local_days day = floor<days>(from);
    return to <= day + opens_ || (from > day + closes_ && to <= day + days{1} + opens_);
}

/// What is gained and lost on the days around changes of the clock.
DayTally WorkingDays::by_changes_of_clock(local_days first, local_days last) const {
    constexpr days kBeyond{3};  // further than any change of a clock reaches
    DayTally change;
    SteadyTime steady = zone_.steady_at(Instant{first.time_since_epoch()} - kBeyond);
    local_days day = first;
    while (steady.to < Instant{last.time_since_epoch()} + kBeyond) {
        const SteadyTime next = zone_.steady_at(steady.to);
        const bool untouched = always_closed(steady.last, next.first);
        day = std::max(day, floor<days>(steady.last));
        for (; !untouched && day < last && day <= next.first; ++day) {
            change += as_counted(openings(day));
            change -= as_written(hours(day));
        }
        steady = next;
    }
    return change;
}

}  // namespace amends
