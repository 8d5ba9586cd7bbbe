// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <amends/base/id.hpp>
#include <amends/base/vocabulary.hpp>
#include <amends/store/sqlite.hpp>

namespace amends::store {

/// Which tickets, in which order. Without `statuses`, those under way, or with `words` all.
struct Filter {
    std::vector<std::string> words;  ///< each must stand in one text of the ticket or in its customer's name
    std::vector<Status> statuses;
    std::optional<std::string> owner;
    bool nobody = false;  ///< only those without an owner
    std::vector<CustomerId> customers;  ///< any of these; empty: all
    bool overdue = false;
    std::optional<Instant> due_before;
    std::optional<ClockKind> clock;       ///< whose due time `overdue` and `due_before` ask for; none: any
    std::optional<Instant> silent_since;  ///< no word from us since then
    std::optional<Mood> mood;
    std::optional<std::string> cause;     ///< whole, or only its area
    enum class Sort { due, received, value } sort = Sort::due;
    std::optional<int> limit;
    Instant now{};
};

/// One line of a list.
struct ListedTicket {
    TicketId id{};
    std::string subject, customer;
    std::optional<std::string> owner;
    std::string status, mood, channel, kind, priority;
    Instant received_at{}, silent_since{};
    std::optional<Instant> due_at;
    std::optional<std::string> due_clock;
    std::optional<Instant> respond_at, update_at, promise_at, resolve_at;  ///< when the clocks that run are due
    std::optional<Instant> closed_at, wake_at;
    std::optional<std::int64_t> value;
    std::optional<std::string> outcome, cause;

    /// Beyond its due time at `now`; never when closed.
    [[nodiscard]] bool overdue(Instant now) const { return due_at && *due_at < now; }
};

/// How many there are, counted only up to a bound, so that a count costs the same in a large desk.
struct Tally {
    std::int64_t count = 0;
    bool more = false;
};
inline constexpr std::int64_t kMostCounted = 1000;

/// What `status` shows.
struct Overview {
    Tally late, due_soon, mine, unowned, waiting, promises_soon;
    std::int64_t value_at_stake = 0;  ///< minor units
};

/// Reads lists, each from an index, so that its cost grows with what is shown and not with what is stored.
class Listing {
public:
    explicit Listing(sqlite::Database& database) : database_{database} {}

    [[nodiscard]] std::vector<ListedTicket> list(const Filter& filter);
    [[nodiscard]] Tally count(const Filter& filter);
    /// The one to do now: of the agent's own and of nobody's; late ones first, public ones before others (KEYS-2), then
    /// by urgency.
    [[nodiscard]] std::optional<TicketId> next(const std::string& agent, Instant now);
    [[nodiscard]] Overview overview(const std::string& agent, Instant now, Instant soon);

private:
    sqlite::Database& database_;
};

}  // namespace amends::store
