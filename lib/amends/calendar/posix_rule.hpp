// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <amends/calendar/zone.hpp>

namespace amends {

/// The rule by which a zone goes on after its last recorded change: `CET-1CEST,M3.5.0,M10.5.0/3` (POSIX TZ, with the
/// extensions of RFC 8536).
class PosixRule {
public:
    /// nullopt for an empty or unreadable rule.
    static std::optional<PosixRule> parse(std::string_view text);
    [[nodiscard]] const Offset& at(Instant instant) const;
    /// The last change of the offset up to `instant`; kDistantPast where there is none.
    [[nodiscard]] Instant changed_before(Instant instant) const;
    /// The first change of the offset after `instant`; kDistantFuture where there is none.
    [[nodiscard]] Instant changes_after(Instant instant) const;
    /// Every change of the offset after `from` and up to the end of the year `last`, in order.
    [[nodiscard]] std::vector<Instant> changes_up_to(std::chrono::year last, Instant from) const;

private:
    /// A day of the year and a time on it at which the clocks change.
    struct Change {
        enum class Form { month_week_day, day_without_leap, day_of_year } form = Form::month_week_day;
        int month = 0, week = 0, weekday = 0;  ///< for month_week_day
        int day = 0;                           ///< for the others
        Seconds time{7200};
        [[nodiscard]] LocalTime in(std::chrono::year year) const;
    };
    class Reader;
    /// Those of the years from `first` to `last`, in order.
    [[nodiscard]] std::vector<Instant> changes_of(std::chrono::year first, std::chrono::year last) const;
    /// Those of the year of `instant` and of the years beside it.
    [[nodiscard]] std::vector<Instant> changes_near(Instant instant) const;
    [[nodiscard]] std::chrono::year year_of(Instant instant) const;

    Offset standard_, summer_;
    bool has_summer_ = false;
    Change to_summer_, to_standard_;
};

}  // namespace amends
