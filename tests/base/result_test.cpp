// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <array>

#include <amends/base/result.hpp>

namespace amends {
namespace {

Result<int> halved(int number) {
    if (number % 2 != 0) return refuse(Code::refused, "'3' is odd", "ODD-1", "use an even one");
    return number / 2;
}

Result<std::string> halved_text(int number) {
    const auto half = halved(number);
    if (!half) return refuse(half);
    return std::to_string(*half);
}

TEST_CASE("every code has its exit status and its word") {
    struct Row {
        Code code;
        int status;
        std::string_view word;
    };
    const auto rows = std::to_array<Row>({{Code::usage, 2, "usage"},
                                          {Code::not_found, 3, "not-found"},
                                          {Code::refused, 4, "refused"},
                                          {Code::changed, 5, "changed"},
                                          {Code::bad_data, 65, "bad-data"},
                                          {Code::bug, 70, "bug"},
                                          {Code::io, 74, "io"},
                                          {Code::try_again, 75, "try-again"}});
    for (const Row& row : rows) {
        CAPTURE(row.word);
        CHECK(static_cast<int>(row.code) == row.status);
        CHECK(to_string(row.code) == row.word);
    }
}

TEST_CASE("a refusal says what and by which rule and what next") {
    const auto refused = halved(3);
    REQUIRE_FALSE(refused);
    CHECK(refused.error() == Refusal{Code::refused, "'3' is odd", "ODD-1", "use an even one"});
    CHECK(halved(4) == 2);
}

TEST_CASE("a refusal is passed on whole to a result of another type") {
    CHECK(halved_text(4) == "2");
    const auto refused = halved_text(3);
    REQUIRE_FALSE(refused);
    CHECK(refused.error() == halved(3).error());
}

TEST_CASE("a short refusal has neither rule nor hint") {
    const Result<int> refused = refuse(Code::usage, "'x' is nothing");
    CHECK(refused.error().rule.empty());
    CHECK(refused.error().hint.empty());
}

}  // namespace
}  // namespace amends
