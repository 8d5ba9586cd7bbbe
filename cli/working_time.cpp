// SPDX-License-Identifier: MIT
#include <cli/working_time.hpp>

#include <fmt/format.h>

#include <amends/calendar/when.hpp>
#include <amends/desk/desk.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

/// The name of the calendar that is meant; `always`: none of them.
std::string chosen_name(const std::string& of_clocks, const Playbook& playbook) {
    const bool only_one = playbook.calendars.size() == 1;
    return of_clocks == kAlways && only_one ? playbook.calendars.front().name : of_clocks;
}

[[noreturn]] void throw_no_calendar(std::string_view typed, const Playbook& playbook) {
    std::string names;
    for (const CalendarModel& calendar : playbook.calendars) names += fmt::format("{}'{}'", names.empty() ? "" : ", ", calendar.name);
    throw Error{Code::usage, fmt::format("'{}' is working time, and the clocks of playbook '{}' go day and night", typed, playbook.name),
                names.empty() ? "give it as 2h or 3d"
                              : fmt::format("give it as 2h or 3d, or see 'amends calendar add' for its calendars {}", names)};
}

Calendar named(const Calendars& calendars, const std::string& name, std::string_view typed, const Playbook& playbook) {
    if (name == kAlways) throw_no_calendar(typed, playbook);
    return calendars.named(name);
}

}  // namespace

Calendar working_calendar(Context& context, const std::optional<TicketRef>& ticket, std::string_view typed) {
    if (context.desk == nullptr) {
        throw Error{Code::usage, fmt::format("'{}' is working time, which needs a calendar, and there is no desk at '{}'", typed, context.globals.desk_file),
                    "give it as 2h or 3d, or see 'amends calendar add --playbook'"};
    }
    if (ticket) {
        const TicketView view = context.desk->view(ticket_of(context, *ticket));
        return named(view.calendars, chosen_name(view.playbook->clocks_for(view.ticket.facts()).calendar, *view.playbook), typed, *view.playbook);
    }
    const auto playbook = context.desk->playbook(std::nullopt);
    return named(or_throw(Calendars::make(playbook->calendars)), chosen_name(playbook->clocks.calendar, *playbook), typed, *playbook);
}

void read_working_times(const Unread& unread, Context& context) {
    if (unread.times.empty()) return;
    const Calendar calendar = working_calendar(context, unread.ticket, unread.times.front().typed);
    for (const auto& [typed, into] : unread.times) *into = or_throw(parse_when(typed, context.now, context.zone(), calendar));
}

Instant after(const Span& span, Context& context) {
    if (const auto* real = std::get_if<Seconds>(&span)) return later(context.now, *real);
    return reckon(context.now, span, working_calendar(context, std::nullopt, to_string(span)));
}

Instant before(const Span& span, Context& context) {
    if (const auto* real = std::get_if<Seconds>(&span)) return context.now - *real;
    const Calendar calendar = working_calendar(context, std::nullopt, to_string(span));
    if (const auto* open = std::get_if<OpenTime>(&span)) return calendar.add(context.now, -open->length);
    return calendar.add_days(context.now, -std::get<OpenDays>(span).days);
}

}  // namespace amends::cli
