// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <amends/base/id.hpp>
#include <amends/base/instant.hpp>
#include <amends/base/record.hpp>
#include <amends/base/text.hpp>
#include <amends/base/vocabulary.hpp>

namespace amends {

// What happened to the desk and not to one ticket. Stored as ticket events are, in the same journal.

struct DeskMade {
    static constexpr std::string_view kKind = "desk_made";
    std::string name;  ///< random
    std::string currency;
    static void fields(auto& self, auto& visit) {
        visit("name", self.name);
        visit("currency", self.currency);
    }
};

struct PlaybookAdopted {
    static constexpr std::string_view kKind = "playbook_adopted";
    PlaybookId playbook{};
    std::string name;
    int version = 0;
    std::string digest;  ///< of its text, in hexadecimal: BLAKE2b-256
    static void fields(auto& self, auto& visit) {
        visit("playbook", self.playbook);
        visit("name", self.name);
        visit("version", self.version);
        visit("digest", self.digest);
    }
};

/// The customer as they are from now on.
struct CustomerAdded {
    static constexpr std::string_view kKind = "customer_added";
    CustomerId customer{};
    Text name, email, phone;
    static void fields(auto& self, auto& visit) {
        visit("customer", self.customer);
        visit(Slot::name, self.name);
        visit(Slot::email, self.email);
        visit(Slot::phone, self.phone);
    }
};

struct CustomerChanged {
    static constexpr std::string_view kKind = "customer_changed";
    CustomerId customer{};
    Text name, email, phone;
    static void fields(auto& self, auto& visit) {
        visit("customer", self.customer);
        visit(Slot::name, self.name);
        visit(Slot::email, self.email);
        visit(Slot::phone, self.phone);
    }
};

/// The agent as they are from now on.
struct AgentSet {
    static constexpr std::string_view kKind = "agent_set";
    std::string name;
    Role role{};
    Text email;  ///< where they are reminded; may be empty
    static void fields(auto& self, auto& visit) {
        visit("name", self.name);
        visit("role", self.role);
        visit(Slot::email, self.email);
    }
};

/// An agent is away, or back (no `until`).
struct AgentAway {
    static constexpr std::string_view kKind = "agent_away";
    std::string name;
    std::optional<Instant> until;
    std::optional<std::string> cover;  ///< who is reminded in their place
    static void fields(auto& self, auto& visit) {
        visit("name", self.name);
        visit("until", self.until);
        visit("cover", self.cover);
    }
};

/// A reminder that was put into the ledger, to be delivered.
struct GivenReminder {
    TicketId ticket{};
    std::string id;  ///< to_string(ReminderKey)
    Instant at{}, due_at{};
    static void fields(auto& self, auto& visit) {
        visit("ticket", self.ticket);
        visit("id", self.id);
        visit("at", self.at);
        visit("due_at", self.due_at);
    }
};
struct RemindersGiven {
    static constexpr std::string_view kKind = "reminders_given";
    std::vector<GivenReminder> reminders;
    static void fields(auto& self, auto& visit) { visit("reminders", self.reminders); }
};

/// What became of reminders in the ledger.
struct SettledReminder {
    TicketId ticket{};
    std::string id;
    bool dropped = false;  ///< its cause was gone before it was delivered
    static void fields(auto& self, auto& visit) {
        visit("ticket", self.ticket);
        visit("id", self.id);
        visit("dropped", self.dropped);
    }
};
struct RemindersSettled {
    static constexpr std::string_view kKind = "reminders_settled";
    std::vector<SettledReminder> reminders;
    static void fields(auto& self, auto& visit) { visit("reminders", self.reminders); }
};

using DeskDeed = std::variant<DeskMade, PlaybookAdopted, CustomerAdded, CustomerChanged, AgentSet, AgentAway,
                              RemindersGiven, RemindersSettled>;

Record to_record(const DeskDeed& deed);
Result<DeskDeed> desk_deed_from(const Record& record);

}  // namespace amends
