// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <amends/base/money.hpp>
#include <amends/base/span.hpp>
#include <amends/base/vocabulary.hpp>
#include <amends/calendar/calendar_model.hpp>
#include <amends/playbook/condition.hpp>

namespace amends {

/// The tiers of the first answer, each counted from the customer's oldest unanswered message (TEN-1).
struct RespondTargets {
    Span amazed = Seconds{3600};
    Span delighted = Seconds{6 * 3600};
    Span expected = Seconds{24 * 3600};
    bool operator==(const RespondTargets&) const = default;
};

struct ResolveTarget {
    Span within = Seconds{0};
    bool pausable = true;  ///< false in regulated trades: waiting stops no clock (clock rule 10)
    bool operator==(const ResolveTarget&) const = default;
};

struct ClockTargets {
    std::string calendar{kAlways};
    RespondTargets respond;
    Span update = Seconds{24 * 3600};
    std::optional<ResolveTarget> resolve;
    bool operator==(const ClockTargets&) const = default;
};

/// A line of `clocks: when:`; what it does not name stays as it is.
struct ClockException {
    Condition when;
    std::optional<std::string> calendar;
    std::optional<Span> amazed, delighted, expected;
    std::optional<Span> update;
    std::optional<ResolveTarget> resolve;
    int line = 0;  ///< where it stands in the playbook's text, from 1
    bool operator==(const ClockException&) const = default;
};

enum class RungAt { percent, before, due, after };
enum class Recipient { owner, team, supervisor, manager };
template <>
struct Vocabulary<Recipient> {
    static constexpr std::string_view kName = "recipient";
    static constexpr auto kWords = std::to_array<std::string_view>({"owner", "team", "supervisor", "manager"});
};

/// A rung of the reminder ladder.
struct Rung {
    RungAt at = RungAt::due;
    int percent = 0;            ///< only with RungAt::percent, 1 to 99
    Span span = Seconds{0};     ///< only with before and after
    Recipient to = Recipient::owner;
    int line = 0;
    bool operator==(const Rung&) const = default;
};

/// `due`, `50%`, `before 15m`, `after 2h`
std::string to_string(const Rung& rung);
/// Reads that again, without whom it is for; nullopt where it is none.
std::optional<Rung> parse_rung(std::string_view text);

/// What a role may spend on its own.
struct Authority {
    std::optional<Money> gift;      ///< a ticket; none: no limit
    std::optional<Money> option;    ///< one option of a ticket
    std::optional<Money> per_year;  ///< over one customer's last 365 days
    bool operator==(const Authority&) const = default;
};

struct CatalogueOption {
    std::string id;
    std::string text;
    std::optional<Money> cost;  ///< none: asked for when it is offered
    bool operator==(const CatalogueOption&) const = default;
};

struct GiftItem {
    std::string id;
    std::string text;
    Money cost;
    bool operator==(const GiftItem&) const = default;
};

struct Step {
    std::string id;
    std::vector<std::string> rules;  ///< ids of rules of recovery, at least one
    Stage stage = Stage::receive;
    std::string does;                ///< `do:` what the agent does
    std::vector<std::string> say;    ///< sentences to say, as templates
    Condition when;
    std::vector<std::string> done_by;  ///< kinds of event that tick it; empty: by hand
    std::vector<std::string> before;   ///< commands refused until it is done or skipped
    int line = 0;
    bool operator==(const Step&) const = default;
};

/// The moments of a reply that a check applies to.
enum class ReplyMoment { holding, first, reply, options, final, any };
template <>
struct Vocabulary<ReplyMoment> {
    static constexpr std::string_view kName = "moment";
    static constexpr auto kWords =
        std::to_array<std::string_view>({"holding", "first", "reply", "options", "final", "any"});
};

/// What of a ticket's state a check looks at. The first three say when the check applies; the others are tests of their own.
enum class StateTest {
    fault_on_record,  ///< a fault of ours is on record
    before_fix,       ///< no fix is on record
    matter_open,      ///< this is not our last answer
    promised_time,    ///< a time that the reply names must be promised
    options_listed,   ///< the options on record must stand in the reply
    wish_answered,    ///< the reply must speak of what the customer wants
    asked_before,     ///< what was asked before, or is known, is not asked again
    like_last         ///< the reply must not be the last one again
};
template <>
struct Vocabulary<StateTest> {
    static constexpr std::string_view kName = "state";
    static constexpr auto kWords = std::to_array<std::string_view>({"fault-on-record", "before-fix", "matter-open", "promised-time",
                                                                    "options-listed", "wish-answered", "asked-before", "like-last"});
};

/// The sentences of a reply in which flags count.
enum class SentenceKind { statement, question };
template <>
struct Vocabulary<SentenceKind> {
    static constexpr std::string_view kName = "kind of sentence";
    static constexpr auto kWords = std::to_array<std::string_view>({"statement", "question"});
};

/// A reply that a check is tried on, and what the customer wrote before it.
struct CheckTest {
    std::string text;
    std::string context = {};
    int line = 0;
    bool operator==(const CheckTest&) const = default;
};

struct Check {
    std::string id;
    std::vector<std::string> rules;
    Level level = Level::warning;
    std::vector<ReplyMoment> on;  ///< empty: any
    std::optional<Level> elsewhere;  ///< its level at the other moments; none: it does not apply there
    Condition when;
    std::vector<std::string> said;    ///< one must stand in what the customer wrote
    std::vector<std::string> unsaid;  ///< none may stand in what the customer wrote
    std::optional<StateTest> state;
    std::vector<std::string> flag;    ///< patterns that must not stand in the reply
    std::optional<SentenceKind> in;   ///< … in sentences of this kind
    int at_least = 1;                 ///< … so many times
    std::vector<std::string> unless;  ///< … except inside these
    std::vector<std::string> not_after;  ///< … except shortly after these
    std::vector<std::string> reason;  ///< `near: reason:` lifts a finding …
    int reason_within = 0;            ///< … when it stands within so many sentences
    std::vector<std::string> need;    ///< one must stand in the reply
    std::optional<int> first;         ///< … within so many first sentences
    std::vector<std::string> not_as;  ///< what does not count as meeting `need`
    std::vector<std::vector<std::string>> alike;  ///< beginnings of words of which one answers another, with `wish-answered`
    std::string message;
    std::string instead;
    std::vector<std::string> labels;
    std::vector<CheckTest> flags;   ///< `tests: flags:` replies it must find fault with
    std::vector<CheckTest> passes;  ///< `tests: passes:` replies it must let through
    int line = 0;
    bool operator==(const Check&) const = default;
};

/// A line of `heard:`: what a customer's words say about kind and mood, where no ticket says it.
struct HeardRule {
    std::optional<Kind> kind;
    std::optional<Mood> mood;
    std::vector<std::string> words;   ///< patterns of which one must stand there
    std::vector<std::string> unless;  ///< … and none of these
    int line = 0;
    bool operator==(const HeardRule&) const = default;
};

struct Template {
    std::string id;
    std::string text;
    int line = 0;
    bool operator==(const Template&) const = default;
};

struct CauseArea {
    std::string area;
    std::vector<std::string> names;  ///< empty: any name
    bool operator==(const CauseArea&) const = default;
};

/// A playbook, checked: every name in it is known, every span, pattern and template can be used.
struct Playbook {
    std::string name;
    std::string title;
    ClockTargets clocks;
    std::vector<ClockException> exceptions;
    std::vector<CalendarModel> calendars;
    std::vector<Rung> reminders;
    std::optional<std::string> notify_hours;  ///< a calendar
    std::vector<Span> nudge;                  ///< after so long without a word from the customer, in order
    std::map<Role, Authority> authority;      ///< a role that is missing has no limits
    int options_at_least = 3;                 ///< TEN-4
    std::vector<CatalogueOption> options;
    std::vector<GiftItem> gifts;
    std::vector<Step> steps;
    std::vector<Check> checks;
    std::vector<HeardRule> heard;  ///< the first that fits counts
    std::vector<Template> templates;
    std::vector<Role> escalation;
    std::vector<CauseArea> causes;  ///< empty: any cause of the form AREA/NAME
    bool operator==(const Playbook&) const = default;

    [[nodiscard]] const Template* find_template(std::string_view id) const;
    [[nodiscard]] const CatalogueOption* find_option(std::string_view id) const;
    [[nodiscard]] const Step* find_step(std::string_view id) const;
    /// The clocks that apply to such a ticket: the general ones, changed by the first exception whose `when` holds.
    [[nodiscard]] ClockTargets clocks_for(const Facts& facts) const;
    /// Refuses (usage) a cause that is not AREA/NAME or not in the playbook's lists, naming the nearest.
    [[nodiscard]] Result<void> accepts_cause(std::string_view cause) const;
};

}  // namespace amends
