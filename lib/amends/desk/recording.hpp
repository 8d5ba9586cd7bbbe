// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <amends/desk/desk.hpp>
#include <amends/desk/desk_deed.hpp>
#include <amends/desk/policies.hpp>

namespace amends {

/// The ticket in which `id` goes on: itself, or the one it was merged into. Throws Error{bad_data} where merges go in a
/// circle.
TicketId survivor(store::Tables& tables, TicketId id);

/// Appends the deeds to the journal as events of `acting`, folds them into `ticket`, and refreshes what lists are read
/// from. The operation's key goes with the last of them. `events` are those the ticket has so far; the new ones are added.
Ticket record_deeds(store::Tables& tables, Policies& policies, Ticket ticket, Deeds deeds, const Acting& acting, std::vector<Event>& events);

/// A deed that took place at another time than it is entered: history.
struct Dated {
    Instant at{};
    Deed deed;
};
/// The same for history, but for `note_agent`: many tickets that are imported need it once.
Ticket record_dated(store::Tables& tables, Policies& policies, Ticket ticket, std::vector<Dated> deeds, const Acting& acting,
                    std::vector<Event>& events);

/// Puts the row that lists show of a ticket, whose first event is `opened`.
void refresh_row(store::Tables& tables, Policies& policies, const Ticket& ticket, EventId opened);

/// The same for what happens to the desk.
EventId record_desk_deed(store::Tables& tables, const DeskDeed& deed, const Acting& acting);
/// The same where that deed is the whole change: it carries the operation's key.
EventId record_desk_change(store::Tables& tables, const DeskDeed& deed, const Acting& acting);

/// The deed that was recorded under the key of this change, when it comes again. Throws Error{usage} where it was of
/// another kind.
std::optional<DeskDeed> desk_change_before(store::Tables& tables, std::string_view kind, const Acting& acting);
template <typename Deed>
std::optional<Deed> made_before(store::Tables& tables, const Acting& acting) {
    auto deed = desk_change_before(tables, Deed::kKind, acting);
    return deed ? std::optional{std::get<Deed>(*std::move(deed))} : std::nullopt;
}

/// Adds a customer and returns the id.
CustomerId add_customer(store::Tables& tables, const Text& name, const Text& email, const Text& phone, const Acting& acting);

/// What an event does to the row of the agent who caused it.
void note_agent(store::Tables& tables, const std::string& agent, std::optional<TicketId> ticket);

/// Throws Error{usage} unless the change whose last event ends `events` is one that ends so: the key that it was made under
/// has come again, and with another deed it would hide that this one was not done.
void check_same_deed(std::span<const Event> events, std::span<const std::string_view> kinds, const std::string& key);

}  // namespace amends
