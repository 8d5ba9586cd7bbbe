// SPDX-License-Identifier: MIT
#include <amends/playbook/include_holidays.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include <amends/calendar/ics.hpp>

namespace amends {
namespace {

constexpr std::size_t kMostFiles = 16;  ///< of one calendar

YamlNode* find_in(YamlNode& map, std::string_view key) {
    const auto found = std::ranges::find_if(map.entries, [&](const YamlEntry& entry) { return entry.key.text == key; });
    return found == map.entries.end() ? nullptr : &found->value;
}

/// A relative path without a step up.
bool stays_inside(std::string_view path) {
    if (path.empty() || path.front() == '/') return false;
    for (;;) {
        const auto slash = path.find('/');
        if (path.substr(0, slash) == "..") return false;
        if (slash == std::string_view::npos) return true;
        path.remove_prefix(slash + 1);
    }
}

/// The zone of a calendar; where it has none that can be loaded, which is told elsewhere, UTC.
Zone zone_of(const YamlNode& calendar) {
    const YamlNode* zone = calendar.find("zone");
    return zone == nullptr ? Zone::utc() : Zone::load(zone->text).value_or(Zone::utc());
}

YamlNode scalar_at(const YamlNode& place, std::string text) {
    YamlNode node = place;
    node.type = YamlNode::Type::scalar;
    node.items.clear();
    node.text = std::move(text);
    return node;
}

std::string date_text(std::chrono::year_month_day date) {
    return fmt::format("{:04}-{:02}-{:02}", int{date.year()}, unsigned{date.month()}, unsigned{date.day()});
}

/// Adds the dates of one file to `into`.
void add_file(const YamlNode& name, const Zone& zone, const FindPlaybook& find, std::set<std::string>& into, Problems& problems) {
    if (name.type != YamlNode::Type::scalar || !name.text.ends_with(".ics") || !stays_inside(name.text)) {
        problems.add(name, fmt::format("'{}' is not an iCalendar file beside the playbook", name.text), "name it like holidays.ics");
        return;
    }
    const auto file = find(name.text, {*name.file, {}});
    if (!file) {
        problems.add(name, file.error());
        return;
    }
    const auto dates = read_ics_dates(file->text, zone);
    if (!dates) {
        YamlNode place = name;
        place.file = std::make_shared<const std::string>(file->file);
        place.line = dates.error().line;
        place.column = 1;
        problems.add(place, dates.error().message);
        return;
    }
    std::ranges::transform(*dates, std::inserter(into, into.end()), date_text);
}

void include_in(YamlNode& calendar, const FindPlaybook& find, Problems& problems) {
    const YamlNode* names = calendar.find("holidays_from");
    const bool none = names == nullptr || (names->type == YamlNode::Type::scalar && names->text.empty());
    if (none || names->type == YamlNode::Type::map) return;  // of a map the reader of calendars tells
    std::vector<YamlNode> files = names->type == YamlNode::Type::list ? names->items : std::vector{*names};
    if (files.size() > kMostFiles) {
        problems.add(*names, fmt::format("more than {} files", kMostFiles));
        files.clear();
    }
    const Zone zone = zone_of(calendar);
    std::set<std::string> dates;
    for (const YamlNode& file : files) add_file(file, zone, find, dates, problems);

    const YamlNode place = *names;
    std::erase_if(calendar.entries, [](const YamlEntry& entry) { return entry.key.text == "holidays_from"; });
    if (find_in(calendar, "holidays") == nullptr) {
        YamlNode list = scalar_at(place, {});
        list.type = YamlNode::Type::list;
        calendar.entries.push_back({scalar_at(place, "holidays"), std::move(list)});
    }
    YamlNode& holidays = *find_in(calendar, "holidays");
    for (const YamlNode& own : holidays.items) dates.erase(own.text);
    for (const std::string& date : dates) holidays.items.push_back(scalar_at(place, date));
}

}  // namespace

void include_holidays(YamlNode& playbook, const FindPlaybook& find, Problems& problems) {
    YamlNode* calendars = find_in(playbook, "calendars");
    if (calendars == nullptr) return;
    for (YamlEntry& calendar : calendars->entries) include_in(calendar.value, find, problems);
}

}  // namespace amends
