// SPDX-License-Identifier: MIT
// Comma-separated values as they come: one bad row costs one row, whatever is wrong with it.
#include <doctest/doctest.h>

#include <algorithm>

#include <amends/intake/row.hpp>

namespace amends {
namespace {

/// Gives `bytes` in blocks of `block`, so that every boundary can fall anywhere.
ReadBytes reader_of(std::string bytes, std::size_t block) {
    return [bytes = std::move(bytes), block, at = std::size_t{0}](char* buffer, std::size_t size) mutable {
        const std::size_t given = std::min({size, block, bytes.size() - at});
        std::copy_n(bytes.data() + at, given, buffer);
        at += given;
        return given;
    };
}

std::vector<Row> rows_of(const std::string& bytes, std::size_t block = 1000) {
    CsvRows csv{reader_of(bytes, block)};
    REQUIRE(csv.header());
    std::vector<Row> rows;
    for (auto row = csv.next(); row; row = csv.next()) rows.push_back(*std::move(row));
    return rows;
}

/// The values of a row in the order of the names a, b, or why it could not be read.
std::string shown(const Row& row) {
    if (!row.problem.empty()) return row.problem;
    return row.values.at("a") + "|" + row.values.at("b");
}

}  // namespace

TEST_CASE("a row is read as it was written, wherever its bytes are divided") {
    struct Case {
        std::string bytes;
        std::string first;
    };
    for (const Case& one : {
             Case{"a,b\n1,2\n", "1|2"},
             Case{"a,b\r\n1,2\r\n", "1|2"},
             Case{"a,b\r1,2\r", "1|2"},
             Case{"a,b\n1,2", "1|2"},
             Case{"a,b\n\n\n1,2\n", "1|2"},
             Case{"\xEF\xBB\xBF" "a,b\n1,2\n", "1|2"},
             Case{"\"a\",\"b\"\n\"1\",\"2\"\n", "1|2"},
             Case{"a,b\n\"1,1\",\"2\n2\"\n", "1,1|2\n2"},
             Case{"a,b\n\"he said \"\"no\"\"\",\n", "he said \"no\"|"},
             Case{"a,b\n,\n", "|"},
             Case{"a,b\n5\" pipe,x\n", "5\" pipe|x"},
             Case{"a,b\n\xe9,x\n", "\xe9|x"},
             Case{std::string{"a,b\n1\0,2\n", 9}, std::string{"1\0|2", 4}},
         }) {
        CAPTURE(one.bytes);
        for (const std::size_t block : {1U, 2U, 3U, 1000U}) {
            CAPTURE(block);
            const auto rows = rows_of(one.bytes, block);
            REQUIRE(rows.size() == 1);
            CHECK(shown(rows[0]) == one.first);
        }
    }
}

TEST_CASE("a bad row is named with its line, and the next is read") {
    struct Case {
        std::string row;
        std::string problem;
    };
    for (const Case& one : {
             Case{"1", "has 1 fields, the header has 2"},
             Case{"1,2,3", "has 3 fields, the header has 2"},
             Case{"\"1\"x,2", "text follows a closing quote"},
             Case{"\"1\" ,2", "text follows a closing quote"},
         }) {
        CAPTURE(one.row);
        const auto rows = rows_of("a,b\n\"two\nlines\",0\n" + one.row + "\n3,4\n");
        REQUIRE(rows.size() == 3);
        CHECK(rows[1].problem == one.problem);
        CHECK(rows[1].line == 4);
        CHECK(shown(rows[2]) == "3|4");
        CHECK(rows[2].line == 5);
    }
}

TEST_CASE("lines that end with CR alone are lines, too") {
    const auto rows = rows_of("a,b\r1,2\r\"x,3\r4,5\r", 3);
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].line == 2);
    CHECK(rows[1].line == 3);
    CHECK(rows[1].problem == "a quote is never closed");
    CHECK(rows[2].line == 4);
    CHECK(shown(rows[2]) == "4|5");
}

TEST_CASE("a quote that is never closed costs the line it stands on") {
    const auto rows = rows_of("a,b\n1,\"2\n3,4\n5,6\n");
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].problem == "a quote is never closed");
    CHECK(rows[0].line == 2);
    CHECK(shown(rows[1]) == "3|4");
    CHECK(shown(rows[2]) == "5|6");
}

TEST_CASE("a field beyond the limit is passed over, quoted or not, and one at the limit is read") {
    const std::string huge(kMostRowBytes + 1, 'x');
    for (const std::string& row : {huge + ",1\n", "\"" + huge + "\",1\n"}) {
        const auto rows = rows_of("a,b\n" + row + "3,4\n", std::size_t{1} << 20U);
        REQUIRE(rows.size() == 2);
        CHECK(rows[0].problem == "a field has more than 16 MB");
        CHECK(shown(rows[1]) == "3|4");
    }
    const auto rows = rows_of("a,b\n" + huge.substr(3) + ",1\n", std::size_t{1} << 20U);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].problem.empty());
}

TEST_CASE("a quoted field beyond the limit ends at its quote, and its lines are no rows") {
    std::string letter;
    while (letter.size() <= kMostRowBytes) letter += "Dear sir, this is \"\"line\"\" after line\n";
    for (const std::string& row : {"\"" + letter + "\",1\n", "1,\"" + letter + "\"\n", "1,\"" + letter + "\" and more\n"}) {
        const auto rows = rows_of("a,b\n" + row + "3,4\n", std::size_t{1} << 20U);
        REQUIRE(rows.size() == 2);
        CHECK(rows[0].problem == "a field has more than 16 MB");
        CHECK(shown(rows[1]) == "3|4");
    }
    const auto rows = rows_of("a,b\n1,\"" + letter, std::size_t{1} << 20U);
    CHECK(rows.size() == 1);
}

TEST_CASE("a header that can't be read is refused") {
    struct Case {
        std::string bytes;
        std::string message;
    };
    for (const Case& one : {
             Case{"", "the file is empty"},
             Case{"\n\n", "the file is empty"},
             Case{"\xEF\xBB\xBF", "the file is empty"},
             Case{"a,\"b\n", "line 1: a quote is never closed"},
             Case{"a,b,a\n", "column 'a' stands twice"},
         }) {
        CAPTURE(one.bytes);
        CsvRows csv{reader_of(one.bytes, 1000)};
        const auto header = csv.header();
        REQUIRE_FALSE(header);
        CHECK(header.error().code == Code::bad_data);
        CHECK(header.error().message == one.message);
    }
}

}  // namespace amends
