// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <amends/desk/desk.hpp>
#include <amends/playbook/template.hpp>

namespace amends {

/// What the slots of a template stand for in a letter about a ticket. `until_shown` is the time of the next update as the
/// customer will read it; empty: there is none.
Filling filling_of(const TicketView& view, const std::string& agent, std::string_view until_shown);

/// What a step advises to say, in words for this ticket. What is not known yet stands as `…`.
std::vector<std::string> words_to_say(const Step& step, const TicketView& view, const std::string& agent);

}  // namespace amends
