// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <algorithm>

#include <amends/intake/row.hpp>

namespace amends {
namespace {

std::vector<Row> rows_of(std::string bytes) {
    JsonRows json{[bytes = std::move(bytes), at = std::size_t{0}](char* buffer, std::size_t size) mutable {
        const std::size_t given = std::min(size, bytes.size() - at);
        std::copy_n(bytes.data() + at, given, buffer);
        at += given;
        return given;
    }};
    std::vector<Row> rows;
    for (auto row = json.next(); row; row = json.next()) rows.push_back(*std::move(row));
    return rows;
}

}  // namespace

TEST_CASE("an object a line gives its texts, numbers and truths as they would be typed") {
    const auto rows = rows_of("{\"a\":\"x\",\"b\":12.5,\"c\":true,\"d\":null}\r\n\n{\"a\":\"\\u00e9\"}");
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].values == std::map<std::string, std::string, std::less<>>{{"a", "x"}, {"b", "12.5"}, {"c", "true"}});
    CHECK(rows[1].values.at("a") == "\u00e9");
    CHECK(rows[1].line == 3);
}

TEST_CASE("a list or an object is no value, and the row is good without it") {
    const auto rows = rows_of("{\"a\":[1],\"b\":{},\"c\":\"x\"}");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].problem.empty());
    CHECK(rows[0].nested == std::vector<std::string>{"a", "b"});
    CHECK(rows[0].values == std::map<std::string, std::string, std::less<>>{{"c", "x"}});
}

TEST_CASE("a bad line is named, and the next is read") {
    struct Case {
        std::string line;
        std::string problem;
    };
    for (const Case& one : {
             Case{"{", "is not JSON"},
             Case{"{\"a\":\"\xe9\"}", "is not JSON"},
             Case{std::string(100'000, '['), "is not JSON"},
             Case{"[1]", "is not a JSON object"},
             Case{"\"text\"", "is not a JSON object"},
             Case{"{\"a\":\"" + std::string(kMostRowBytes, 'x') + "\"}", "has more than 16 MB"},
         }) {
        CAPTURE(one.problem);
        const auto rows = rows_of(one.line + "\n{\"a\":1}\n");
        REQUIRE(rows.size() == 2);
        CHECK(rows[0].problem == one.problem);
        CHECK(rows[0].line == 1);
        CHECK(rows[1].values.at("a") == "1");
    }
}

}  // namespace amends
