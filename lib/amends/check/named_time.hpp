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
/// `two hours`, `27 november`, `morgen`. A day is all of it, an hour is that hour give or take one, `two hours` is any moment
/// from now to then. Nullopt: not understood.
std::optional<TimeSpanNamed> read_named_time(std::string_view words, Instant now, const Zone& zone);

}  // namespace amends
