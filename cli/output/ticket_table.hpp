// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include <amends/desk/desk.hpp>
#include <cli/context.hpp>

namespace amends::cli {

/// A list of tickets as the context asks for it: a table, plain lines, chosen fields, or with --quiet only ids.
void print_tickets(Context& context, const std::vector<ListedTicket>& tickets);

/// The same as JSON, each ticket with all that `list` tells of it: one object, or with --jsonl one a line.
void print_tickets_json(Context& context, const std::vector<ListedTicket>& tickets);

}  // namespace amends::cli
