// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

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

}  // namespace amends::cli
