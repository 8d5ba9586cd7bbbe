// SPDX-License-Identifier: MIT
#pragma once

#include <amends/desk/desk.hpp>
#include <cli/context.hpp>

namespace amends::cli {

/// A ticket for people: customer, clocks, promises, options, next step, timeline.
void print_ticket(Context& context, const TicketView& view);

/// What is shown of a ticket when it is the one to do now.
void print_summary(Context& context, const TicketView& view);

/// The playbook's steps with their states and the words to say.
void print_guide(Context& context, const TicketView& view);

/// The next step in one line with the command that does it, or empty where none is left.
std::string next_step(const TicketView& view);

}  // namespace amends::cli
