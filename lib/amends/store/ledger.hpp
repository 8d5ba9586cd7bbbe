// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include <amends/base/id.hpp>
#include <amends/store/sqlite.hpp>

namespace amends::store {

/// A reminder that was given.
struct ReminderRow {
    TicketId ticket{};
    std::string id;
    Instant at{}, due_at{}, given_at{};
    std::string state = "queued";  ///< then `delivered`, or `dropped` because its cause was gone first
    bool operator==(const ReminderRow&) const = default;
};

/// A ticket of which somebody is to be reminded, and the playbook that it is held to.
struct DueTicket {
    TicketId id{};
    PlaybookId playbook{};
};

/// The reminders that were given: each once. A cache of events as the list tables are, written in the transaction of the
/// append.
class Ledger {
public:
    explicit Ledger(sqlite::Database& database) : database_{database} {}

    /// Adds a reminder, or does nothing where there is one of that id that was not dropped.
    void give(const ReminderRow& row);
    void mark(TicketId ticket, const std::string& id, std::string_view state);

    /// Ids of all that were given for a ticket, but for those that were dropped.
    [[nodiscard]] std::set<std::string, std::less<>> given(TicketId ticket);
    [[nodiscard]] std::vector<ReminderRow> of_ticket(TicketId ticket);
    /// Ids of what has not reached anybody yet, by ticket.
    [[nodiscard]] std::map<TicketId, std::set<std::string, std::less<>>> queued();
    [[nodiscard]] std::int64_t count();
    /// Tickets for which somebody is to be reminded at `now` or was to be before, the earliest first.
    [[nodiscard]] std::vector<DueTicket> tickets_due(Instant now);

private:
    sqlite::Database& database_;
};

}  // namespace amends::store
