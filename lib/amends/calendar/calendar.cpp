// SPDX-License-Identifier: MIT
#include <amends/calendar/calendar.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include <amends/calendar/working_days.hpp>

namespace amends {

using namespace std::chrono;

struct Calendar::Rules {
    std::string name;
    bool never_closes = false;  ///< so that counting is plain addition
    WorkingDays days;
};

namespace {

constexpr local_days kFirstDay = local_days{1969y / December / 30};  // a zone's date may be a day off that of UTC
constexpr local_days kLastDay = local_days{10000y / January / 2};

/// A day, and how much of what was looked for had come before it.
struct Found {
    local_days day;
    std::int64_t before = 0;
};

constexpr days kFirstStride{8};
constexpr days kWeek{7};

/// How far to look ahead for what is left: at least `stride`, and further where even usual weeks would not reach it.
days reach_of(std::int64_t left, const WorkingDays& calendar, std::int64_t DayTally::*measure, days stride) {
    const std::int64_t week = std::max<std::int64_t>(1, calendar.usual_week().*measure);
    const std::int64_t weeks = std::min<std::int64_t>((left - 1) / week, (kLastDay - kFirstDay) / kWeek);
    return std::max(stride, weeks * kWeek);
}

/// The first day from `from` on with which the `measure` of the days reaches `target` (at least 1). Strides by usual weeks, which
/// holidays make too short, so that each stride is a small part of the one before; then halves the last.
std::optional<Found> seek(const WorkingDays& calendar, local_days from, std::int64_t target, std::int64_t DayTally::*measure) {
    Found found{from, 0};
    days stride = kFirstStride;
    days step{0};
    for (;; stride *= 2) {
        if (found.day > kLastDay) return std::nullopt;
        step = std::min(reach_of(target - found.before, calendar, measure, stride), kLastDay + days{1} - found.day);
        const std::int64_t ahead = calendar.tally(found.day, found.day + step).*measure;
        if (found.before + ahead >= target) break;
        found = {found.day + step, found.before + ahead};
    }
    while (step > days{1}) {
        const days half = step / 2;
        const std::int64_t ahead = calendar.tally(found.day, found.day + half).*measure;
        const bool beyond = found.before + ahead < target;
        if (beyond) found = {found.day + half, found.before + ahead};
        step = beyond ? step - half : half;
    }
    return found;
}

/// A day so far before `from` that the days between have a `measure` of at least `target`.
std::optional<Found> seek_back(const WorkingDays& calendar, local_days from, std::int64_t target, std::int64_t DayTally::*measure) {
    Found found{from, 0};
    for (days stride = kFirstStride; found.before < target; stride *= 2) {
        if (found.day < kFirstDay) return std::nullopt;
        const days step = std::min(reach_of(target - found.before, calendar, measure, stride), found.day - kFirstDay + days{1});
        found.before += calendar.tally(found.day - step, found.day).*measure;
        found.day -= step;
    }
    return found;
}

/// What has passed at `instant` since the beginning of the day `base`. A day counts once it has closed.
DayTally passed(const WorkingDays& calendar, local_days base, Instant instant) {
    const local_days today = calendar.date_of(instant);
    // Where the clock changes near midnight, openings of the days beside may reach into this one.
    const local_days near = std::max(base, today - days{1});
    DayTally tally = calendar.tally(base, near);
    for (local_days day = near; day <= today + days{1}; ++day) {
        const auto openings = calendar.openings(day);
        for (const Opening& opening : openings) {
            tally.seconds += std::max(Seconds{0}, std::min(opening.to, instant) - opening.from).count();
        }
        if (!openings.empty() && openings.back().to <= instant) ++tally.days;
    }
    return tally;
}

DayTally passed_between(const WorkingDays& calendar, Instant from, Instant to) {
    const local_days base = calendar.date_of(from) - days{1};
    DayTally tally = passed(calendar, base, to);
    tally -= passed(calendar, base, from);
    return tally;
}

Instant within_bounds(Instant instant) { return std::clamp(instant, kFirstInstant, kLastInstant); }

/// The instant at which `seconds` (at least 1) of open time have passed since the beginning of `base`.
Instant reach(const WorkingDays& calendar, local_days base, std::int64_t seconds) {
    const auto found = seek(calendar, base, seconds, &DayTally::seconds);
    if (!found) return kLastInstant;
    Seconds rest{seconds - found->before};
    for (const Opening& opening : calendar.openings(found->day)) {
        if (rest <= opening.to - opening.from) return within_bounds(opening.from + rest);
        rest -= opening.to - opening.from;
    }
    return kLastInstant;
}

Instant reach_back(const WorkingDays& calendar, Instant start, std::int64_t seconds) {
    const local_days today = calendar.date_of(start) - days{1};
    const std::int64_t so_far = passed(calendar, today, start).seconds;
    const auto found = seek_back(calendar, today, seconds - so_far, &DayTally::seconds);
    if (!found) return kFirstInstant;
    // The last instant up to which so much has passed lies one second before the first at which one second more has.
    const Instant beyond = reach(calendar, found->day, found->before + so_far - seconds + 1);
    return within_bounds(beyond - Seconds{1});
}

Instant close_of(const WorkingDays& calendar, const std::optional<Found>& found) {
    return found ? within_bounds(calendar.openings(found->day).back().to) : kLastInstant;
}

}  // namespace

Calendar::Calendar(std::shared_ptr<const Rules> rules) : rules_{std::move(rules)} {}

Calendar Calendar::always() {
    static const auto kRules = [] {
        CalendarModel model{std::string{kAlways}, "UTC", {}, {}, {}, 0};
        model.hours.fill({{0, 1440}});
        return std::make_shared<const Rules>(Rules{model.name, true, WorkingDays{model, Zone::utc()}});
    }();
    return Calendar{kRules};
}

Result<Calendar> Calendar::make(const CalendarModel& model) {
    const auto no_working_time = [&] { return refuse(Code::bad_data, fmt::format("calendar '{}' has no working time", model.name)); };
    if (std::ranges::all_of(model.hours, &DayHours::empty)) return no_working_time();
    auto zone = Zone::load(model.zone);
    if (!zone) return refuse(zone);
    WorkingDays days{model, *std::move(zone)};
    if (days.closed_all_year()) return no_working_time();
    return Calendar{std::make_shared<const Rules>(Rules{model.name, false, std::move(days)})};
}

const std::string& Calendar::name() const noexcept { return rules_->name; }
const Zone& Calendar::zone() const noexcept { return rules_->days.zone(); }
const WorkingDays& Calendar::days() const noexcept { return rules_->days; }

Instant Calendar::add(Instant start, Seconds open_time) const {
    if (open_time == Seconds{0}) return start;
    const bool back = open_time < Seconds{0};
    if (rules_->never_closes) return back ? std::max(kFirstInstant, start + open_time) : later(start, open_time);
    if (back) return reach_back(days(), start, -open_time.count());
    const local_days base = days().date_of(start) - std::chrono::days{1};
    return reach(days(), base, passed(days(), base, start).seconds + open_time.count());
}

Instant Calendar::add_days(Instant start, int count) const {
    if (count == 0) return start;
    const local_days today = days().date_of(start);
    if (count > 0) return close_of(days(), seek(days(), today + std::chrono::days{1}, count, &DayTally::days));
    const auto found = seek_back(days(), today, -std::int64_t{count}, &DayTally::days);
    if (!found) return kFirstInstant;
    return close_of(days(), seek(days(), found->day, found->before + count + 1, &DayTally::days));
}

Seconds Calendar::between(Instant from, Instant to) const {
    if (rules_->never_closes) return to - from;
    if (to < from) return -between(to, from);
    return Seconds{passed_between(days(), from, to).seconds};
}

int Calendar::days_between(Instant from, Instant to) const {
    const local_days first = days().date_of(from);
    const local_days last = days().date_of(to);
    if (last < first) return -days_between(to, from);
    return static_cast<int>(days().tally(first + std::chrono::days{1}, last + std::chrono::days{1}).days);
}

Instant Calendar::next_open(Instant from) const {
    constexpr Seconds kOne{1};
    if (rules_->never_closes) return from;
    const Instant opened = add(from, kOne);
    return opened == kLastInstant ? kLastInstant : std::max(from, opened - kOne);
}

std::vector<Opening> Calendar::openings(Instant from, Instant to) const {
    std::vector<Opening> found;
    if (to <= from) return found;
    if (rules_->never_closes) return {{from, to}};
    const local_days last = days().date_of(to) + std::chrono::days{1};
    for (local_days day = days().date_of(from) - std::chrono::days{1}; day <= last; ++day) {
        for (const Opening& opening : days().openings(day)) {
            const Opening part{std::max(opening.from, from), std::min(opening.to, to)};
            if (found.size() == kMostOpenings) return found;
            if (part.from < part.to) found.push_back(part);
        }
    }
    return found;
}

int Calendar::closings_between(Instant from, Instant to) const {
    if (to < from) return -closings_between(to, from);
    return static_cast<int>(passed_between(days(), from, to).days);
}

Instant Calendar::nth_closing(Instant from, int n) const {
    if (n <= 0) return from;
    const local_days base = days().date_of(from) - std::chrono::days{1};
    return close_of(days(), seek(days(), base, passed(days(), base, from).days + n, &DayTally::days));
}

Instant reckon(Instant start, const Span& span, const Calendar& calendar) {
    if (const auto* real = std::get_if<Seconds>(&span)) return later(start, *real);
    if (const auto* open = std::get_if<OpenTime>(&span)) return calendar.add(start, open->length);
    return calendar.add_days(start, std::get<OpenDays>(span).days);
}

Calendars::Calendars() : Calendars{ByName{}} {}

Calendars::Calendars(ByName by_name) : by_name_{std::make_shared<const ByName>(std::move(by_name))} {}

Result<Calendars> Calendars::make(std::span<const CalendarModel> models) {
    ByName by_name;
    for (const CalendarModel& model : models) {
        auto calendar = Calendar::make(model);
        if (!calendar) return refuse(calendar);
        by_name.insert_or_assign(model.name, *std::move(calendar));
    }
    return Calendars{std::move(by_name)};
}

const Calendar& Calendars::named(std::string_view name) const {
    static const Calendar kDayAndNight = Calendar::always();
    const auto found = by_name_->find(name);
    return found == by_name_->end() ? kDayAndNight : found->second;
}

}  // namespace amends
