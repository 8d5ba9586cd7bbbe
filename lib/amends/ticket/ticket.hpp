// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include <amends/playbook/condition.hpp>
#include <amends/ticket/event.hpp>

namespace amends {

/// Time during which a clock stood still.
struct Pause {
    Instant from{}, to{};
    bool operator==(const Pause&) const = default;
};

struct Wait {
    WaitingOn on{};
    Instant since{};
    std::optional<Instant> until;  ///< none: until the customer answers or chooses
    int n = 1;                     ///< the how-manieth of the ticket
    bool thanked = false;          ///< the customer wrote meanwhile, and only to say thank you: they are not silent
    bool operator==(const Wait&) const = default;
};

/// One run of one clock (lib/CLOCKS.md). What it says is a pure function of the ticket's events.
struct Clock {
    ClockKind kind{};
    int episode = 1;
    int instance = 1;  ///< the how-manieth of its kind on the ticket
    Instant started_at{};
    Instant due_at{};
    std::optional<Measure> measure{};  ///< how `due_at` was counted from `started_at`; none: a date that the customer was told
    std::optional<Instant> told{};     ///< of ClockKind::update: what the customer was told, also where the playbook was sooner
    std::optional<Instant> recounted_at{};  ///< when other rules took it over: it is due no earlier (clock rule 12)
    PlaybookPin playbook{};            ///< whose calendars count
    std::optional<Instant> stopped_at{};
    std::optional<Instant> paused_at{};         ///< set while paused …
    std::optional<Instant> due_before_pause{};  ///< … with when it was due before
    std::vector<Pause> pauses{};                ///< that are over
    bool pausable = true;
    bool history = false;  ///< it came with an import and reminds nobody (clock rule 21)
    int promise = 0;       ///< its number, for ClockKind::promise
    Instant amazed_by{}, delighted_by{};  ///< for ClockKind::respond
    std::optional<TicketId> carried{};    ///< the ticket it came with when that was joined to this one
    bool operator==(const Clock&) const = default;

    [[nodiscard]] bool stopped() const { return stopped_at.has_value(); }
    /// How long it stood still in the pauses that are over.
    [[nodiscard]] Seconds paused() const;
    /// The pause that a wait holds it in, up to `now` or the end of the wait, if that came first.
    [[nodiscard]] std::optional<Pause> pause_at(const std::optional<Wait>& wait, Instant now) const;
};

struct OfferedOption {
    int n = 0;
    Text text;
    std::optional<Money> cost;
    bool chosen = false;
    bool own = false;  ///< the customer's own wish
    bool operator==(const OfferedOption&) const = default;
};

struct Promise {
    int n = 0;
    Text text;
    Instant by{};
    PromiseState state{};
    std::optional<TicketId> carried{};  ///< the ticket it came with when that was joined to this one
    bool operator==(const Promise&) const = default;
};

/// What a ticket has of its own, apart from those that were joined to it: what it goes back to when they are let go.
struct Own {
    Instant received_at{};
    std::optional<Instant> unanswered_since;
    Text wants;
    std::optional<Money> value;
    std::optional<Wait> wait;  ///< that ended only because a ticket was joined, and nothing happened since
};

/// A ticket as its events left it. Nothing in it is stored: it is folded anew each time.
struct Ticket {
    TicketId id{};
    int version = 0;  ///< how many events it has: what `--if-version` compares
    Text subject;
    Kind kind{};
    Channel channel{};
    Mood mood{};
    Mood mood_at_open{};
    Priority priority{};
    CustomerId customer{};
    std::optional<std::string> owner;
    PlaybookPin playbook;
    bool imported = false;
    std::optional<std::string> key;
    Instant received_at{};  ///< of the complaint itself; with merged tickets the earliest
    Instant opened_at{};
    Status status{};
    std::optional<Instant> closed_at;
    std::optional<Wait> wait;
    int waits = 0;   ///< so far
    std::vector<Instant> nudged_at;  ///< when the nudges of this wait for the customer went out, in order
    std::optional<Instant> look_again_at;  ///< the latest that one of them named
    std::optional<TicketId> merged_into;
    Text wants;
    std::optional<Money> value;
    int contacts = 0;   ///< messages of the customer
    int handovers = 0;  ///< changes from one owner to another
    int holding_replies = 0;  ///< in a row, up to now
    int episode = 1;
    bool reopened_by_us = false;  ///< and the customer has said nothing since
    std::optional<Instant> unanswered_since;  ///< receipt of their oldest message that nobody answered
    std::optional<Instant> answered_at;       ///< our last answer
    std::vector<Clock> clocks;
    std::array<int, words<ClockKind>().size()> clocks_started{};  ///< of each kind
    std::vector<OfferedOption> options;
    std::optional<Money> feared;
    Money spent;        ///< cost of what was chosen
    Money chosen_cost;  ///< the part of it that was chosen of the present options, and is replaced by another choice
    std::optional<Instant> spent_at;
    std::vector<Promise> promises;
    int promised = 0;  ///< the highest number of a promise so far
    std::optional<Outcome> outcome;
    std::optional<std::string> cause;
    std::set<std::string, std::less<>> happened;  ///< kinds of event so far: they tick steps
    std::set<std::string, std::less<>> done;      ///< steps ticked by hand
    std::set<std::string, std::less<>> skipped;
    std::vector<Absorbed> absorbed;
    Own own;
    std::shared_ptr<const Ticket> before_merge;  ///< what `unmerge` goes back to

    /// True while the customer has not had a single answer.
    [[nodiscard]] bool never_answered() const { return !answered_at.has_value(); }
    [[nodiscard]] Facts facts() const;
};

/// The ticket after one more event. A sequence that `decide` allowed gives a valid ticket; any other gives some ticket,
/// and never undefined behaviour.
Ticket apply(Ticket ticket, const Event& event);

/// From the first event to the last. Precondition: at least one, the first of kind `opened`.
Ticket fold(std::span<const Event> events);

/// `open` or `waiting` as it is at `now`: a wait ends at its time without an event.
Status status_at(const Ticket& ticket, Instant now);

ClockState state_at(const Clock& clock, const Ticket& ticket, Instant now);

/// How far a clock is, or when stopped was, beyond its due time; zero when on time. Exactly at the due time is on time.
/// A clock that was late already is not paused by a wait: waiting makes nothing late, and forgives nothing.
Seconds lateness(const Clock& clock, Instant now);

/// The tier of a `respond` clock: fixed once it has stopped, else what an answer at `now` would earn.
Tier tier_at(const Clock& clock, Instant now);

/// The clock that is due first of those that have not stopped, or nullptr.
const Clock* next_due(const Ticket& ticket);

/// When somebody has to act: at the next due time, or when a wait ends if that is sooner; nullopt when nothing runs.
std::optional<Instant> urgent_at(const Ticket& ticket);

}  // namespace amends
