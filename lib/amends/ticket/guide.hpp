// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <amends/playbook/model.hpp>
#include <amends/ticket/ticket.hpp>

namespace amends {

struct GuideStep {
    const Step* step = nullptr;  ///< in the playbook given
    StepState state{};
};

/// The steps of the playbook that apply to the ticket, by stage and then as written. At most one is `next`: the first
/// that is open; once we have answered, advice that a later step has overtaken comes last, unless a command waits for it. A
/// closed or merged ticket has none.
std::vector<GuideStep> guide(const Ticket& ticket, const Playbook& playbook);

/// True for a step that no command ticks yet by what it does: `did` is how it is ticked.
bool by_hand(const Step& step);

/// The command that ticks a step (`amends acknowledge 17`), or the `did` that does.
std::string command_for(const Step& step, TicketId ticket);

/// Refuses (refused) while a step that stands before `command` is neither done nor skipped; names each of them, the rule
/// of the first, and what to type. An `outcome` is known only to `close`.
Result<void> steps_allow(const Ticket& ticket, const Playbook& playbook, std::string_view command,
                         std::optional<Outcome> outcome = {});

}  // namespace amends
