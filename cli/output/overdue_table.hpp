// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include <amends/desk/desk.hpp>
#include <cli/column.hpp>
#include <cli/context.hpp>

namespace amends::cli {

/// What a list of late tickets has, the names frozen.
std::span<const Column> overdue_columns();

/// What is late or will be, a line a ticket.
void print_overdue(Context& context, const std::vector<ListedTicket>& tickets);

}  // namespace amends::cli
