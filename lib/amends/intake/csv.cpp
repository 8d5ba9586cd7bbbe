// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include <amends/intake/row.hpp>

namespace amends {
namespace {

constexpr int kEnd = -1;

bool ends_field(int byte) { return byte == kEnd || byte == ',' || byte == '\n' || byte == '\r'; }

/// How many bytes the end of a line at `at` takes: 0 where there is none.
std::size_t line_end(Window& window, std::size_t at) {
    if (window.peek(at) == '\n') return 1;
    if (window.peek(at) != '\r') return 0;
    return window.peek(at + 1) == '\n' ? 2 : 1;
}

/// How many lines end in it: with LF, CR LF, or CR alone.
int lines_in(std::string_view text) {
    int lines = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool alone = text[at] == '\r' && (at + 1 == text.size() || text[at + 1] != '\n');
        if (text[at] == '\n' || alone) ++lines;
    }
    return lines;
}

}  // namespace

/// Moves on by `size` bytes and counts the lines in them.
void CsvRows::take(std::size_t size) {
    line_ += lines_in(window_.first(size));
    window_.drop(size);
}

void CsvRows::skip_line() {
    std::size_t at = 0;
    while (window_.peek(at) != kEnd && line_end(window_, at) == 0) {
        if (++at < kMostRowBytes) continue;
        take(at);  // a line without end: let go of what was passed
        at = 0;
    }
    take(at + line_end(window_, at));
}

bool CsvRows::read_quoted(std::size_t& at, std::string& field, Record& record) {
    ++at;
    while (at < kMostRowBytes) {
        const auto run = window_.run(at, "\"");
        field += run;
        at += run.size();
        if (!run.empty()) continue;
        if (window_.peek(at) == kEnd) break;
        if (window_.peek(at + 1) != '"') {
            ++at;
            if (ends_field(window_.peek(at))) return true;
            record.problem = "text follows a closing quote";
            return false;
        }
        field += '"';
        at += 2;
    }
    if (at < kMostRowBytes) {
        record.problem = "a quote is never closed";
        return false;
    }
    record.problem = fmt::format("a field has more than {} MB", kMostRowBytes >> 20U);
    field.clear();
    skip_quoted(at);
    at = 0;
    return ends_field(window_.peek(at));
}

/// Moves on behind the quote that closes a field which is too long to keep: its lines are no rows.
void CsvRows::skip_quoted(std::size_t at) {
    for (int byte = window_.peek(at); byte != kEnd; byte = window_.peek(at)) {
        const bool closes = byte == '"' && window_.peek(at + 1) != '"';
        at += byte == '"' && !closes ? 2 : 1;
        if (closes) break;
        at += window_.run(at, "\"").size();
        if (at < kMostRowBytes) continue;
        take(at);
        at = 0;
    }
    take(at);
}

/// Reads one field from `at` on and moves `at` behind it. False where the row can't be read.
bool CsvRows::read_field(std::size_t& at, Record& record) {
    std::string& field = record.fields.emplace_back();
    if (window_.peek(at) == '"') return read_quoted(at, field, record);
    for (auto run = window_.run(at, ",\r\n"); !run.empty(); run = window_.run(at, ",\r\n")) {
        field += run;
        at += run.size();
        if (at <= kMostRowBytes) continue;
        record.problem = fmt::format("a field has more than {} MB", kMostRowBytes >> 20U);
        return false;
    }
    return true;
}

std::optional<CsvRows::Record> CsvRows::record() {
    while (line_end(window_, 0) > 0) take(line_end(window_, 0));  // blank lines are no rows
    if (window_.peek(0) == kEnd) return std::nullopt;
    Record record{.line = line_, .fields = {}, .problem = {}};
    std::size_t at = 0;
    while (read_field(at, record)) {
        if (window_.peek(at) == ',') {
            ++at;
            continue;
        }
        take(at + line_end(window_, at));
        return record;
    }
    skip_line();
    return record;
}

Result<std::vector<std::string>> CsvRows::header() {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    (void)window_.peek(kByteOrderMark.size());
    if (window_.first(kByteOrderMark.size()) == kByteOrderMark) window_.drop(kByteOrderMark.size());
    auto first = record();
    if (!first) return refuse(Code::bad_data, "the file is empty");
    if (!first->problem.empty()) return refuse(Code::bad_data, fmt::format("line 1: {}", first->problem));
    std::set<std::string> seen;
    for (const std::string& name : first->fields) {
        if (!seen.insert(name).second) return refuse(Code::bad_data, fmt::format("column '{}' stands twice", name));
    }
    columns_ = first->fields;
    return columns_;
}

std::optional<Row> CsvRows::next() {
    auto read = record();
    if (!read) return std::nullopt;
    Row row{.line = read->line, .values = {}, .nested = {}, .problem = std::move(read->problem)};
    if (row.problem.empty() && read->fields.size() != columns_.size()) {
        row.problem = fmt::format("has {} fields, the header has {}", read->fields.size(), columns_.size());
    }
    if (!row.problem.empty()) return row;
    for (std::size_t at = 0; at < columns_.size(); ++at) {
        row.values.emplace_hint(row.values.end(), columns_[at], std::move(read->fields[at]));
    }
    return row;
}

}  // namespace amends
