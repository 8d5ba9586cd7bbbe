// SPDX-License-Identifier: MIT
#include <cli/output/csv.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace amends::cli {
namespace {

/// Signs that begin a formula in one spreadsheet or another, with their full-width twins.
constexpr auto kFormulaSigns = std::to_array<std::string_view>(
    {"=", "+", "-", "@", "|", "%", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20", "\uFF5C", "\uFF05"});

bool plain_number(std::string_view text) {
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    const auto digit = [](char byte) { return (byte >= '0' && byte <= '9') || byte == '.'; };
    return !text.empty() && std::ranges::all_of(text, digit) && std::ranges::count(text, '.') <= 1;
}

bool formula(std::string_view cell) {
    const auto start = cell.find_first_not_of(" \t\r\n\v\f");
    if (start == std::string_view::npos || plain_number(cell)) return false;
    const auto seen = cell.substr(start);
    return std::ranges::any_of(kFormulaSigns, [&](std::string_view sign) { return seen.starts_with(sign); });
}

std::string quoted(std::string_view cell) {
    std::string text{"\""};
    for (const char byte : cell) text += byte == '"' ? std::string{"\"\""} : std::string(1, byte);
    return text + "\"";
}

}  // namespace

void write_csv(Sink& out, const std::vector<std::string>& cells, CsvCells guard) {
    std::string line;
    for (const std::string& cell : cells) {
        if (&cell != &cells.front()) line += ',';
        const std::string shown = guard == CsvCells::guarded && formula(cell) ? "'" + cell : cell;
        line += shown.find_first_of(",\"\r\n") == std::string::npos ? shown : quoted(shown);
    }
    out.print("{}\n", line);
}

}  // namespace amends::cli
