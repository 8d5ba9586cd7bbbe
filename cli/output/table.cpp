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
        for (const std::size_t at : chosen) {
            context.out.print("{}{}", at == chosen.front() ? "" : "\t", visible_line(row[at]));
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

/// How wide each chosen column is shown: as wide as it needs, but those that may be cut share what the terminal lacks.
std::vector<std::size_t> widths_of(const Context& context, std::span<const Column> columns, const std::vector<std::size_t>& chosen,
                                   const Rows& cells) {
    constexpr std::size_t kLeast = 8;
    std::vector<std::size_t> widths;
    std::size_t total = 0;
    for (std::size_t n = 0; n < chosen.size(); ++n) {
        std::size_t widest = width(columns[chosen[n]].title);
        for (const auto& row : cells) widest = std::max(widest, width(row[n]));
        widths.push_back(widest);
        total += widest + 2;
    }
    if (!context.environment.out_is_terminal) return widths;
    const auto room = static_cast<std::size_t>(context.environment.columns) + 2;
    for (std::size_t n = 0; n < chosen.size() && total > room; ++n) {
        if (!columns[chosen[n]].may_be_cut) continue;
        const std::size_t spare = widths[n] > kLeast ? widths[n] - kLeast : 0;
        const std::size_t less = std::min(spare, total - room);
        widths[n] -= less;
        total -= less;
    }
    return widths;
}

std::string aligned(const Column& column, const std::string& cell, std::size_t columns) {
    const std::string shown = cut(cell, columns);
    const std::size_t wide = width(shown);
    const std::string space(columns > wide ? columns - wide : 0, ' ');
    return column.to_the_right ? space + shown : shown + space;
}

std::string line_of(std::span<const Column> columns, const std::vector<std::size_t>& chosen, const std::vector<std::string>& cells,
                    const std::vector<std::size_t>& widths) {
    std::string line;
    for (std::size_t n = 0; n < chosen.size(); ++n) {
        if (n > 0) line += "  ";
        line += aligned(columns[chosen[n]], cells[n], widths[n]);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

}  // namespace

void print_table(Context& context, std::span<const Column> columns, const Rows& rows, std::string_view list_name) {
    const auto chosen = chosen_columns(context, columns);
    if (context.json()) return print_json(context, columns, chosen, rows, list_name);
    if (context.globals.format == Format::plain) return print_plain(context, chosen, rows);
    if (rows.empty()) return;
    Rows cells;
    for (const auto& row : rows) {
        auto& shown = cells.emplace_back();
        for (const std::size_t at : chosen) shown.push_back(visible_line(row[at]));
    }
    std::vector<std::string> titles;
    titles.reserve(chosen.size());
    for (const std::size_t at : chosen) titles.emplace_back(columns[at].title);
    const auto widths = widths_of(context, columns, chosen, cells);
    context.out.print("{}\n", toned(context, Tone::heading, line_of(columns, chosen, titles, widths)));
    for (const auto& row : cells) context.out.print("{}\n", line_of(columns, chosen, row, widths));
}

}  // namespace amends::cli
