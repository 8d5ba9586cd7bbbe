// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include <amends/desk/desk_deed.hpp>
#include <amends/desk/policies.hpp>
#include <amends/store/index.hpp>
#include <amends/store/journal.hpp>
#include <amends/store/ledger.hpp>
#include <amends/ticket/reminders.hpp>
#include <amends/ticket/ticket.hpp>

namespace amends {

// How what the core knows becomes rows of the store, and back. Rows depend on events alone, never on the present: that is
// why the list tables can be made again from the journal, byte for byte.

/// The list row of a ticket whose first event is `opened`, for which `given` are the reminders that were given.
store::TicketRow row_of(const Ticket& ticket, EventId opened, const Policy& policy, const Given& given);

/// The agent after an event of theirs about `ticket`, or about the desk.
store::AgentRow agent_after(store::AgentRow agent, std::optional<TicketId> ticket);
store::AgentRow agent_after(store::AgentRow agent, const AgentSet& deed);
store::AgentRow agent_after(store::AgentRow agent, const AgentAway& deed);

store::ReminderRow row_of(const GivenReminder& reminder, Instant given_at);
/// The column `state` of the ledger.
std::string_view state_of(const SettledReminder& reminder);

store::Entry entry_of(const Event& event);
/// Throws Error{bad_data} for an entry that this program can't read.
Event event_of(const store::Entry& entry);
std::vector<Event> events_of(std::span<const store::Entry> entries);
DeskDeed desk_deed_of(const store::Entry& entry);

}  // namespace amends
