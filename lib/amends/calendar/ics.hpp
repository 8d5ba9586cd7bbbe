// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include <amends/base/result.hpp>
#include <amends/calendar/zone.hpp>

namespace amends {

/// Why an iCalendar file can't be read, and where.
struct IcsFault {
    int line = 1;  ///< from 1
    std::string message;
    bool operator==(const IcsFault&) const = default;
};

inline constexpr std::size_t kMostIcsBytes = 1'048'576;
inline constexpr std::size_t kMostIcsLineBytes = 65'536;  ///< of a line, its folds joined
inline constexpr int kMostIcsEvents = 5'000;
inline constexpr int kMostIcsEventDays = 366;             ///< that one event lasts
inline constexpr std::size_t kMostIcsDates = 5'000;
inline constexpr std::chrono::year kFirstIcsYear{1970};   ///< what repeats is written out from here …
inline constexpr std::chrono::year kLastIcsYear{2099};    ///< … up to here

/// The dates on which the events of an iCalendar file (RFC 5545) lie, in order, none twice: a file of holidays. Reads what
/// such files have: all-day and timed events that may last several days, that repeat yearly, with dates added and left out.
/// Times in UTC are looked up in `zone`; others are taken as they stand. Cancelled events are none. Never throws for what a
/// file says, and never takes longer than a moment.
tl::expected<std::vector<std::chrono::year_month_day>, IcsFault> read_ics_dates(std::string_view text, const Zone& zone);

}  // namespace amends
