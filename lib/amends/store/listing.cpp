// SPDX-License-Identifier: MIT
#include <amends/store/listing.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include <amends/store/where.hpp>

namespace amends::store {
namespace {

std::string_view order_of(const Filter& filter) {
    if (filter.sort == Filter::Sort::received) return " ORDER BY t.received_at DESC, t.id DESC";
    if (filter.sort == Filter::Sort::value) return " ORDER BY t.value DESC, t.id DESC";
    const auto over = [](Status status) { return status == Status::closed || status == Status::merged; };
    const bool any_over = std::ranges::any_of(filter.statuses, over);
    return any_over ? " ORDER BY t.received_at DESC, t.id DESC" : " ORDER BY t.urgent_at, t.id";
}

Tally count_where(sqlite::Database& database, std::string_view from, const Where& where) {
    sqlite::Statement statement{
        database, fmt::format("SELECT count(*) FROM (SELECT 1 FROM {}{} LIMIT {})", from, where.sql(), kMostCounted + 1)};
    where.bind(statement);
    Tally tally;
    if (statement.step()) statement >> tally.count;
    tally.more = tally.count > kMostCounted;
    tally.count = std::min(tally.count, kMostCounted);
    return tally;
}

std::int64_t in_seconds(Instant instant) { return instant.time_since_epoch().count(); }

/// Only a ticket that waits is urgent before it is due, so that what is late already need not be passed.
Tally due_between(sqlite::Database& database, std::int64_t from, std::int64_t to) {
    Where urgent;
    urgent.add("t.status IN ('open', 'waiting') AND t.urgent_at BETWEEN ? AND ? AND t.due_at <= ?", {from, to, to});
    Where woken;
    woken.add("t.status = 'waiting' AND t.urgent_at < ? AND t.due_at BETWEEN ? AND ?", {from, from, to});
    const Tally one = count_where(database, "ticket t", urgent);
    const Tally other = count_where(database, "ticket t", woken);
    return {std::min(one.count + other.count, kMostCounted), one.more || other.more || one.count + other.count > kMostCounted};
}

struct Candidate {
    bool late = false, open_to_all = false;
    Instant urgent_at{};
    std::int64_t id = 0;

    [[nodiscard]] auto key() const { return std::tuple{!late, !open_to_all, urgent_at, id}; }
};

/// The most urgent ticket of one owner (none: nobody), status and publicity: one step into an index.
std::optional<Candidate> first_of(sqlite::Database& database, std::optional<std::string_view> owner, Status status,
                                  bool open_to_all, Instant now) {
    auto& query = database.prepared(
        "SELECT id, urgent_at, due_at FROM ticket "
        "WHERE owner IS ? AND status = ? AND status IN ('open', 'waiting') AND public = ? AND urgent_at <= ? "
        "ORDER BY urgent_at, id LIMIT 1");
    // A ticket that waits is nobody's turn until its wait is over or something is late.
    const Instant latest = status == Status::waiting ? now : kLastInstant;
    query << owner << to_string(status) << std::int64_t{open_to_all} << latest;
    std::optional<Candidate> found;
    if (query.step()) {
        std::optional<Instant> due;
        found = Candidate{.open_to_all = open_to_all};
        query >> found->id >> found->urgent_at >> due;
        found->late = due && *due < now;
    }
    query.reset();
    return found;
}

}  // namespace

std::vector<ListedTicket> Listing::list(const Filter& filter) {
    if (!filter.words.empty()) return search_tickets(database_, filter);
    const Where where = where_of(filter);
    const std::string limit = filter.limit ? fmt::format(" LIMIT {}", *filter.limit) : "";
    sqlite::Statement statement{
        database_, fmt::format("SELECT {}{}{}{}", kListedTickets, where.sql(), order_of(filter), limit)};
    where.bind(statement);
    std::vector<ListedTicket> tickets;
    while (statement.step()) tickets.push_back(read_listed(statement));
    return tickets;
}

Tally Listing::count(const Filter& filter) { return count_where(database_, "ticket t", where_of(filter)); }

std::optional<TicketId> Listing::next(const std::string& agent, Instant now) {
    std::optional<Candidate> best;
    for (const auto owner : {std::optional<std::string_view>{agent}, std::optional<std::string_view>{}}) {
        for (const Status status : {Status::open, Status::waiting}) {
            for (const bool open_to_all : {true, false}) {
                const auto found = first_of(database_, owner, status, open_to_all, now);
                if (found && (!best || found->key() < best->key())) best = found;
            }
        }
    }
    if (!best) return std::nullopt;
    return TicketId{best->id};
}

Overview Listing::overview(const std::string& agent, Instant now, Instant soon) {
    const Filter all{.words = {}, .statuses = {}, .owner = {}, .customers = {}, .now = now};
    const auto with = [&](auto change) {
        Filter filter = all;
        change(filter);
        return count(filter);
    };
    Overview seen;
    seen.late = with([](Filter& filter) { filter.overdue = true; });
    seen.due_soon = due_between(database_, in_seconds(now), in_seconds(soon));
    seen.mine = with([&](Filter& filter) { filter.owner = agent; });
    seen.unowned = with([](Filter& filter) { filter.nobody = true; });
    seen.waiting = with([](Filter& filter) { filter.statuses = {Status::waiting}; });
    Where promises;
    promises.add("p.state = 'open' AND p.by <= ?", {in_seconds(soon)});
    seen.promises_soon = count_where(database_, "promise p", promises);
    seen.value_at_stake = database_.number(
        "SELECT coalesce(sum(value), 0) FROM ticket WHERE status IN ('open', 'waiting') AND value IS NOT NULL");
    return seen;
}

}  // namespace amends::store
