// SPDX-License-Identifier: MIT
// A table to be imported, as comma-separated values and as JSON lines: rows come in order, good ones have a value a column, and
// reading ends.
#include <amends/intake/row.hpp>
#include <tests/fuzz/entry.hpp>

using namespace amends;

namespace {

void read_csv(std::string_view bytes) {
    CsvRows rows{fuzz::reader_of(bytes)};
    const auto header = rows.header();
    if (!header) return fuzz::require(!header.error().message.empty());
    int line = 0;
    for (auto row = rows.next(); row; row = rows.next()) {
        fuzz::require(row->line > line);
        fuzz::require(!row->problem.empty() || row->values.size() == header->size());
        line = row->line;
    }
}

void read_json(std::string_view bytes) {
    JsonRows rows{fuzz::reader_of(bytes)};
    int line = 0;
    for (auto row = rows.next(); row; row = rows.next()) {
        fuzz::require(row->line > line);
        line = row->line;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes = fuzz::text_of(data, size);
    read_csv(bytes);
    read_json(bytes);
    return 0;
}
