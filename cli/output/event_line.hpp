// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <amends/desk/desk.hpp>
#include <cli/context.hpp>

namespace amends::cli {

/// What happened, in a clause: `replied, and comes back by Wed 25 Nov 10:00 CET`. Safe to show.
std::string event_line(const Event& event, const Context& context);

/// The text that goes with an event, safe to show, with its line breaks; empty where there is none.
std::string event_text(const Event& event);

/// `Tue 24 Nov 09:00 CET, in 2 d 3 h`
std::string when(Instant instant, const Context& context);

}  // namespace amends::cli
