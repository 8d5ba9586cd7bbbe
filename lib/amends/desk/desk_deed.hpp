// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <variant>

#include <amends/base/id.hpp>
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

struct AgentSet {
    static constexpr std::string_view kKind = "agent_set";
    std::string name;
    Role role{};
    static void fields(auto& self, auto& visit) {
        visit("name", self.name);
        visit("role", self.role);
    }
};

using DeskDeed = std::variant<DeskMade, PlaybookAdopted, CustomerAdded, CustomerChanged, AgentSet>;

Record to_record(const DeskDeed& deed);
Result<DeskDeed> desk_deed_from(const Record& record);

}  // namespace amends
