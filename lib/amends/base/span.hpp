// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string>
#include <variant>

#include <amends/base/instant.hpp>

namespace amends {

/// Time that counts only while a calendar is open (`2bh`).
struct OpenTime {
    Seconds length{0};
    bool operator==(const OpenTime&) const = default;
};

/// Working days of a calendar (`3bd`): ends with the close of that working day after the day it starts.
struct OpenDays {
    int days = 0;
    bool operator==(const OpenDays&) const = default;
};

/// How long something may take: real time, or one of the two kinds of working time. They are different types, because
/// adding one to the other has no meaning (clock rule 4).
using Span = std::variant<Seconds, OpenTime, OpenDays>;

inline constexpr Seconds kLongestSpan{Seconds{3'155'760'000}};  ///< a hundred years

/// Reads `90s 15m 2h 3d 1w`, sums of them (`1h30m`), `4bh`, `3bd`. Refuses (usage) an unknown unit, a mixture of real
/// and working units, zero or negative amounts, and more than a hundred years.
Result<Span> parse_span(std::string_view text);
/// The same, and `0s` or `0bd`: no time at all.
Result<Span> parse_span_or_none(std::string_view text);

/// The shortest text that `parse_span` reads as the same span.
std::string to_string(const Span& span);

/// A length for people, in its two largest units: `2 d 3 h`, `45 min`, `12 s`. Negative lengths are shown as positive.
std::string brief(Seconds length);

}  // namespace amends
