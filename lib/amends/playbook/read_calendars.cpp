// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include <amends/calendar/zone.hpp>
#include <amends/playbook/read_values.hpp>

namespace amends {
namespace {

constexpr auto kDays = std::to_array<std::string_view>({"mon", "tue", "wed", "thu", "fri", "sat", "sun"});
constexpr int kDayMinutes = 1440;

std::optional<int> digits(std::string_view text, std::size_t least, std::size_t most) {
    if (text.size() < least || text.size() > most) return std::nullopt;
    int value = 0;
    for (const char byte : text) {
        if (byte < '0' || byte > '9') return std::nullopt;
        value = value * 10 + (byte - '0');
    }
    return value;
}

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

/// Calls `each` for the parts of a text between the separators.
template <typename Each>
void for_parts(std::string_view text, char separator, Each each) {
    for (;;) {
        const auto end = text.find(separator);
        each(trimmed(text.substr(0, end)));
        if (end == std::string_view::npos) return;
        text.remove_prefix(end + 1);
    }
}

/// Minutes of the day of `09:30`; `24:00` is the end of the day.
std::optional<int> read_minutes(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto hour = digits(text.substr(0, colon), 1, 2);
    const auto minute = digits(text.substr(colon + 1), 2, 2);
    if (!hour || !minute || *minute > 59 || *hour * 60 + *minute > kDayMinutes) return std::nullopt;
    return *hour * 60 + *minute;
}

DayHours read_hours(const YamlNode& node, Reading& reading) {
    DayHours hours;
    if (node.text == "closed") return hours;
    for_parts(node.text, ',', [&](std::string_view part) {
        const auto dash = part.find('-');
        const auto from = read_minutes(trimmed(part.substr(0, dash)));
        const auto to = read_minutes(trimmed(dash == std::string_view::npos ? "" : part.substr(dash + 1)));
        if (!from || !to) {
            reading.problems.add(node, fmt::format("'{}' is not a time like 09:00-17:30", part));
        } else if (*from >= *to) {
            reading.problems.add(node, fmt::format("'{}' ends before it begins", part));
        } else if (!hours.empty() && *from < hours.back().to) {
            reading.problems.add(node, fmt::format("'{}' begins before the one in front of it ends", part));
        } else {
            hours.push_back({*from, *to});
        }
    });
    return hours;
}

std::optional<std::size_t> day_at(std::string_view name) {
    const auto found = std::ranges::find(kDays, name);
    if (found == kDays.end()) return std::nullopt;
    return static_cast<std::size_t>(found - kDays.begin());
}

/// The days of `mon-thu` or `sat`; empty where there are none.
std::vector<std::size_t> days_of(std::string_view part) {
    const auto dash = part.find('-');
    const auto first = day_at(part.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : day_at(part.substr(dash + 1));
    std::vector<std::size_t> days;
    if (!first || !last || *first > *last) return days;
    for (std::size_t day = *first; day <= *last; ++day) days.push_back(day);
    return days;
}

void read_week(const YamlNode& node, Reading& reading, CalendarModel& into) {
    check_type(node, YamlNode::Type::map, "hours by day", reading);
    std::array<bool, 7> named{};
    for (const YamlEntry& entry : node.entries) {
        const DayHours hours = read_hours(entry.value, reading);
        for_parts(entry.key.text, ',', [&](std::string_view part) {
            const auto days = days_of(part);
            if (days.empty()) reading.problems.add(entry.key, fmt::format("'{}' are no days like mon or mon-fri", part));
            for (const std::size_t day : days) {
                if (named.at(day)) reading.problems.add(entry.key, fmt::format("'{}' has hours twice", kDays.at(day)));
                named.at(day) = true;
                into.hours.at(day) = hours;
            }
        });
    }
}

std::optional<std::chrono::month_day> read_month_day(std::string_view text) {
    if (text.size() != 5 || text[2] != '-') return std::nullopt;
    const auto month = digits(text.substr(0, 2), 2, 2);
    const auto day = digits(text.substr(3, 2), 2, 2);
    if (!month || !day) return std::nullopt;
    const std::chrono::month_day date{std::chrono::month{static_cast<unsigned>(*month)},
                                      std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional{date} : std::nullopt;
}

std::optional<std::chrono::year_month_day> read_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-') return std::nullopt;
    const auto year = digits(text.substr(0, 4), 4, 4);
    const auto day = read_month_day(text.substr(5));
    if (!year || !day) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year}, day->month(), day->day()};
    return date.ok() ? std::optional{date} : std::nullopt;
}

void read_holidays(const YamlNode& node, Reading& reading, CalendarModel& into) {
    check_type(node, YamlNode::Type::list, "a list of days", reading);
    for (const YamlNode& item : node.items) {
        if (const auto every_year = read_month_day(item.text)) {
            into.holidays.push_back({std::nullopt, *every_year});
        } else if (const auto date = read_date(item.text)) {
            into.holidays.push_back({int{date->year()}, {date->month(), date->day()}});
        } else {
            reading.problems.add(item, fmt::format("there is no day '{}'", item.text), "write it like 2026-12-25, or \"12-25\" for every year");
        }
    }
}

void read_extra(const YamlNode& node, Reading& reading, CalendarModel& into) {
    check_type(node, YamlNode::Type::map, "hours by date", reading);
    for (const YamlEntry& entry : node.entries) {
        const auto date = read_date(entry.key.text);
        if (!date) reading.problems.add(entry.key, fmt::format("there is no day '{}'", entry.key.text), "write it like 2026-12-19");
        const DayHours hours = read_hours(entry.value, reading);
        if (date) into.extra.emplace_back(*date, hours);
    }
}

void check_zone(const YamlNode& node, Reading& reading) {
    const auto zone = Zone::load(node.text);
    if (zone) return;
    const auto names = zone_names();
    const std::vector<std::string_view> known{names.begin(), names.end()};
    const auto near = nearest(node.text, known);
    reading.problems.add(node, zone.error().message, near ? fmt::format("did you mean '{}'?", *near) : zone.error().hint);
}

CalendarModel read_calendar(const YamlEntry& entry, Reading& reading) {
    CalendarModel calendar;
    calendar.name = entry.key.text;
    calendar.line = entry.key.line;
    check_id(entry.key, reading);
    if (calendar.name == kAlways) reading.problems.add(entry.key, "'always' is day and night, and can't be another calendar");
    Keys keys{entry.value, "a calendar", reading};
    keys.require("zone", calendar.zone);
    if (const YamlNode* zone = entry.value.find("zone")) check_zone(*zone, reading);
    if (const YamlNode* hours = keys.require("hours")) read_week(*hours, reading, calendar);
    if (const YamlNode* holidays = keys.find("holidays")) read_holidays(*holidays, reading, calendar);
    if (const YamlNode* files = keys.find("holidays_from")) reading.problems.add(*files, "expected a list of iCalendar files");
    if (const YamlNode* extra = keys.find("extra")) read_extra(*extra, reading, calendar);
    if (std::ranges::all_of(calendar.hours, [](const DayHours& hours) { return hours.empty(); })) {
        reading.problems.add(entry.key, fmt::format("calendar '{}' has no working time", calendar.name));
    }
    return calendar;
}

}  // namespace

void read_calendars(const YamlNode& node, Reading& reading, Playbook& into) {
    check_type(node, YamlNode::Type::map, "calendars by name", reading);
    for (const YamlEntry& entry : node.entries) into.calendars.push_back(read_calendar(entry, reading));
}

}  // namespace amends
