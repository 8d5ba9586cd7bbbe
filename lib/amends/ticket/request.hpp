// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <amends/base/id.hpp>
#include <amends/base/instant.hpp>
#include <amends/base/money.hpp>
#include <amends/base/text.hpp>
#include <amends/base/vocabulary.hpp>
#include <amends/calendar/calendar.hpp>
#include <amends/playbook/model.hpp>
#include <amends/ticket/event.hpp>

namespace amends {

// What an agent asks for: one struct a deed. `decide` says what comes of it.

struct Open {
    CustomerId customer{};
    Kind kind = Kind::complaint;
    Channel channel = Channel::email;
    Mood mood = Mood::upset;
    Priority priority = Priority::normal;
    std::optional<Money> value;
    std::optional<Instant> received;  ///< none: now
    std::optional<std::string> key;
    bool imported = false;
    Text subject, text, wants;
};

struct Take {};
struct Assign {
    std::string to;
};
struct Hear {
    std::optional<Instant> received;
    std::optional<Channel> channel;
    std::optional<Mood> mood;
    bool thanks = false;
    bool automatic = false;
    Text text, wants;
};
struct Note {
    bool nobody_answered = false;  ///< a call that nobody took
    Text text;
};
/// Why something is done although it is advised against.
using Override = std::optional<Text>;
/// How an answer stands with the playbook's checks.
struct Review {
    std::vector<std::string> waive;    ///< checks that may find what they like …
    Text because;                      ///< … for this reason
    std::vector<FoundByCheck> mended;  ///< found in earlier drafts
    std::vector<FoundByCheck> found;   ///< in the text: filled in by the desk
};
struct Acknowledge {
    std::optional<Instant> until;  ///< none: the playbook's interval
    Override because;
    Review review;
    Text text;
};
struct Respond {
    Ball ball = Ball::until;
    std::optional<Instant> until;  ///< only with Ball::until; none: the playbook's interval
    Override because;
    Review review;
    Text text;
};
struct Offer {
    Text text;
    std::optional<Money> cost;
};
struct OfferOptions {
    std::vector<Offer> options;
    std::optional<Money> feared;
    Override because;
    Review review;
    Text text;
};
struct Choose {
    std::optional<int> n;
    std::optional<Text> own;
    std::optional<Money> cost;
};
struct MakePromise {
    Instant by{};
    Text text;
};
struct Keep {
    std::optional<int> n;  ///< none: the only open one
};
struct Move {
    int n = 0;
    Instant to{};
    Text text;  ///< the answer that tells the customer
    Override because = {};
    Review review = {};
};
struct WaitFor {
    WaitingOn on{};
    Instant until{};
    Text because;
};
struct Resume {};
/// Asks a customer who went silent again.
struct Nudge {
    std::optional<int> n;  ///< which of the playbook's nudges; none: the next
    Text text;
    std::optional<Instant> until = {};  ///< when the text says that we look again
    Override because = {};
    Review review = {};
};
/// An adopted playbook that a ticket is held to from now on.
struct NewPlaybook {
    PlaybookPin pin;
    std::shared_ptr<const Playbook> playbook;
    Calendars calendars;
};
/// Changes what is known of a ticket, or its playbook; what is not given stays.
struct Revise {
    std::optional<Kind> kind;
    std::optional<Channel> channel;
    std::optional<Mood> mood;
    std::optional<Priority> priority;
    std::optional<Money> value;
    std::optional<NewPlaybook> playbook;
    Text because;
};
struct DoStep {
    std::string step;
};
struct SkipStep {
    std::string step;
    Text because;
};
struct Escalate {
    std::string to;
    std::optional<Role> role;  ///< of whoever takes over: filled in by the desk; none: not known
    Text because;
};
struct Close {
    Outcome outcome{};
    std::string cause;
    Text text;  ///< last words, if any
    Override because = {};  ///< why they are sent although a check finds an error
    Review review = {};
};
struct Reopen {
    Text because;
};

/// All that change one ticket that is there already.
using Request = std::variant<Take, Assign, Hear, Note, Acknowledge, Respond, OfferOptions, Choose, MakePromise, Keep,
                             Move, WaitFor, Resume, Nudge, Revise, DoStep, SkipStep, Escalate, Close, Reopen>;

}  // namespace amends
