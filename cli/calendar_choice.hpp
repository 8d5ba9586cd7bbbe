// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <amends/calendar/calendar.hpp>
#include <cli/command.hpp>

namespace amends::cli {

/// A calendar as named on the command line: one of a playbook's, or `always`.
struct CalendarChoice {
    std::string name;
    std::optional<std::string> playbook;  ///< by path or name; none: the desk's
};

/// `NAME` and `--playbook`, in front of a command's own options.
std::vector<Option> calendar_options(CalendarChoice& into, std::vector<Option> own);

/// Throws Error: {not_found} no such calendar, playbook or desk, {bad_data} a playbook with faults.
Calendar chosen_calendar(const CalendarChoice& choice, Context& context);

/// A time as typed for the option `name`, where one without a zone is local in the calendar's. Throws Error{usage}.
Instant time_in(const Calendar& calendar, std::string_view name, const std::string& typed, const Context& context);

}  // namespace amends::cli
