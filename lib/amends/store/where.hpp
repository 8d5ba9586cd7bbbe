// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <amends/store/listing.hpp>

namespace amends::store {

/// The conditions of a WHERE clause, joined by AND, with the values that stand for their question marks.
class Where {
public:
    using Value = std::variant<std::int64_t, std::string>;

    void add(std::string_view condition, std::vector<Value> values = {});
    [[nodiscard]] std::string sql() const;  ///< empty where there is no condition
    void bind(sqlite::Statement& statement) const;

private:
    std::string conditions_;
    std::vector<Value> values_;
};

/// What a filter asks of rows `t` of `ticket`, but for its words.
Where where_of(const Filter& filter);

/// Columns and tables of a ListedTicket, up to WHERE.
extern const std::string_view kListedTickets;
ListedTicket read_listed(sqlite::Statement& row);

/// Tickets that hold all the words, newest text first: full text, read hit by hit until the limit is reached.
std::vector<ListedTicket> search_tickets(sqlite::Database& database, const Filter& filter);

}  // namespace amends::store
