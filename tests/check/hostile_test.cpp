// SPDX-License-Identifier: MIT
// Any text whatever: right or a clear error, in time in proportion to its size.
#include <doctest/doctest.h>

#include <random>

#include <tests/check/support.hpp>
#include <tests/processor_time.hpp>

using namespace amends;

namespace {

Checker& shipped_checker() {
    static Checker checker = test::checker_of(test::good(test::shipped("abc.yaml")));
    return checker;
}

/// Checks a text as an answer to itself, and that every finding lies inside it.
void hold(const std::string& text) {
    Situation situation;
    situation.heard = {text};
    situation.facts = shipped_checker().facts_of(situation.heard);
    std::size_t last = 0;
    for (const Finding& finding : shipped_checker().check(text, situation)) {
        CHECK(finding.place.offset >= last);
        CHECK(finding.place.offset + finding.place.length <= text.size());
        CHECK(finding.place.line >= 1);
        CHECK(finding.place.column >= 1);
        last = finding.place.offset;
    }
}

std::string repeated(std::string_view piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += piece;
    return text;
}

}  // namespace

TEST_CASE("odd bytes do no harm") {
    std::mt19937 random{20261125};
    const std::string pieces[] = {"policy", "\xff", "\xc3", "\u2019", "\u00e4", "\n", "\r\n", "> ", ". ", "?", "\xcc\x88", "\0x", "( ", "sorry", "\"", "\u202e", " "};
    for (int round = 0; round < 300; ++round) {
        std::string text;
        for (auto length = random() % 60; length > 0; --length) text += pieces[random() % std::size(pieces)];
        CAPTURE(text);
        hold(text);
    }
}

TEST_CASE("long texts take time in proportion") {
    constexpr std::size_t kSize = 1'000'000;
    for (const char* piece : {"(", "policy ", "will not ", "a. ", "> x\n", "!", "you \u00e4 ", "\n", "or or ", "because it is our policy. "}) {
        CAPTURE(piece);
        CHECK(tests::processor_seconds([&] { hold(repeated(piece, kSize)); }) < 60);
    }
}
