// SPDX-License-Identifier: MIT
// What deeds are made of: times that were decided and what they were counted from, what checks found, a playbook.
#pragma once

#include <optional>
#include <string>

#include <amends/base/id.hpp>
#include <amends/base/instant.hpp>
#include <amends/base/span.hpp>
#include <amends/base/vocabulary.hpp>

namespace amends {

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
    bool pauses = false;                               ///< of a `resolve` clock: it stands still from then on, until the wait is over
    bool as_told = false;                              ///< of an `update` clock: due when the customer was told, and no more measured
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
        visit("pauses", self.pauses);
        visit("as_told", self.as_told);
    }
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

}  // namespace amends
