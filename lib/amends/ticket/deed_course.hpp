// SPDX-License-Identifier: MIT
// What becomes of a ticket: what is known of it, its steps, its hands, its end.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <amends/base/instant.hpp>
#include <amends/base/money.hpp>
#include <amends/base/record.hpp>
#include <amends/base/text.hpp>
#include <amends/base/vocabulary.hpp>
#include <amends/ticket/deed_terms.hpp>

namespace amends {

/// What is known of the ticket, or the playbook that it is held to, was changed, and its running clocks worked out again
/// (clock rule 12). What is not named stays.
struct Revised {
    static constexpr std::string_view kKind = "revised";
    std::optional<Kind> kind;
    std::optional<Channel> channel;
    std::optional<Mood> mood;
    std::optional<Priority> priority;
    std::optional<Money> value;
    std::optional<PlaybookPin> playbook;
    std::optional<ResolveTerms> resolve;  ///< of a clock that starts only now, from receipt
    std::vector<Redue> dues;
    Text because;
    bool operator==(const Revised&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("kind", self.kind);
        visit("channel", self.channel);
        visit("mood", self.mood);
        visit("priority", self.priority);
        visit("value", self.value);
        visit("playbook", self.playbook);
        visit("resolve", self.resolve);
        visit("dues", self.dues);
        visit(Slot::because, self.because);
    }
};

struct Did {
    static constexpr std::string_view kKind = "did";
    std::string step;
    bool operator==(const Did&) const = default;
    static void fields(auto& self, auto& visit) { visit("step", self.step); }
};

struct Skipped {
    static constexpr std::string_view kKind = "skipped";
    std::string step;
    Text because;
    bool operator==(const Skipped&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("step", self.step);
        visit(Slot::because, self.because);
    }
};

struct Escalated {
    static constexpr std::string_view kKind = "escalated";
    std::string to;
    Text because;
    bool operator==(const Escalated&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("to", self.to);
        visit(Slot::because, self.because);
    }
};

struct Closed {
    static constexpr std::string_view kKind = "closed";
    std::optional<Outcome> outcome;  ///< always, but for imported history that does not know it
    std::optional<std::string> cause;
    bool forced = false;
    std::vector<FoundByCheck> found, mended;  ///< as in Acknowledged, of the last words
    Text text, because;
    bool operator==(const Closed&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("outcome", self.outcome);
        visit("cause", self.cause);
        visit("forced", self.forced);
        visit("found", self.found);
        visit("mended", self.mended);
        visit(Slot::text, self.text);
        visit(Slot::because, self.because);
    }
};

struct Reopened {
    static constexpr std::string_view kKind = "reopened";
    RespondTerms respond;
    Instant from{};  ///< when the fresh clock starts: now, or when the message that reopened it was received
    Text because;
    bool operator==(const Reopened&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("respond", self.respond);
        visit("from", self.from);
        visit(Slot::because, self.because);
    }
};

}  // namespace amends
