// SPDX-License-Identifier: MIT
#include <amends/calendar/reckon.hpp>

namespace amends {

Instant reckon(Instant start, const Span& span) {
    if (const auto* real = std::get_if<Seconds>(&span)) return later(start, *real);
    if (const auto* open = std::get_if<OpenTime>(&span)) return later(start, open->length);
    const auto day = std::chrono::floor<std::chrono::days>(start);
    return later(day, std::chrono::days{std::get<OpenDays>(span).days + 1});
}

}  // namespace amends
