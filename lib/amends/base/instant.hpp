// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string>

#include <amends/base/result.hpp>

namespace amends {

/// A moment: whole seconds of UTC since 1970, without leap seconds. Every instant that amends accepts or stores lies in
/// [kFirstInstant, kLastInstant].
using Instant = std::chrono::sys_seconds;
using Seconds = std::chrono::seconds;

inline constexpr Instant kFirstInstant{Seconds{0}};                 ///< 1970-01-01T00:00:00Z
inline constexpr Instant kLastInstant{Seconds{253'402'300'799}};    ///< 9999-12-31T23:59:59Z

/// RFC 3339 in UTC: `2026-11-24T09:00:00Z`. The form of JSON, of the journal and of the desk's views.
std::string to_string(Instant instant);

/// Reads what `to_string` writes, and any RFC 3339 time with an offset. Refuses (usage) anything else, a date that does
/// not exist, and instants outside the range above.
Result<Instant> parse_rfc3339(std::string_view text);

/// `start + length`, or kLastInstant where that would overflow.
Instant later(Instant start, Seconds length);

}  // namespace amends
