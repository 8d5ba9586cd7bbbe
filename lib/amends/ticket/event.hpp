// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <amends/base/id.hpp>
#include <amends/base/instant.hpp>
#include <amends/base/money.hpp>
#include <amends/base/record.hpp>
#include <amends/base/span.hpp>
#include <amends/base/text.hpp>
#include <amends/base/vocabulary.hpp>

namespace amends {

// What happened to a ticket: one small struct a kind, with plain values. What was decided (a due time, a limit, the
// version of the playbook) stands in the event, so that history never changes when rules do. `fields` describes each
// struct once, for writing and for reading; a field with a Slot is personal text and is kept apart from the rest. Kinds,
// field names and their meaning are stored: they may be added to, never changed.

/// What a due time was counted from: so much time, on a calendar of the playbook that was in force.
struct Measure {
    Span span = Seconds{0};
    std::optional<std::string> calendar;  ///< none: day and night, every day
    bool operator==(const Measure&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("span", self.span);
        visit("calendar", self.calendar);
    }
};

/// When the first answer is amazing, delightful, and due (TEN-1).
struct RespondTerms {
    Instant amazed_by{}, delighted_by{}, due{};
    Measure measure;  ///< of `due`
    bool operator==(const RespondTerms&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("amazed_by", self.amazed_by);
        visit("delighted_by", self.delighted_by);
        visit("due", self.due);
        visit("measure", self.measure);
    }
};

/// When the next answer is due after one of ours: as the customer was told, or as the playbook says if that is sooner.
struct UpdateTerms {
    Instant due{};
    std::optional<Measure> measure;  ///< none: it is the time that the customer was told
    bool operator==(const UpdateTerms&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("due", self.due);
        visit("measure", self.measure);
    }
};

struct ResolveTerms {
    Instant due{};
    bool pausable = false;  ///< what is stored leaves out what is false, so that no flag may begin as true
    Measure measure;
    bool operator==(const ResolveTerms&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("due", self.due);
        visit("pausable", self.pausable);
        visit("measure", self.measure);
    }
};

/// A new due time for a clock that already runs, and what else of it changed.
struct Redue {
    ClockKind clock{};
    int instance = 0;
    Instant due{};
    std::optional<Instant> before_pause;               ///< of a paused clock: when it would be due had it not been paused
    std::optional<Instant> from;                       ///< it counts from then
    std::optional<Measure> measure;                    ///< it is measured so from now on
    std::optional<Instant> amazed_by, delighted_by;    ///< of a `respond` clock
    std::optional<bool> pausable;                      ///< of a `resolve` clock
    bool operator==(const Redue&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("clock", self.clock);
        visit("instance", self.instance);
        visit("due", self.due);
        visit("before_pause", self.before_pause);
        visit("from", self.from);
        visit("measure", self.measure);
        visit("amazed_by", self.amazed_by);
        visit("delighted_by", self.delighted_by);
        visit("pausable", self.pausable);
    }
};

/// The adopted playbook that a ticket is held to.
struct PlaybookPin {
    PlaybookId id{};
    std::string name;
    int version = 0;
    bool operator==(const PlaybookPin&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("id", self.id);
        visit("name", self.name);
        visit("version", self.version);
    }
};

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

/// What a check of the playbook found in an answer.
struct FoundByCheck {
    std::string check;
    std::string rule;
    Level level{};
    int count = 0;
    bool waived = false;  ///< it was sent all the same, for a reason
    bool operator==(const FoundByCheck&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("check", self.check);
        visit("rule", self.rule);
        visit("level", self.level);
        visit("count", self.count);
        visit("waived", self.waived);
    }
};

/// A holding reply: we are on it, and come back by then (TEN-2).
struct Acknowledged {
    static constexpr std::string_view kKind = "acknowledged";
    Instant until{};  ///< what the customer was told
    UpdateTerms update;
    bool forced = false;
    std::vector<FoundByCheck> found;   ///< errors and warnings in what was sent
    std::vector<FoundByCheck> mended;  ///< … in drafts of it, and gone when it was sent
    Text text, because;
    bool operator==(const Acknowledged&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("until", self.until);
        visit("update", self.update);
        visit("forced", self.forced);
        visit("found", self.found);
        visit("mended", self.mended);
        visit(Slot::text, self.text);
        visit(Slot::because, self.because);
    }
};

/// Where a reply leaves the ball.
enum class Ball { until, ask, final };
template <>
struct Vocabulary<Ball> {
    static constexpr std::string_view kName = "ball";
    static constexpr auto kWords = std::to_array<std::string_view>({"until", "ask", "final"});
};

struct Replied {
    static constexpr std::string_view kKind = "replied";
    Ball ball{};
    std::optional<Instant> until;       ///< what the customer was told
    std::optional<UpdateTerms> update;  ///< only with Ball::until
    bool forced = false;
    std::vector<FoundByCheck> found, mended;  ///< as in Acknowledged
    Text text, because;
    bool operator==(const Replied&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("ball", self.ball);
        visit("until", self.until);
        visit("update", self.update);
        visit("forced", self.forced);
        visit("found", self.found);
        visit("mended", self.mended);
        visit(Slot::text, self.text);
        visit(Slot::because, self.because);
    }
};

/// The cost of one option; its text stands in the line of the same number of `options`.
struct OptionCost {
    std::optional<Money> cost;
    bool operator==(const OptionCost&) const = default;
    static void fields(auto& self, auto& visit) { visit("cost", self.cost); }
};

struct OptionsOffered {
    static constexpr std::string_view kKind = "options_offered";
    std::vector<OptionCost> costs;  ///< one an option
    std::optional<Money> feared;    ///< what we feared it would cost (TEN-4)
    bool forced = false;
    std::vector<FoundByCheck> found, mended;  ///< as in Acknowledged
    Text options;                   ///< one option a line
    Text text;                      ///< the message that carried them
    Text because;                   ///< why it was sent with faults
    bool operator==(const OptionsOffered&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("costs", self.costs);
        visit("feared", self.feared);
        visit("forced", self.forced);
        visit("found", self.found);
        visit("mended", self.mended);
        visit(Slot::options, self.options);
        visit(Slot::text, self.text);
        visit(Slot::because, self.because);
    }
};

struct Chosen {
    static constexpr std::string_view kKind = "chosen";
    int n = 0;  ///< of the options; their own wish has the number after the last
    bool own = false;
    std::optional<Money> cost;
    std::optional<RespondTerms> respond;
    Text text;  ///< their own wish
    bool operator==(const Chosen&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("n", self.n);
        visit("own", self.own);
        visit("cost", self.cost);
        visit("respond", self.respond);
        visit(Slot::text, self.text);
    }
};

struct Promised {
    static constexpr std::string_view kKind = "promised";
    int n = 0;
    Instant by{};
    Text text;
    bool operator==(const Promised&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("n", self.n);
        visit("by", self.by);
        visit(Slot::text, self.text);
    }
};

struct Kept {
    static constexpr std::string_view kKind = "kept";
    int n = 0;
    bool operator==(const Kept&) const = default;
    static void fields(auto& self, auto& visit) { visit("n", self.n); }
};

struct Moved {
    static constexpr std::string_view kKind = "moved";
    int n = 0;
    Instant to{};
    bool operator==(const Moved&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("n", self.n);
        visit("to", self.to);
    }
};

struct Waited {
    static constexpr std::string_view kKind = "waited";
    WaitingOn on{};
    Instant until{};
    std::vector<Redue> dues;  ///< of the clocks it pauses, due as they are if it lasts until then
    Text because;
    bool operator==(const Waited&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("on", self.on);
        visit("until", self.until);
        visit("dues", self.dues);
        visit(Slot::because, self.because);
    }
};

/// A wait ended before its time: by hand, or by an event that follows this one in the same change.
struct Resumed {
    static constexpr std::string_view kKind = "resumed";
    std::vector<Redue> dues;
    bool operator==(const Resumed&) const = default;
    static void fields(auto& self, auto& visit) { visit("dues", self.dues); }
};

/// A customer who went silent was asked again (clock rule 25).
struct Nudged {
    static constexpr std::string_view kKind = "nudged";
    int n = 0;  ///< of the playbook's nudges, from 1
    bool forced = false;
    std::vector<FoundByCheck> found, mended;  ///< as in Acknowledged
    Text text, because;
    bool operator==(const Nudged&) const = default;
    static void fields(auto& self, auto& visit) {
        visit("n", self.n);
        visit("forced", self.forced);
        visit("found", self.found);
        visit("mended", self.mended);
        visit(Slot::text, self.text);
        visit(Slot::because, self.because);
    }
};

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

using Deed = std::variant<Opened, Wanted, Heard, Noted, Attempted, Assigned, Acknowledged, Replied, OptionsOffered,
                          Chosen, Promised, Kept, Moved, Waited, Resumed, Nudged, Revised, Did, Skipped, Escalated,
                          Closed, Reopened, Merged, Unmerged, Absorbed, Released>;

/// A deed with where and when it stands.
struct Event {
    EventId seq{};  ///< 0 until it is in the journal
    TicketId ticket{};
    Instant at{};    ///< when it was recorded
    std::string by;  ///< the agent
    Deed deed;
    bool operator==(const Event&) const = default;
};

/// `opened`, `heard` …
std::string_view kind_of(const Deed& deed);

/// The form in which the journal keeps a deed, and back. Reading refuses (bad_data) an unknown kind, a version from the
/// future and a body that does not fit; an erased text reads as empty.
Record to_record(const Deed& deed);
Result<Deed> from_record(const Record& record);

}  // namespace amends
