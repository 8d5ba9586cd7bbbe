// SPDX-License-Identifier: MIT
#include <cli/output/table.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>

#include <amends/base/error.hpp>
#include <amends/base/suggest.hpp>
#include <amends/base/text.hpp>
#include <amends/desk/desk.hpp>
#include <cli/output/tone.hpp>

namespace amends::cli {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::vector<std::size_t> chosen_columns(const Context& context, std::span<const Column> columns) {
    std::vector<std::size_t> chosen;
    std::vector<std::string_view> names;
    for (const Column& column : columns) names.push_back(column.name);
    for (const std::string& field : context.globals.fields) {
        const auto found = std::ranges::find(names, field);
        if (found == names.end()) {
            throw Error{Code::usage, fmt::format("--fields: no column '{}'", field), fmt::format("there are: {}", listed(names))};
        }
        chosen.push_back(static_cast<std::size_t>(found - names.begin()));
    }
    if (!chosen.empty()) return chosen;
    for (std::size_t at = 0; at < columns.size(); ++at) {
        if (columns[at].shown || context.globals.format != Format::table) chosen.push_back(at);
    }
    return chosen;
}

void print_plain(Context& context, const std::vector<std::size_t>& chosen, const Rows& rows) {
    for (const auto& row : rows) {
        std::string_view before;
        for (const std::size_t at : chosen) {
            context.out.print("{}{}", before, visible_line(row[at]));
            before = "\t";
        }
        context.out.write("\n");
    }
}

nlohmann::ordered_json json_of(const Context& context, Value value, const std::string& cell) {
    if (value == Value::truth) return cell == "true" || cell == "yes";
    if (cell.empty()) return nullptr;
    switch (value) {
        case Value::number: return std::stoll(cell);
        case Value::money: return nlohmann::ordered_json{{"amount", cell}, {"currency", context.desk->currency().code()}};
        case Value::text:
        case Value::truth: break;
    }
    return cell;
}

void print_json(Context& context, std::span<const Column> columns, const std::vector<std::size_t>& chosen, const Rows& rows,
                std::string_view list_name) {
    using Json = nlohmann::ordered_json;
    const bool lines = context.globals.format == Format::jsonl;
    if (!lines) context.out.print("{{\"schema\":1,\"{}\":[", list_name);
    for (const auto& row : rows) {
        Json object = Json::object();
        if (lines) object["schema"] = 1;
        for (const std::size_t at : chosen) object[std::string{columns[at].name}] = json_of(context, columns[at].value, row[at]);
        if (!lines && &row != &rows.front()) context.out.write(",");
        context.out.write(object.dump(-1, ' ', false, Json::error_handler_t::replace));
        if (lines) context.out.write("\n");
    }
    if (!lines) context.out.write("]}\n");
}

constexpr std::size_t kLeastWidth = 8;  ///< of a column that was cut
constexpr std::size_t kGap = 2;         ///< between columns

/// By column: as wide as it needs.
std::vector<std::size_t> natural_widths(std::span<const Column> columns, const Rows& cells) {
    std::vector<std::size_t> widths;
    for (std::size_t at = 0; at < columns.size(); ++at) {
        std::size_t widest = width(columns[at].title);
        for (const auto& row : cells) widest = std::max(widest, width(row[at]));
        widths.push_back(widest);
    }
    return widths;
}

/// Of the chosen columns those that a terminal has room for: the last are left out first. The first stays.
std::vector<std::size_t> that_fit(std::vector<std::size_t> chosen, std::span<const Column> columns, const std::vector<std::size_t>& widths,
                                  std::size_t room) {
    const auto least = [&](std::size_t at) { return columns[at].may_be_cut ? std::min(widths[at], kLeastWidth) : widths[at]; };
    std::size_t total = 0;
    for (const std::size_t at : chosen) total += least(at) + kGap;
    while (total > room + kGap && chosen.size() > 1) {
        total -= least(chosen.back()) + kGap;
        chosen.pop_back();
    }
    return chosen;
}

/// Columns that may be cut share what the terminal lacks.
void fit(std::vector<std::size_t>& widths, const std::vector<std::size_t>& chosen, std::span<const Column> columns, std::size_t room) {
    std::size_t total = 0;
    for (const std::size_t at : chosen) total += widths[at] + kGap;
    for (const std::size_t at : chosen) {
        if (total <= room + kGap) return;
        if (!columns[at].may_be_cut || widths[at] <= kLeastWidth) continue;
        const std::size_t less = std::min(widths[at] - kLeastWidth, total - room - kGap);
        widths[at] -= less;
        total -= less;
    }
}

std::string aligned(const Column& column, const std::string& cell, std::size_t columns) {
    const std::string shown = cut(cell, columns);
    const std::size_t wide = width(shown);
    const std::string space(columns > wide ? columns - wide : 0, ' ');
    return column.to_the_right ? space + shown : shown + space;
}

/// `cells` and `widths` are by column.
std::string line_of(std::span<const Column> columns, const std::vector<std::size_t>& chosen, const std::vector<std::string>& cells,
                    const std::vector<std::size_t>& widths) {
    std::string line;
    for (const std::size_t at : chosen) {
        if (!line.empty()) line += std::string(kGap, ' ');
        line += aligned(columns[at], cells[at], widths[at]);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

}  // namespace

void print_table(Context& context, std::span<const Column> columns, const Rows& rows, std::string_view list_name) {
    auto chosen = chosen_columns(context, columns);
    if (context.json()) return print_json(context, columns, chosen, rows, list_name);
    if (context.globals.format == Format::plain) return print_plain(context, chosen, rows);
    if (rows.empty()) return;
    Rows cells;
    for (const auto& row : rows) {
        auto& shown = cells.emplace_back();
        for (const std::string& cell : row) shown.push_back(visible_line(cell));
    }
    auto widths = natural_widths(columns, cells);
    if (context.environment.out_is_terminal) {
        const auto room = static_cast<std::size_t>(context.environment.columns);
        constexpr std::size_t kNarrow = 60;  // with more room a line may as well run on
        if (room < kNarrow && context.globals.fields.empty()) chosen = that_fit(std::move(chosen), columns, widths, room);
        fit(widths, chosen, columns, room);
    }
    std::vector<std::string> titles;
    titles.reserve(columns.size());
    for (const Column& column : columns) titles.emplace_back(column.title);
    context.out.print("{}\n", toned(context, Tone::heading, line_of(columns, chosen, titles, widths)));
    for (const auto& row : cells) context.out.print("{}\n", line_of(columns, chosen, row, widths));
}

}  // namespace amends::cli
