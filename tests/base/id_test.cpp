// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <array>

#include <amends/base/id.hpp>

namespace amends {
namespace {

TEST_CASE("a ticket is read from its number with or without the sign") {
    struct Row {
        std::string_view text;
        std::int64_t id;
    };
    const auto rows = std::to_array<Row>({{"1", 1},
                                          {"#1", 1},
                                          {"17", 17},
                                          {"#17", 17},
                                          {"#9223372036854775807", 9'223'372'036'854'775'807},
                                          {"9223372036854775807", 9'223'372'036'854'775'807}});
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const auto read = parse_ticket_id(row.text);
        REQUIRE(read);
        CHECK(number(*read) == row.id);
    }
}

TEST_CASE("what is no ticket is refused as usage") {
    const auto rows = std::to_array<std::string_view>(
        {"", "#", "##1", "0", "#0", "-1", "#-1", "+1", " 1", "1 ", "1.0", "1a", "a", "0x1", "9223372036854775808"});
    for (const auto row : rows) {
        CAPTURE(row);
        const auto read = parse_ticket_id(row);
        REQUIRE_FALSE(read);
        CHECK(read.error().code == Code::usage);
        CHECK(read.error().message.find("'" + std::string{row} + "'") != std::string::npos);
    }
}

TEST_CASE("a ticket reads back as written") {
    for (const std::int64_t id : {std::int64_t{1}, std::int64_t{17}, INT64_MAX}) {
        CAPTURE(id);
        CHECK(parse_ticket_id(to_string(TicketId{id})) == TicketId{id});
    }
    CHECK(to_string(TicketId{17}) == "#17");
}

TEST_CASE("an agent has 1 to 64 letters and digits and a few signs") {
    struct Row {
        std::string text;
        bool good;
    };
    const auto rows = std::to_array<Row>({{"", false},
                                          {"a", true},
                                          {std::string(64, 'a'), true},
                                          {std::string(65, 'a'), false},
                                          {"Az09._-@+", true},
                                          {"-ana", false},
                                          {"ana-", true},
                                          {"+ana", true},
                                          {"ana b", false},
                                          {"ana/b", false},
                                          {"ana:", false},
                                          {"`", false},
                                          {"{", false},
                                          {"[", false},
                                          {"jörg", false},
                                          {std::string{"a\0b", 3}, false},
                                          {"a\n", false}});
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const auto read = parse_agent(row.text);
        REQUIRE(read.has_value() == row.good);
        if (row.good) CHECK(*read == row.text);
        if (!row.good) CHECK(read.error().code == Code::usage);
    }
}

}  // namespace
}  // namespace amends
