// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include <amends/base/span.hpp>
#include <amends/calendar/calendar.hpp>
#include <cli/context.hpp>
#include <cli/option.hpp>

namespace amends::cli {

/// The calendar by which working time is meant that somebody typed as `typed`: that of the ticket's clocks, else that of the desk's
/// playbook; where the clocks go day and night, the only calendar that the playbook has. Throws Error{usage} where there is none.
Calendar working_calendar(Context& context, const std::optional<TicketRef>& ticket, std::string_view typed);

/// Reads what had to wait for the desk.
void read_working_times(const Unread& unread, Context& context);

/// When so much time will have passed, and since when it has; working time by the desk's calendar.
Instant after(const Span& span, Context& context);
Instant before(const Span& span, Context& context);

}  // namespace amends::cli
