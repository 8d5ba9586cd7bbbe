// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <amends/base/instant.hpp>
#include <amends/base/span.hpp>
#include <amends/calendar/zone.hpp>

namespace amends {

class Calendar;

/// Reads a moment as people and scripts write it (the one grammar for dates; `amends help dates` explains it):
///   `now`, `2h`, `+2h` (from now), `-30m` (before now), sums `1h30m`;
///   `today`, `tomorrow`, `yesterday`, each with a time `tomorrow 9:00` (alone: at this time of day);
///   `mon` … `sunday`, the next such day, with a time `fri 17:00` (alone: the end of that day, 23:59:59;
///     today's own name means today while the time is still to come, else in a week);
///   `17:00` (today, or tomorrow where that has passed);
///   `2026-11-24` (the end of that day), `2026-11-24 17:00[:30]`, `2026-11-24T17:00[:30]`, the same with `Z`, `+01:00` or `+0100`.
/// Times without a zone are local in `zone`. Refuses (usage) everything else with an explanation: `3/4/2026` (which of
/// the two is the month?), words it does not know (naming the nearest), dates and times that don't exist, working time
/// (`3bd`: needs a calendar), and what lies outside 1970 to 9999.
Result<Instant> parse_when(std::string_view text, Instant now, const Zone& zone);
/// The same, and working time by a calendar: `2bh`, `+3bd` (the close of the third working day after today), `-1bd`.
Result<Instant> parse_when(std::string_view text, Instant now, const Zone& zone, const Calendar& calendar);

/// The moment that lies so much time of the calendar after `start`, or before it with a `direction` of -1. Refuses (usage) what
/// lies outside 1970 to 9999, where counting would stop at the bound.
Result<Instant> working_time_from(Instant start, const Span& span, int direction, const Calendar& calendar);

/// Whether a text is such working time: what only a calendar can read.
bool is_working_distance(std::string_view text);

/// A moment for people, in their zone: `Tue 24 Nov 09:00 CET`, with the year where it is not that of `now`.
std::string local(Instant instant, Instant now, const Zone& zone);

/// The distance for people: `in 2 d 3 h`, `5 min ago`, `now`.
std::string relative(Instant instant, Instant now);

}  // namespace amends
