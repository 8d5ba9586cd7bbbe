// SPDX-License-Identifier: MIT
// Tickets that are joined, and part again.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <amends/base/id.hpp>
#include <amends/base/instant.hpp>
#include <amends/base/money.hpp>
#include <amends/base/record.hpp>
#include <amends/base/text.hpp>
#include <amends/ticket/deed_terms.hpp>

namespace amends {

/// This ticket was joined to another.
struct Merged {
    static constexpr std::string_view kKind = "merged";
    TicketId into{};
    bool operator==(const Merged&) const = default;
    static void fields(auto& self, auto& visit) { visit("into", self.into); }
};

struct Unmerged {
    static constexpr std::string_view kKind = "unmerged";
    bool operator==(const Unmerged&) const = default;
    static void fields(auto&, auto&) {}
};

/// An open promise of a ticket that was joined to another; its text stands in the line of the same number.
struct CarriedPromise {
    Instant since{}, by{};
    bool operator==(const CarriedPromise&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("since", self.since);
        visit("by", self.by);
    }
};

/// When a customer was told to hear from us, on a ticket that was joined to another.
struct CarriedUpdate {
    Instant since{}, due{};
    bool operator==(const CarriedUpdate&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("since", self.since);
        visit("due", self.due);
    }
};

/// Another ticket was joined to this one: what of it counts here.
struct Absorbed {
    static constexpr std::string_view kKind = "absorbed";
    TicketId from{};
    Instant received{};
    std::optional<Instant> unanswered_since;
    std::optional<RespondTerms> respond;  ///< set where its message waited longer than ours
    std::vector<Redue> dues;
    std::optional<Money> value;
    std::optional<CarriedUpdate> update;  ///< set where it is due before ours
    std::vector<CarriedPromise> promises;
    int contacts = 0;  ///< messages of its customer
    Text wants;
    Text promised;  ///< one promise a line
    bool operator==(const Absorbed&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("from", self.from);
        visit("received", self.received);
        visit("unanswered_since", self.unanswered_since);
        visit("respond", self.respond);
        visit("dues", self.dues);
        visit("value", self.value);
        visit("update", self.update);
        visit("promises", self.promises);
        visit("contacts", self.contacts);
        visit(Slot::wants, self.wants);
        visit(Slot::text, self.promised);
    }
};

struct Released {
    static constexpr std::string_view kKind = "released";
    TicketId from{};
    std::vector<Redue> dues;
    bool operator==(const Released&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("from", self.from);
        visit("dues", self.dues);
    }
};

}  // namespace amends
