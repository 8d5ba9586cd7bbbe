// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include <amends/calendar/calendar_model.hpp>
#include <amends/calendar/opening.hpp>
#include <amends/calendar/zone.hpp>

namespace amends {

/// What a run of days comes to.
struct DayTally {
    std::int64_t seconds = 0;  ///< of open time
    std::int64_t days = 0;     ///< that have open time
    DayTally& operator+=(const DayTally& other);
    DayTally& operator-=(const DayTally& other);
    bool operator==(const DayTally&) const = default;
};
DayTally operator*(const DayTally& tally, std::int64_t times);

/// The days of a calendar, each as the zone has it. An interval of local wall time becomes an opening: what the zone skips
/// moves by the length of the gap; of a time that comes twice an interval begins with the first and ends with the second
/// (clock rule 16). Intervals that would overlap by this follow each other instead, so that no second counts twice.
class WorkingDays {
public:
    /// Hours of a weekday (from Monday) hold unless the date is a holiday or has hours of its own, which win over both.
    WorkingDays(const CalendarModel& model, Zone zone);

    [[nodiscard]] const Zone& zone() const noexcept { return zone_; }
    /// Holidays that come every year leave no day open.
    [[nodiscard]] bool closed_all_year() const noexcept { return yearly_.size() >= 366; }
    /// Of seven days as written, without holidays.
    [[nodiscard]] const DayTally& usual_week() const noexcept { return week_total_; }
    [[nodiscard]] std::chrono::local_days date_of(Instant instant) const;
    /// As written, before the zone has its say.
    [[nodiscard]] const DayHours& hours(std::chrono::local_days day) const;
    /// Hours of its own win over a holiday.
    [[nodiscard]] bool is_holiday(std::chrono::local_days day) const;
    [[nodiscard]] bool has_own_hours(std::chrono::local_days day) const;

    /// In order, none empty. Empty for a day that the zone skips altogether.
    [[nodiscard]] std::vector<Opening> openings(std::chrono::local_days day) const;
    /// Of the days from `first` up to, not including, `last`. Costs a few steps a year, not one a day.
    [[nodiscard]] DayTally tally(std::chrono::local_days first, std::chrono::local_days last) const;

private:
    struct DatedHours {
        std::chrono::local_days day;
        DayHours hours;
        bool extra = false;       ///< else a holiday
        DayTally changed_before;  ///< what the dates before this one change
    };
    void add_up();
    [[nodiscard]] bool is_yearly_holiday(std::chrono::local_days day) const;
    [[nodiscard]] const DayTally& changed_by_dates_before(std::chrono::local_days day) const;
    [[nodiscard]] bool always_closed(LocalTime from, LocalTime to) const;
    [[nodiscard]] const DatedHours* dated(std::chrono::local_days day) const;
    /// Of a day on which, or near which, the clock changes.
    [[nodiscard]] std::vector<Opening> openings_of_change(std::chrono::local_days day) const;
    [[nodiscard]] DayTally by_weekday(std::chrono::local_days first, std::chrono::local_days last) const;
    [[nodiscard]] DayTally by_date(std::chrono::local_days first, std::chrono::local_days last) const;
    [[nodiscard]] DayTally by_changes_of_clock(std::chrono::local_days first, std::chrono::local_days last) const;

    Zone zone_;
    std::array<DayHours, 7> week_;
    std::array<DayTally, 7> week_tally_;
    DayTally week_total_;
    std::vector<std::chrono::month_day> yearly_;  ///< holidays, in order
    std::vector<DatedHours> dated_;               ///< in order, one a day
    DayTally changed_by_dates_;                   ///< by all of them
    std::chrono::minutes opens_{1440}, closes_{0};  ///< of all days the earliest and the latest
};

}  // namespace amends
