// SPDX-License-Identifier: MIT
#include <cli/calendar_choice.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include <amends/base/suggest.hpp>
#include <amends/calendar/when.hpp>
#include <amends/desk/desk.hpp>
#include <cli/files.hpp>

namespace amends::cli {
namespace {

Playbook playbook_in_file(const std::string& name, const Context& context) {
    const auto source = find_playbook(context.environment, name);
    auto read = read_playbook(source, or_throw(Currency::parse("EUR")), playbook_finder(context.environment));
    if (!read.playbook) throw Error{Code::bad_data, to_string(read.problems.front()), fmt::format("amends playbook check {}", name)};
    return *std::move(read.playbook);
}

Playbook playbook_of(const CalendarChoice& choice, const Context& context) {
    if (choice.playbook) return playbook_in_file(*choice.playbook, context);
    if (context.desk == nullptr) {
        throw Error{Code::not_found, fmt::format("no desk at '{}' to take calendar '{}' from", context.globals.desk_file, choice.name),
                    "name a playbook with --playbook"};
    }
    return *context.desk->playbook(std::nullopt);
}

}  // namespace

std::vector<Option> calendar_options(CalendarChoice& into, std::vector<Option> own) {
    std::vector<Option> all{argument("NAME", "a calendar of the playbook, or 'always': day and night", into.name)};
    std::ranges::move(own, std::back_inserter(all));
    all.push_back(option("--playbook", "FILE", "take the calendar from this playbook, by path or name; no desk is needed", into.playbook));
    return all;
}

Calendar chosen_calendar(const CalendarChoice& choice, Context& context) {
    if (choice.name == kAlways) return Calendar::always();
    const Playbook playbook = playbook_of(choice, context);
    const auto found = std::ranges::find(playbook.calendars, choice.name, &CalendarModel::name);
    if (found != playbook.calendars.end()) return or_throw(Calendar::make(*found));
    std::vector<std::string_view> known{kAlways};
    for (const CalendarModel& calendar : playbook.calendars) known.emplace_back(calendar.name);
    throw Error{Code::not_found, fmt::format("no calendar '{}' in playbook '{}'", choice.name, playbook.name), suggestion(choice.name, known)};
}

Instant time_in(const Calendar& calendar, std::string_view name, const std::string& typed, const Context& context) {
    const auto time = parse_when(typed, context.now, calendar.zone(), calendar);
    if (!time) throw Error{time.error().code, fmt::format("{}: {}", name, time.error().message), time.error().hint};
    return *time;
}

}  // namespace amends::cli
