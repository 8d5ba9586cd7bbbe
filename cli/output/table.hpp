// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <cli/column.hpp>
#include <cli/context.hpp>

namespace amends::cli {

/// A table of texts, which need not be safe: each is made so where it is shown. `rows` have a text for every column.
/// Prints it as the context asks: for people (cut to a terminal's width), plain (every column, tab-separated), or as JSON
/// objects of the chosen fields under `list_name`. Throws Error{usage} for --fields that name no column.
void print_table(Context& context, std::span<const Column> columns, const std::vector<std::vector<std::string>>& rows,
                 std::string_view list_name);

}  // namespace amends::cli
