// SPDX-License-Identifier: MIT
#include <amends/calendar/when.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include <amends/base/suggest.hpp>
#include <amends/calendar/calendar.hpp>

namespace amends {
namespace {

using namespace std::chrono;

constexpr auto kWeekdays = std::to_array<std::string_view>(
    {"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"});
constexpr auto kWords = std::to_array<std::string_view>({"now", "today", "tomorrow", "yesterday", "monday", "tuesday", "wednesday",
                                                        "thursday", "friday", "saturday", "sunday"});
constexpr Seconds kEndOfDay{86'399};

/// What a form understands of a text: nothing (it is not this form), an instant, or why not.
using Reading = std::optional<Result<Instant>>;

struct Present {
    Instant now;
    const Zone& zone;
    const Calendar* calendar = nullptr;  ///< none: working time can't be read

    [[nodiscard]] local_days today() const { return floor<days>(zone.to_local(now)); }
    [[nodiscard]] Instant on(local_days day, Seconds time) const { return zone.earliest(LocalTime{day} + time); }
    /// The next moment at which the clock shows `time` on `day`; where both of an hour that comes twice have passed, on
    /// the day `again` later.
    [[nodiscard]] Instant coming(local_days day, Seconds time, days again) const {
        const LocalTime local = LocalTime{day} + time;
        for (const Instant instant : {zone.earliest(local), zone.latest(local)}) {
            if (instant > now) return instant;
        }
        return on(day + again, time);
    }
};

std::optional<int> digits(std::string_view text, std::size_t least, std::size_t most) {
    if (text.size() < least || text.size() > most) return std::nullopt;
    int value = 0;
    for (const char byte : text) {
        if (byte < '0' || byte > '9') return std::nullopt;
        value = value * 10 + (byte - '0');
    }
    return value;
}

/// `9:00`, `17:00:30`; nullopt for what is no such time.
std::optional<Seconds> read_time(std::string_view text) {
    std::array<int, 3> parts{};
    std::size_t count = 0;
    for (bool more = true; more; ++count) {
        if (count == parts.size()) return std::nullopt;
        const auto colon = text.find(':');
        const auto part = digits(text.substr(0, colon), count == 0 ? 1 : 2, 2);
        if (!part) return std::nullopt;
        parts.at(count) = *part;
        more = colon != std::string_view::npos;
        if (more) text.remove_prefix(colon + 1);
    }
    if (count < 2 || parts[0] > 23 || parts[1] > 59 || parts[2] > 59) return std::nullopt;
    return hours{parts[0]} + minutes{parts[1]} + seconds{parts[2]};
}

std::optional<std::size_t> read_weekday(std::string_view word) {
    for (std::size_t at = 0; at < kWeekdays.size(); ++at) {
        const auto& name = kWeekdays.at(at);
        if (word.size() >= 3 && name.starts_with(word)) return at;
    }
    return std::nullopt;
}

Result<Instant> in_range(Instant instant, std::string_view text) {
    if (instant >= kFirstInstant && instant <= kLastInstant) return instant;
    return refuse(Code::usage, fmt::format("'{}' is not between 1970 and 9999", text));
}

/// So much working time before or after now.
Result<Instant> working_distance(std::string_view text, const Span& span, bool back, const Present& present) {
    if (present.calendar == nullptr) {
        return refuse(Code::usage, fmt::format("'{}' is working time, which needs a calendar", text), {}, "give it as 2h or 3d");
    }
    return working_time_from(present.now, span, back ? -1 : 1, *present.calendar);
}

/// The length of a distance, without the sign for its direction.
std::optional<Span> length_of(std::string_view text) {
    const std::string_view length = text.starts_with('-') || text.starts_with('+') ? text.substr(1) : text;
    if (length.empty() || length.front() < '0' || length.front() > '9') return std::nullopt;
    auto span = parse_span(length);
    return span ? std::optional{*span} : std::nullopt;
}

Reading read_distance(std::string_view text, const Present& present) {
    const auto span = length_of(text);
    if (!span) return std::nullopt;
    const bool back = text.starts_with('-');
    const auto* real = std::get_if<Seconds>(&*span);
    if (real == nullptr) return working_distance(text, *span, back, present);
    return in_range(back ? present.now - *real : present.now + *real, text);
}

/// A day and perhaps a time on it: `tomorrow 9:00`, `fri`.
Reading read_named_day(std::string_view text, const Present& present) {
    const auto space = text.find(' ');
    const auto word = text.substr(0, space);
    constexpr auto kDays = std::to_array<std::string_view>({"yesterday", "today", "tomorrow"});
    const auto named = std::ranges::find(kDays, word);
    const auto weekday_at = read_weekday(word);
    if (named == kDays.end() && !weekday_at) return std::nullopt;
    const Seconds now_of_day = present.zone.to_local(present.now) - present.today();
    Seconds time = weekday_at ? kEndOfDay : now_of_day;
    if (space != std::string_view::npos) {
        const auto read = read_time(text.substr(space + 1));
        if (!read) return refuse(Code::usage, fmt::format("there is no time '{}'", text.substr(space + 1)));
        time = *read;
    }
    if (!weekday_at) return in_range(present.on(present.today() + days{named - kDays.begin() - 1}, time), text);
    const auto ahead = weekday{static_cast<unsigned>(*weekday_at)} - weekday{present.today()};
    return in_range(present.coming(present.today() + ahead, time, days{7}), text);
}

Reading read_time_alone(std::string_view text, const Present& present) {
    const auto time = read_time(text);
    if (!time) return std::nullopt;
    return in_range(present.coming(present.today(), *time, days{1}), text);
}

/// `17:00:00.123` as `17:00:00`: programs write parts of a second, which an instant does not have.
std::string_view without_fraction(std::string_view time) {
    constexpr std::size_t kWholeTime = 8;
    const bool has_fraction = time.size() > kWholeTime + 1 && time[kWholeTime] == '.' &&
                              time.find_first_not_of("0123456789", kWholeTime + 1) == std::string_view::npos;
    return has_fraction ? time.substr(0, kWholeTime) : time;
}

/// The offset `+0100` as `+01:00`: ISO 8601 has both, RFC 3339 only the second.
std::string with_colon(std::string_view offset) {
    constexpr std::size_t kBasic = 5;
    constexpr std::size_t kHours = 3;
    const bool basic = offset.size() == kBasic && offset.find(':') == std::string_view::npos;
    return basic ? fmt::format("{}:{}", offset.substr(0, kHours), offset.substr(kHours)) : std::string{offset};
}

/// `2026-11-24`, with a time behind a space or a T, with or without seconds and zone.
Reading read_date(std::string_view text, const Present& present) {
    constexpr std::size_t kDateLength = 10;
    const auto y = digits(text.substr(0, 4), 4, 4);
    if (!y || text.size() < kDateLength || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto m = digits(text.substr(5, 2), 2, 2);
    const auto d = digits(text.substr(8, 2), 2, 2);
    if (!m || !d) return std::nullopt;
    const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
    if (!date.ok()) return refuse(Code::usage, fmt::format("there is no day '{}'", text.substr(0, kDateLength)));
    auto rest = text.substr(kDateLength);
    if (rest.empty()) return in_range(present.on(local_days{date}, kEndOfDay), text);
    if (rest.front() != ' ' && rest.front() != 'T' && rest.front() != 't') return std::nullopt;
    rest.remove_prefix(1);
    const auto zone_at = rest.find_first_of("Zz+-");
    const auto time = read_time(without_fraction(rest.substr(0, zone_at)));
    if (!time) return refuse(Code::usage, fmt::format("there is no time '{}'", rest));
    if (zone_at == std::string_view::npos) return in_range(present.on(local_days{date}, *time), text);
    const hh_mm_ss clock{*time};
    return parse_rfc3339(fmt::format("{}T{:02}:{:02}:{:02}{}", text.substr(0, kDateLength), clock.hours().count(),
                                     clock.minutes().count(), clock.seconds().count(), with_colon(rest.substr(zone_at))));
}

Reading read_now(std::string_view text, const Present& present) {
    if (text != "now" && text != "today") return std::nullopt;
    return present.now;
}

tl::unexpected<Refusal> refuse_when(std::string_view text) {
    const auto word = text.substr(0, text.find(' '));
    if (const bool slashes = text.find('/') != std::string_view::npos; slashes) {
        return refuse(Code::usage, fmt::format("'{}' is read differently in different countries", text), {},
                      "write the date as 2026-04-03: year, month, day");
    }
    const auto near = nearest(word, kWords);
    return refuse(Code::usage, fmt::format("'{}' is not a time", text), {},
                  near ? fmt::format("did you mean '{}'?", *near)
                       : "write it like 2h, tomorrow 9:00, fri 17:00 or 2026-11-24 17:00; see 'amends help dates'");
}

std::string lowered(std::string_view text) {
    std::string lower;
    for (const char byte : text) lower += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
    return lower;
}

Result<Instant> read(const Present& present, std::string_view text) {
    const std::string lower = lowered(text);
    constexpr auto kForms = std::to_array<Reading (*)(std::string_view, const Present&)>(
        {read_now, read_distance, read_date, read_time_alone, read_named_day});
    for (const auto form : kForms) {
        if (auto reading = form(form == read_date ? text : lower, present)) return *std::move(reading);
    }
    return refuse_when(text);
}

}  // namespace

Result<Instant> parse_when(std::string_view text, Instant now, const Zone& zone) { return read({now, zone}, text); }

Result<Instant> parse_when(std::string_view text, Instant now, const Zone& zone, const Calendar& calendar) {
    return read({now, zone, &calendar}, text);
}

Result<Instant> working_time_from(Instant start, const Span& span, int direction, const Calendar& calendar) {
    const auto too_far = [&] {
        return refuse(Code::usage, fmt::format("{} of '{}' {} {} does not lie between 1970 and 9999", to_string(span), calendar.name(),
                                               direction < 0 ? "before" : "after", to_string(start)));
    };
    if (const auto* days = std::get_if<OpenDays>(&span)) {
        const Instant end = calendar.add_days(start, direction * days->days);
        if (end == kFirstInstant || end == kLastInstant) return too_far();
        return end;
    }
    const auto* open = std::get_if<OpenTime>(&span);
    const Seconds length = direction * (open != nullptr ? open->length : std::get<Seconds>(span));
    const Instant end = calendar.add(start, length);
    if (calendar.between(start, end) != length) return too_far();
    return end;
}

bool is_working_distance(std::string_view text) {
    const auto span = length_of(lowered(text));
    return span && !std::holds_alternative<Seconds>(*span);
}

std::string local(Instant instant, Instant now, const Zone& zone) {
    constexpr auto kDays = std::to_array<std::string_view>({"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"});
    constexpr auto kMonths = std::to_array<std::string_view>(
        {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"});
    const auto date_of = [&](Instant at) { return year_month_day{floor<days>(zone.to_local(at))}; };
    const LocalTime time = zone.to_local(instant);
    const auto day = floor<days>(time);
    const year_month_day date{day};
    const hh_mm_ss clock{time - day};
    const std::string year = date.year() == date_of(now).year() ? "" : fmt::format(" {}", int{date.year()});
    return fmt::format("{} {} {}{} {:02}:{:02} {}", kDays.at(weekday{day}.c_encoding()), unsigned{date.day()},
                       kMonths.at(unsigned{date.month()} - 1), year, clock.hours().count(), clock.minutes().count(),
                       zone.at(instant).abbreviation);
}

std::string relative(Instant instant, Instant now) {
    if (instant == now) return "now";
    return instant > now ? "in " + brief(instant - now) : brief(now - instant) + " ago";
}

}  // namespace amends
