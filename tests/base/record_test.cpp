// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <array>

#include <amends/base/record.hpp>

namespace amends {
namespace {

TEST_CASE("slots keep their numbers and names") {
    struct Row {
        Slot slot;
        int number;
        std::string_view name;
    };
    const auto rows = std::to_array<Row>({{Slot::text, 0, "text"},
                                          {Slot::subject, 1, "subject"},
                                          {Slot::wants, 2, "wants"},
                                          {Slot::because, 3, "because"},
                                          {Slot::name, 4, "name"},
                                          {Slot::email, 5, "email"},
                                          {Slot::phone, 6, "phone"},
                                          {Slot::options, 7, "options"}});
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(static_cast<int>(row.slot) == row.number);
        CHECK(row.number < kSlots);
        CHECK(to_string(row.slot) == row.name);
        CHECK(parse_slot(row.name) == row.slot);
    }
}

TEST_CASE("other names are no slots") {
    for (const std::string_view name : {"", "Text", "text ", "tex", "texts", "unknown"}) {
        CAPTURE(name);
        CHECK_FALSE(parse_slot(name));
    }
    CHECK(to_string(static_cast<Slot>(8)) == "unknown");
    CHECK(to_string(static_cast<Slot>(255)) == "unknown");
}

TEST_CASE("records are equal by all they hold") {
    const Record record{"received", 1, "{}", {{Slot::text, "cold soup"}}};
    CHECK(record == Record{record});
    CHECK_FALSE(record == Record{"closed", 1, "{}", record.texts});
    CHECK_FALSE(record == Record{"received", 2, "{}", record.texts});
    CHECK_FALSE(record == Record{"received", 1, "[]", record.texts});
    CHECK_FALSE(record == Record{"received", 1, "{}", {{Slot::text, std::nullopt}}});
    CHECK_FALSE(record == Record{"received", 1, "{}", {{Slot::text, ""}}});
}

}  // namespace
}  // namespace amends
