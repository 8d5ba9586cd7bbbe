// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <cli/context.hpp>

namespace amends::cli {

/// What the texts of a column are in JSON. An empty one is null, but for a truth: `true` or `yes` is true, all else false.
enum class Value { text, number, truth, money };

/// A column of a list. The name is what --fields takes, and the key in JSON; it is never changed.
struct Column {
    std::string_view name;
    std::string_view title;     ///< above the column
    bool shown = true;          ///< in the table when --fields says nothing
    bool to_the_right = false;  ///< numbers
    bool may_be_cut = false;    ///< gives way when the terminal is narrow
    Value value = Value::text;
};

/// A table of texts, which need not be safe: each is made so where it is shown. `rows` have a text for every column.
/// Prints it as the context asks: for people (cut to a terminal's width), plain (every column, tab-separated), or as JSON
/// objects of the chosen fields under `list_name`. Throws Error{usage} for --fields that name no column.
void print_table(Context& context, std::span<const Column> columns, const std::vector<std::vector<std::string>>& rows,
                 std::string_view list_name);

}  // namespace amends::cli
