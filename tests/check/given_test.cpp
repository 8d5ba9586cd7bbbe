// SPDX-License-Identifier: MIT
// What customers gave is read from how it is written. What looks like it and is something else matters as much: an agent
// who is warned for a question that nobody answered stops reading.
#include <doctest/doctest.h>

#include <amends/check/given.hpp>

using namespace amends;

TEST_CASE("an e-mail address has a domain") {
    for (const char* given : {"anna@example.com", "write to a.b@mail.example.org.", "(anna@example.com)"}) {
        CAPTURE(given);
        CHECK(gave_email(given));
    }
    for (const char* none : {"", "@", "@shop", "hi @shop.example", "me@home", "a@.", "2 lamps @ 5.00"}) {
        CAPTURE(none);
        CHECK_FALSE(gave_email(none));
    }
}

TEST_CASE("a telephone number in any of its forms") {
    for (const char* given : {"01712345678", "call +49 171 234-5678", "(555) 123 4567", "555-123-4567", "0171/234 56 78", "+8801712345678"}) {
        CAPTURE(given);
        CHECK(gave_phone(given));
    }
    for (const char* none : {"", "12345", "on 2026-11-25 10:30", "25.11.2026 10.30", "order 4711-2233", "od1234567890123", "403-1234567-1234567",
                             "1 2 3 4 5 6 7", "5 lamps for 20 00"}) {
        CAPTURE(none);
        CHECK_FALSE(gave_phone(none));
    }
}

TEST_CASE("a number of the kind that is asked for") {
    for (const char* given : {"order 12345", "my order no. ab-12345", "order number is #4711", "i ordered (1234-5)", "order id: od1234567"}) {
        CAPTURE(given);
        CHECK(gave_number(given, "order"));
    }
    CHECK(gave_number("meine bestellung 12345", "bestellnummer"));
    for (const char* none : {"", "order", "account 778899", "12345", "order of 24.11.2026", "the order for $1200", "the order for €1200", "order in 2026",
                             "an order! 12345", "disorder 12345", "my order, which i placed a long while ago with 12345"}) {
        CAPTURE(none);
        CHECK_FALSE(gave_number(none, "order"));
    }
    CHECK_FALSE(gave_number("12345", ""));
}

TEST_CASE("the name of a thing") {
    for (const char* given : {"model xr-500", "the model: aurora", "my model is the s21", "models x1 and x2"}) {
        CAPTURE(given);
        CHECK(gave_name_of(given, "model"));
    }
    for (const char* none : {"", "model", "my model broke", "my model broke after 2 days", "the product x1", "a model? x1", "the model of 2026-11-25"}) {
        CAPTURE(none);
        CHECK_FALSE(gave_name_of(none, "model"));
    }
}
