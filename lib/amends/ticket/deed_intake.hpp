// SPDX-License-Identifier: MIT
// What comes in, and who takes it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <amends/base/id.hpp>
#include <amends/base/instant.hpp>
#include <amends/base/money.hpp>
#include <amends/base/record.hpp>
#include <amends/base/text.hpp>
#include <amends/base/vocabulary.hpp>
#include <amends/ticket/deed_terms.hpp>

namespace amends {

struct Opened {
    static constexpr std::string_view kKind = "opened";
    CustomerId customer{};
    Kind kind{};
    Channel channel{};
    Mood mood{};
    Priority priority{};
    std::optional<Money> value;
    Instant received{};
    std::optional<std::string> key;  ///< what the system it was imported from calls it
    std::optional<Instant> imported;  ///< when it was entered as history from elsewhere, which triggers nothing by itself
    PlaybookPin playbook;
    RespondTerms respond;
    std::optional<ResolveTerms> resolve;
    Text subject, text;
    bool operator==(const Opened&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("customer", self.customer);
        visit("kind", self.kind);
        visit("channel", self.channel);
        visit("mood", self.mood);
        visit("priority", self.priority);
        visit("value", self.value);
        visit("received", self.received);
        visit("key", self.key);
        visit("imported", self.imported);
        visit("playbook", self.playbook);
        visit("respond", self.respond);
        visit("resolve", self.resolve);
        visit(Slot::subject, self.subject);
        visit(Slot::text, self.text);
    }
};

/// What the customer wants, in one line (ABC-Z).
struct Wanted {
    static constexpr std::string_view kKind = "wanted";
    Text wants;
    bool operator==(const Wanted&) const = default;
    static void fields(auto& self, auto& visit) { visit(Slot::wants, self.wants); }
};

/// A message of the customer, or what a machine of theirs sent.
struct Heard {
    static constexpr std::string_view kKind = "heard";
    Instant received{};
    std::optional<Channel> channel;
    std::optional<Mood> mood;
    bool thanks = false;                  ///< no answer is expected
    bool automatic = false;               ///< an auto-reply, a bounce, a receipt
    std::optional<RespondTerms> respond;  ///< set where it starts the clock
    Text text;
    bool operator==(const Heard&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("received", self.received);
        visit("channel", self.channel);
        visit("mood", self.mood);
        visit("thanks", self.thanks);
        visit("automatic", self.automatic);
        visit("respond", self.respond);
        visit(Slot::text, self.text);
    }
};

struct Noted {
    static constexpr std::string_view kKind = "noted";
    Text text;
    bool operator==(const Noted&) const = default;
    static void fields(auto& self, auto& visit) { visit(Slot::text, self.text); }
};

/// A call that nobody took.
struct Attempted {
    static constexpr std::string_view kKind = "attempted";
    Text text;
    bool operator==(const Attempted&) const = default;
    static void fields(auto& self, auto& visit) { visit(Slot::text, self.text); }
};

struct Assigned {
    static constexpr std::string_view kKind = "assigned";
    std::string to;
    bool operator==(const Assigned&) const = default;
    static void fields(auto& self, auto& visit) { visit("to", self.to); }
};

}  // namespace amends
