// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include <amends/desk/desk.hpp>
#include <cli/column.hpp>
#include <cli/context.hpp>

namespace amends::cli {

/// What a list of tickets has, the names frozen.
std::span<const Column> ticket_columns();

/// A list of tickets as the context asks for it: a table, plain lines, chosen fields, or with --quiet only ids.
void print_tickets(Context& context, const std::vector<ListedTicket>& tickets);

/// The same as JSON, each ticket with all that `list` tells of it: one object, or with --jsonl one a line.
void print_tickets_json(Context& context, const std::vector<ListedTicket>& tickets);

}  // namespace amends::cli
