// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include <amends/ticket/event.hpp>
#include <amends/ticket/ticket.hpp>

namespace amends {

/// Whether a fault of ours is on record that no answer could admit yet (KEYS-7). Since we wrote last
/// - a promise ran out, or the time by which we said that they would hear from us;
/// - or the ticket came back that had closed with a cause among ours: of any area but `external`.
/// A target of the playbook that we missed is none, as nobody told the customer of it.
bool is_fault_on_record(const Ticket& ticket, std::span<const Event> events, Instant now);

}  // namespace amends
