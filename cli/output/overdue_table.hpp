// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include <amends/desk/desk.hpp>
#include <cli/context.hpp>

namespace amends::cli {

/// What is late or will be, a line a ticket: by `clock`, or by the one that is due first.
void print_overdue(Context& context, const std::vector<ListedTicket>& tickets, std::optional<ClockKind> clock);

}  // namespace amends::cli
