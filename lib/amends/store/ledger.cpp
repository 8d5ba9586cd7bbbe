// SPDX-License-Identifier: MIT
#include <amends/store/ledger.hpp>

namespace amends::store {
namespace {

std::vector<ReminderRow> read_rows(sqlite::Statement& query) {
    std::vector<ReminderRow> rows;
    while (query.step()) {
        ReminderRow& row = rows.emplace_back();
        std::int64_t ticket = 0;
        query >> ticket >> row.id >> row.at >> row.due_at >> row.given_at >> row.state;
        row.ticket = TicketId{ticket};
    }
    query.reset();
    return rows;
}

}  // namespace

void Ledger::give(const ReminderRow& row) {
    auto& put = database_.prepared(
        "INSERT INTO reminder (ticket, id, at, due_at, given_at, state) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (ticket, id) DO UPDATE SET at = excluded.at, due_at = excluded.due_at, given_at = excluded.given_at, "
        "state = excluded.state WHERE state = 'dropped'");
    put << number(row.ticket) << std::string_view{row.id} << row.at << row.due_at << row.given_at << std::string_view{row.state};
    put.run();
}

void Ledger::mark(TicketId ticket, const std::string& id, std::string_view state) {
    auto& put = database_.prepared("UPDATE reminder SET state = ? WHERE ticket = ? AND id = ?");
    put << state << number(ticket) << std::string_view{id};
    put.run();
}

std::set<std::string, std::less<>> Ledger::given(TicketId ticket) {
    std::set<std::string, std::less<>> ids;
    for (ReminderRow& row : of_ticket(ticket)) {
        if (row.state != "dropped") ids.insert(std::move(row.id));
    }
    return ids;
}

std::vector<ReminderRow> Ledger::of_ticket(TicketId ticket) {
    auto& query = database_.prepared(
        "SELECT ticket, id, at, due_at, given_at, state FROM reminder WHERE ticket = ? ORDER BY id");
    query << number(ticket);
    return read_rows(query);
}

std::map<TicketId, std::set<std::string, std::less<>>> Ledger::queued() {
    std::map<TicketId, std::set<std::string, std::less<>>> ids;
    for (ReminderRow& row : read_rows(database_.prepared(
             "SELECT ticket, id, at, due_at, given_at, state FROM reminder WHERE state = 'queued' ORDER BY ticket, id"))) {
        ids[row.ticket].insert(std::move(row.id));
    }
    return ids;
}

std::int64_t Ledger::count() { return database_.number("SELECT count(*) FROM reminder"); }

std::vector<DueTicket> Ledger::tickets_due(Instant now) {
    auto& query = database_.prepared(
        "SELECT id, playbook FROM ticket WHERE remind_at IS NOT NULL AND remind_at <= ? ORDER BY remind_at, id");
    query << now;
    std::vector<DueTicket> due;
    while (query.step()) {
        std::int64_t id = 0;
        std::int64_t playbook = 0;
        query >> id >> playbook;
        due.push_back({TicketId{id}, PlaybookId{playbook}});
    }
    query.reset();
    return due;
}

}  // namespace amends::store
