// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <array>

#include <amends/base/key.hpp>

namespace amends {

TEST_CASE("a key of another system is text that a line can hold") {
    struct Row {
        std::string text;
        bool good;
    };
    const auto rows = std::to_array<Row>({{"mail-42", true},
                                          {"<1.2@example.com>", true},
                                          {"cl\u00e9 42 \U0001F600", true},
                                          {std::string(256, 'k'), true},
                                          {std::string(257, 'k'), false},
                                          {"", false},
                                          {"a\nb", false},
                                          {"\x1b[2J", false},
                                          {"\x7f", false},
                                          {"k\xe9y", false},
                                          {"k\xff", false},
                                          {std::string{"a\0b", 3}, false}});
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const auto read = parse_key(row.text);
        REQUIRE(read.has_value() == row.good);
        if (row.good) CHECK(*read == row.text);
        if (!row.good) CHECK(read.error().code == Code::usage);
    }
}

}  // namespace amends
