// SPDX-License-Identifier: MIT
// What is SQLite's own: full text by FTS5.
#include <fmt/format.h>

#include <set>

#include <amends/base/record.hpp>
#include <amends/store/where.hpp>

namespace amends::store {
namespace {

/// Each word quoted, its quotes doubled: nothing a person types is an operator of the query language.
std::string match_of(const std::vector<std::string>& words) {
    std::string match;
    for (const std::string& word : words) {
        match += match.empty() ? "\"" : " \"";
        for (const char byte : word) match += byte == '"' ? std::string{"\"\""} : std::string(1, byte);
        match += "\"";
    }
    return match;
}

/// The tickets that an event with a hit is about: its own, or those of the customer whose name it gives.
std::vector<std::int64_t> tickets_of(sqlite::Database& database, std::int64_t event) {
    auto& query = database.prepared(
        "SELECT ticket FROM event WHERE seq = ?1 AND ticket IS NOT NULL "
        "UNION SELECT t.id FROM event e JOIN ticket t ON t.customer = json_extract(e.body, '$.customer') "
        "WHERE e.seq = ?1 AND e.ticket IS NULL ORDER BY 1 DESC");
    query << event;
    std::vector<std::int64_t> tickets;
    while (query.step()) query >> tickets.emplace_back();
    query.reset();
    return tickets;
}

}  // namespace

std::vector<ListedTicket> search_tickets(sqlite::Database& database, const Filter& filter) {
    Where where = where_of(filter);
    Where one = where;
    one.add("t.id = ?");
    sqlite::Statement ticket{database, fmt::format("SELECT {}{}", kListedTickets, one.sql())};
    sqlite::Statement hits{database, "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC"};
    const std::string match = match_of(filter.words);
    hits << std::string_view{match};
    std::set<std::int64_t> seen;
    std::vector<ListedTicket> found;
    while (hits.step()) {
        std::int64_t hit = 0;
        hits >> hit;
        for (const std::int64_t id : tickets_of(database, hit / kSlots)) {
            if (!seen.insert(id).second) continue;
            ticket.reset();
            where.bind(ticket);
            ticket << id;
            if (ticket.step()) found.push_back(read_listed(ticket));
            if (filter.limit && static_cast<int>(found.size()) >= *filter.limit) return found;
        }
    }
    return found;
}

}  // namespace amends::store
