// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <amends/intake/bytes.hpp>
#include <amends/base/result.hpp>

namespace amends {

/// A row of a table to be imported, by the names of its columns; or why it could not be read.
struct Row {
    int line = 0;  ///< where it begins, from 1
    std::map<std::string, std::string, std::less<>> values;
    std::vector<std::string> nested;  ///< the columns that hold neither a text nor a number: bad where one is asked for
    std::string problem;  ///< empty: the row is good
};

/// The bytes that one row may have at most; a longer one is reported and passed over.
inline constexpr std::size_t kMostRowBytes = std::size_t{16} << 20U;

/// Reads comma-separated values (RFC 4180): a header of column names, then rows. A row whose quotes are broken ends at the
/// end of the line it begins on, one with a field that is too long where that ends, and reading goes on with the next, so that one bad row costs one row.
class CsvRows {
public:
    explicit CsvRows(ReadBytes read) : window_{std::move(read)} {}

    /// The names of the columns. Refuses (bad_data) a missing or unreadable header, and a name that stands twice.
    Result<std::vector<std::string>> header();
    /// The next row, good or bad; nullopt at the end. Precondition: `header` succeeded.
    std::optional<Row> next();

private:
    struct Record {
        int line = 0;
        std::vector<std::string> fields;
        std::string problem;
    };
    std::optional<Record> record();
    bool read_field(std::size_t& at, Record& record);
    bool read_quoted(std::size_t& at, std::string& field, Record& record);
    void take(std::size_t size);
    void skip_line();
    void skip_quoted(std::size_t at);

    Window window_;
    std::vector<std::string> columns_;
    int line_ = 1;
};

/// Reads one JSON object a line; the values of its keys are texts, numbers or null.
class JsonRows {
public:
    explicit JsonRows(ReadBytes read) : window_{std::move(read)} {}
    std::optional<Row> next();
    /// The next line as it stands, without its end.
    std::optional<std::string> line();

private:
    Window window_;
    int line_ = 0;
    bool too_long_ = false;
};

}  // namespace amends
