// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include <amends/base/id.hpp>
#include <amends/base/instant.hpp>
#include <amends/base/record.hpp>
#include <amends/base/result.hpp>
#include <amends/ticket/deed_answers.hpp>
#include <amends/ticket/deed_course.hpp>
#include <amends/ticket/deed_intake.hpp>
#include <amends/ticket/deed_joins.hpp>
#include <amends/ticket/deed_promises.hpp>
#include <amends/ticket/deed_terms.hpp>

namespace amends {

// What happened to a ticket: one small struct a kind, with plain values. What was decided (a due time, a limit, the
// version of the playbook) stands in the event, so that history never changes when rules do. `fields` describes each
// struct once, for writing and for reading; a field with a Slot is personal text and is kept apart from the rest. Kinds,
// field names and their meaning are stored: they may be added to, never changed.

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
