// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <amends/base/id.hpp>
#include <amends/base/money.hpp>
#include <amends/base/vocabulary.hpp>
#include <amends/store/sqlite.hpp>

namespace amends::store {

// The tables that lists are read from: a cache of the events, written only here, in the transaction of the append.

struct PromiseRow {
    int n = 0;
    Instant by{};
    std::string state;
    bool operator==(const PromiseRow&) const = default;
};

/// A ticket as lists need it. Columns are explained in the schema.
struct TicketRow {
    TicketId id{};
    int version = 0;
    std::string status, kind, channel, mood, priority;
    std::int64_t customer = 0;
    std::optional<std::string> owner;
    Instant received_at{}, opened_at{};
    std::optional<Instant> closed_at, due_at;
    std::optional<std::string> due_clock;
    std::optional<Instant> respond_at, update_at, promise_at, resolve_at;
    std::optional<Instant> remind_at, wake_at;
    Instant urgent_at{}, silent_since{};
    bool open_to_all = false;  ///< the column `public`
    std::optional<std::int64_t> value;
    std::int64_t spent = 0;
    std::optional<Instant> spent_at;
    std::optional<std::string> outcome, cause;
    int contacts = 0, handovers = 0;
    bool imported = false;
    std::optional<std::string> key;
    std::int64_t playbook = 0;
    std::optional<std::int64_t> merged_into;
    std::int64_t opened_event = 0;
    std::vector<PromiseRow> promises;
    bool operator==(const TicketRow&) const = default;
};

struct CustomerRow {
    CustomerId id{};
    std::string name, email, phone;
    bool operator==(const CustomerRow&) const = default;
};

struct AgentRow {
    std::string name;
    std::string role = "agent";
    std::optional<TicketId> last_ticket;
    std::string email;
    std::optional<Instant> away_until;
    std::optional<std::string> cover;
    bool operator==(const AgentRow&) const = default;
};

class Index {
public:
    explicit Index(sqlite::Database& database) : database_{database} {}

    /// Adds the row of a new ticket.
    void add(const TicketRow& row);
    /// Puts the row in the place of the one with its id, if there is one.
    void put(const TicketRow& row);
    void put(const CustomerRow& row);
    void put(const AgentRow& row);

    [[nodiscard]] std::optional<TicketRow> ticket(TicketId id);
    [[nodiscard]] std::optional<CustomerRow> customer(CustomerId id);
    [[nodiscard]] std::optional<AgentRow> agent(const std::string& name);
    [[nodiscard]] std::vector<AgentRow> agents();

    [[nodiscard]] TicketId next_ticket_id();
    [[nodiscard]] CustomerId next_customer_id();
    [[nodiscard]] std::optional<TicketId> ticket_by_key(const std::string& key);
    /// Customers of that e-mail address, or of that name; compared folded.
    [[nodiscard]] std::vector<CustomerRow> customers_with_email(const std::string& email);
    [[nodiscard]] std::vector<CustomerRow> customers_named(const std::string& name);
    /// Customers whose name or address begins so; all for an empty text. At most `most`.
    [[nodiscard]] std::vector<CustomerRow> customers_like(const std::string& start, int most);
    /// Open and waiting tickets of a customer, newest first.
    [[nodiscard]] std::vector<TicketId> active_of(CustomerId customer);
    /// Open and waiting tickets with ids after `after`, in order, at most `most`.
    [[nodiscard]] std::vector<TicketId> active_after(TicketId after, int most);
    /// What was chosen for a customer since then, in minor units.
    [[nodiscard]] Money spent_since(CustomerId customer, Instant since);
    /// The same from then until before `until`, on other tickets than this.
    [[nodiscard]] Money spent_elsewhere(CustomerId customer, TicketId ticket, Instant from, Instant until);
    /// Ids of a table after `after`, in order, at most `most`: for walking through all of it.
    [[nodiscard]] std::vector<std::int64_t> ticket_ids_after(std::int64_t after, int most);
    [[nodiscard]] std::vector<std::int64_t> customer_ids_after(std::int64_t after, int most);

private:
    sqlite::Database& database_;
};

}  // namespace amends::store
