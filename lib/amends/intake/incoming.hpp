// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <amends/base/money.hpp>
#include <amends/calendar/zone.hpp>
#include <amends/intake/row.hpp>
#include <amends/ticket/decide.hpp>

namespace amends {

/// A complaint that comes in from a table: what `open` needs, and how it ended if it has.
struct Incoming {
    std::string customer, email, phone;
    Open open;  ///< its `customer` is found later
    History history;
    std::optional<std::string> owner;
};

/// The fields of a ticket that a column can be mapped to.
std::span<const std::string_view> import_fields();

/// Which column gives which field. A column that is called like a field gives it without being named.
class Mapping {
public:
    /// `pairs` are `COLUMN=FIELD`; `columns` those of the file, empty where each row brings its own. Refuses (usage) what is
    /// unknown, naming the nearest; a field that is given twice; columns of which none gives a subject or a text.
    static Result<Mapping> parse(const std::vector<std::string>& pairs, const std::vector<std::string>& columns);

    /// The value that a row gives for a field, or nullptr.
    [[nodiscard]] const std::string* find(const Row& row, std::string_view field) const;
    /// Whether some field is read from this column.
    [[nodiscard]] bool asks_for(std::string_view column) const;

private:
    std::map<std::string, std::string, std::less<>> column_of_;
};

/// Reads a row. Refuses (bad_data) what can't be understood, naming the field; a row without any text or subject; times
/// in the future. A date alone is the start of that day in `zone`. A row that names no customer gets one of its own.
Result<Incoming> read_incoming(const Row& row, const Mapping& mapping, const Currency& currency, const Zone& zone, Instant now);

}  // namespace amends
