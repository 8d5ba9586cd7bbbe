// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include <amends/playbook/model.hpp>
#include <amends/ticket/decide.hpp>
#include <amends/ticket/ticket.hpp>

namespace amends {

/// What an agent must have asked for when this happened, where a playbook could have refused it; nullopt for all else
/// (what customers do, notes, steps ticked by hand, deeds that follow from others). An erased text counts as one that can be
/// sent.
std::optional<Request> request_behind(const Deed& deed);

/// The deed as it would have been recorded under another playbook: its due times counted by that. `before` is the ticket as
/// that playbook would have had it until then, `moment` that of the event.
Deed under(const Playbook& playbook, const Event& event, const Ticket& before, const Moment& moment);

}  // namespace amends
