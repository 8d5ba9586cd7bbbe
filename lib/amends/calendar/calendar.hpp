// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <amends/base/result.hpp>
#include <amends/base/span.hpp>
#include <amends/calendar/calendar_model.hpp>
#include <amends/calendar/opening.hpp>
#include <amends/calendar/zone.hpp>

namespace amends {

class WorkingDays;

/// A calendar ready to count with. A value, cheap to copy. Durations are real seconds, also on the days on which clocks
/// change. Every instant that comes out lies in [kFirstInstant, kLastInstant]: what would lie beyond is that bound.
/// Counting costs a few steps a year of the time it spans.
class Calendar {
public:
    /// Day and night, every day, in UTC; needs no file.
    static Calendar always();
    /// Loads the zone. Refuses (bad_data) an unknown zone and a calendar without working time.
    static Result<Calendar> make(const CalendarModel& model);

    [[nodiscard]] const std::string& name() const noexcept;
    [[nodiscard]] const Zone& zone() const noexcept;
    [[nodiscard]] const WorkingDays& days() const noexcept;

    /// The first instant at which `open_time` has passed since `start`: what ends exactly at closing time stays there. A
    /// negative one goes back, to the last instant from which so much passes until `start`.
    [[nodiscard]] Instant add(Instant start, Seconds open_time) const;
    /// The close of the n-th working day after the day of `start`, or before it when negative; `start` itself for 0.
    [[nodiscard]] Instant add_days(Instant start, int count) const;
    /// Open time; negative when `to` lies before `from`.
    [[nodiscard]] Seconds between(Instant from, Instant to) const;
    /// Working days after the day of `from`, up to and including that of `to`; negative when it lies before.
    [[nodiscard]] int days_between(Instant from, Instant to) const;
    /// The first open instant at or after `from`.
    [[nodiscard]] Instant next_open(Instant from) const;
    /// What is open of the time between, each interval for itself (`always` has one); of more than kMostOpenings the first.
    [[nodiscard]] std::vector<Opening> openings(Instant from, Instant to) const;
    static constexpr std::size_t kMostOpenings = 10'000;

    /// How many working days close after `from` and not after `to`; negative when `to` lies before `from`.
    [[nodiscard]] int closings_between(Instant from, Instant to) const;
    /// The n-th close of a working day after `from`; `from` itself unless `n` is positive.
    [[nodiscard]] Instant nth_closing(Instant from, int n) const;

private:
    struct Rules;
    explicit Calendar(std::shared_ptr<const Rules> rules);
    std::shared_ptr<const Rules> rules_;
};

/// The moment at which `span` has passed since `start`: real time passes always, working time while the calendar is open,
/// and working days end with their close.
Instant reckon(Instant start, const Span& span, const Calendar& calendar);

/// The calendars of a playbook by name, `always` among them. A value, cheap to copy.
class Calendars {
public:
    /// Only `always`.
    Calendars();
    /// Refuses what `Calendar::make` refuses.
    static Result<Calendars> make(std::span<const CalendarModel> models);
    /// `always` for a name that is not there: the reader of playbooks refuses those.
    [[nodiscard]] const Calendar& named(std::string_view name) const;

private:
    using ByName = std::map<std::string, Calendar, std::less<>>;
    explicit Calendars(ByName by_name);
    std::shared_ptr<const ByName> by_name_;
};

}  // namespace amends
