// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace amends {

/// The name under which `clocks: {calendar: …}` means day and night, every day.
inline constexpr std::string_view kAlways = "always";

/// Minutes of the local day, half open: 09:00 to 12:30 is {540, 750}; 1440 is legal as an end.
struct DayInterval {
    int from = 0;
    int to = 0;
    bool operator==(const DayInterval&) const = default;
};
using DayHours = std::vector<DayInterval>;  ///< in order, not overlapping; empty: closed

/// A day that is closed: in one year, or in every year.
struct Holiday {
    std::optional<int> year;
    std::chrono::month_day day{};
    bool operator==(const Holiday&) const = default;
};

/// A calendar as written; what it means is `calendar`'s business.
struct CalendarModel {
    std::string name;
    std::string zone;                      ///< IANA name
    std::array<DayHours, 7> hours;         ///< from Monday
    std::vector<Holiday> holidays;
    std::vector<std::pair<std::chrono::year_month_day, DayHours>> extra;  ///< replace the weekday's hours
    int line = 0;
    bool operator==(const CalendarModel&) const = default;
};

}  // namespace amends
