// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>

#include <amends/base/money.hpp>

namespace amends {
namespace {

Currency currency(std::string_view code) { return Currency::parse(code).value(); }

TEST_CASE("a currency has the decimals of its minor unit") {
    struct Row {
        std::string_view text;
        std::string_view code;
        int digits;
    };
    const auto rows = std::to_array<Row>({{"EUR", "EUR", 2},
                                          {"eur", "EUR", 2},
                                          {"uSd", "USD", 2},
                                          {"JPY", "JPY", 0},
                                          {"jpy", "JPY", 0},
                                          {"KRW", "KRW", 0},
                                          {"KWD", "KWD", 3},
                                          {"tnd", "TND", 3},
                                          {"CLF", "CLF", 4},
                                          {"UYW", "UYW", 4},
                                          {"AAA", "AAA", 2},
                                          {"ZZZ", "ZZZ", 2}});
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const auto read = Currency::parse(row.text);
        REQUIRE(read);
        CHECK(read->code() == row.code);
        CHECK(read->digits() == row.digits);
    }
}

TEST_CASE("what is not three letters is no currency") {
    for (const std::string_view text : {"", "E", "EU", "EURO", "E R", "EU1", "€", "@AB", "[AB", "`ab", "{ab", " EUR"}) {
        CAPTURE(text);
        const auto read = Currency::parse(text);
        REQUIRE_FALSE(read);
        CHECK(read.error().code == Code::usage);
    }
}

TEST_CASE("an amount is read with as many decimals as the currency has") {
    struct Row {
        std::string_view currency;
        std::string_view text;
        std::int64_t minor;
    };
    const auto rows = std::to_array<Row>({{"EUR", "20", 2000},
                                          {"EUR", "20.5", 2050},
                                          {"EUR", "20.50", 2050},
                                          {"EUR", "EUR 20.50", 2050},
                                          {"EUR", "20.50 EUR", 2050},
                                          {"EUR", "eur 20", 2000},
                                          {"EUR", "20 eur", 2000},
                                          {"EUR", "0", 0},
                                          {"EUR", "0.01", 1},
                                          {"EUR", "007", 700},
                                          {"EUR", "00000000000000000000001", 100},
                                          {"EUR", "10000000000000", 1'000'000'000'000'000},
                                          {"EUR", "9999999999999.99", 999'999'999'999'999},
                                          {"JPY", "20", 20},
                                          {"JPY", "1000000000000000", 1'000'000'000'000'000},
                                          {"KWD", "1.234", 1234},
                                          {"KWD", "1.2", 1200}});
    for (const Row& row : rows) {
        CAPTURE(row.currency);
        CAPTURE(row.text);
        const auto read = parse_money(row.text, currency(row.currency));
        REQUIRE(read);
        CHECK(read->minor == row.minor);
    }
}

TEST_CASE("what is no amount of the currency is refused as usage") {
    struct Row {
        std::string_view currency;
        std::string_view text;
    };
    const auto rows = std::to_array<Row>({{"EUR", ""},
                                          {"EUR", " "},
                                          {"EUR", "EUR"},
                                          {"EUR", "EUR "},
                                          {"EUR", " 20"},
                                          {"EUR", "20 "},
                                          {"EUR", "-1"},
                                          {"EUR", "EUR -1"},
                                          {"EUR", "+1"},
                                          {"EUR", "."},
                                          {"EUR", ".5"},
                                          {"EUR", "5."},
                                          {"EUR", "1.2.3"},
                                          {"EUR", "20,50"},
                                          {"EUR", "1e3"},
                                          {"EUR", "0x10"},
                                          {"EUR", "20EUR"},
                                          {"EUR", "EUR20"},
                                          {"EUR", "20 USD"},
                                          {"EUR", "USD 20"},
                                          {"EUR", "EUR 20 EUR"},
                                          {"EUR", "EUR EUR"},
                                          {"EUR", "20.505"},
                                          {"EUR", "20.500"},
                                          {"EUR", "10000000000000.01"},
                                          {"EUR", "99999999999999999999999999"},
                                          {"JPY", "20.5"},
                                          {"JPY", "20.0"},
                                          {"JPY", "1000000000000001"},
                                          {"KWD", "1.2345"}});
    for (const Row& row : rows) {
        CAPTURE(row.currency);
        CAPTURE(row.text);
        const auto read = parse_money(row.text, currency(row.currency));
        REQUIRE_FALSE(read);
        CHECK(read.error().code == Code::usage);
    }
}

TEST_CASE("an amount is written with all decimals") {
    struct Row {
        std::string_view currency;
        std::int64_t minor;
        std::string_view text;
    };
    const auto rows = std::to_array<Row>({{"EUR", 0, "EUR 0.00"},
                                          {"EUR", 1, "EUR 0.01"},
                                          {"EUR", 99, "EUR 0.99"},
                                          {"EUR", 100, "EUR 1.00"},
                                          {"EUR", 2050, "EUR 20.50"},
                                          {"EUR", -50, "EUR -0.50"},
                                          {"EUR", -2050, "EUR -20.50"},
                                          {"JPY", 2050, "JPY 2050"},
                                          {"JPY", -1, "JPY -1"},
                                          {"KWD", 1, "KWD 0.001"},
                                          {"KWD", 1234, "KWD 1.234"}});
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(to_string(Money{row.minor}, currency(row.currency)) == row.text);
        CHECK(amount(Money{row.minor}, currency(row.currency)) == row.text.substr(4));
    }
}

TEST_CASE("money reads back as written") {
    CHECK(rc::check("in every currency, with and without its name", [] {
        const Currency of = currency(*rc::gen::element<std::string>("EUR", "JPY", "KWD", "CLF"));
        const Money money{*rc::gen::inRange<std::int64_t>(0, kMostMoney.minor + 1)};
        RC_ASSERT(parse_money(amount(money, of), of) == money);
        RC_ASSERT(parse_money(to_string(money, of), of) == money);
        RC_ASSERT(parse_money(amount(money, of) + " " + of.code(), of) == money);
    }));
}

TEST_CASE("no text is read as money out of range") {
    CHECK(rc::check("random texts of the letters of amounts", [] {
        const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string{"0123456789.- EUR"}));
        const auto read = parse_money(text, currency("EUR"));
        if (read) RC_ASSERT(read->minor >= 0 && *read <= kMostMoney);
    }));
}

}  // namespace
}  // namespace amends
