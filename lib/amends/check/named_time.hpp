// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include <amends/base/instant.hpp>
#include <amends/calendar/zone.hpp>

namespace amends {

/// The moments that somebody may mean who names a time: from the first to the last.
struct TimeSpanNamed {
    Instant first{};
    Instant last{};
    bool operator==(const TimeSpanNamed&) const = default;
    [[nodiscard]] bool holds(Instant instant) const { return instant >= first && instant <= last; }
};

/// What a time in a letter may mean, in English or German, plain and in lower case: `friday noon`, `tomorrow`, `14:30`,
/// `two hours`, `27 november`, `the 5th`, `2026-11-27`, `the end of the week`, `morgen`. A day is all of it, an hour is that hour
/// give or take one, in both halves of the day where it may be either; `two hours` and `next week` are any moment from now to
/// their end. Nullopt: not understood, as `12/5` is, which means two days.
std::optional<TimeSpanNamed> read_named_time(std::string_view words, Instant now, const Zone& zone);

}  // namespace amends
