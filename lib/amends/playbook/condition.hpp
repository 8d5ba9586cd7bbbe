// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include <amends/base/money.hpp>
#include <amends/base/vocabulary.hpp>

namespace amends {

/// What conditions may ask about a ticket.
struct Facts {
    Kind kind = Kind::complaint;
    Mood mood = Mood::calm;
    Channel channel = Channel::email;
    Priority priority = Priority::normal;
    std::optional<Money> value;      ///< unknown value meets no `at_least`
    std::optional<Outcome> outcome;  ///< known only while closing and after
    int contacts = 0;
    int handovers = 0;
};

// One struct for each key under `when:`. A list in the playbook is any-of.
struct KindIs {
    std::vector<Kind> any_of;
    bool operator==(const KindIs&) const = default;
};
struct MoodIs {
    std::vector<Mood> any_of;
    bool operator==(const MoodIs&) const = default;
};
struct ChannelIs {
    std::vector<Channel> any_of;
    bool operator==(const ChannelIs&) const = default;
};
struct PriorityIs {
    std::vector<Priority> any_of;
    bool operator==(const PriorityIs&) const = default;
};
struct OutcomeIs {
    std::vector<Outcome> any_of;
    bool operator==(const OutcomeIs&) const = default;
};
struct ValueAtLeast {
    Money least;
    bool operator==(const ValueAtLeast&) const = default;
};
struct ContactsAtLeast {
    int least = 0;
    bool operator==(const ContactsAtLeast&) const = default;
};
struct HandoversAtLeast {
    int least = 0;
    bool operator==(const HandoversAtLeast&) const = default;
};

using Test = std::variant<KindIs, MoodIs, ChannelIs, PriorityIs, OutcomeIs, ValueAtLeast, ContactsAtLeast, HandoversAtLeast>;

/// `when:` as a whole: every test of `all` holds, and not every test of `unless` does (`not: {…}`; empty: no `not`).
/// A condition without tests holds always.
struct Condition {
    std::vector<Test> all;
    std::vector<Test> unless;
    bool operator==(const Condition&) const = default;
};

bool holds(const Condition& condition, const Facts& facts);

}  // namespace amends
