// SPDX-License-Identifier: MIT
// Whatever a scenario says, it is played to its end in a moment, or its faults are named.
#include <doctest/doctest.h>


#include <tests/playbook/support.hpp>
#include <tests/rehearsal/staged.hpp>
#include <tests/processor_time.hpp>

using namespace amends;

namespace {

std::string repeated(const std::string& line, int times) {
    std::string all;
    for (int n = 0; n < times; ++n) all += line;
    return all;
}

/// How many things differ; fails the test when it takes longer than a moment.
std::size_t played(const std::string& tests) {
    std::size_t differences = 0;
    const auto play = [&] {
        const auto read = test::read_text(test::with("tests:\n" + tests));
        for (const Problem& problem : read.problems) FAIL(to_string(problem));
        test::Staged staged{*read.playbook};
        for (const Scenario& scenario : read.scenarios) differences += staged.play(scenario).differences.size();
    };
    CHECK(amends::tests::processor_seconds(play) < 20);
    return differences;
}

std::string scenario(const std::string& start, const std::string& deeds, const std::string& expectations) {
    return "  - name: \"\\e[31m\\u202e<&>\"\n    start: " + start + "\n    do:\n" + deeds + "    expect:\n" + expectations;
}

}  // namespace

TEST_CASE("a scenario as long as a playbook may be is played") {
    const std::string deeds = "      - open: {text: x}\n" + repeated("      - hear: {text: x}\n", 2500);
    CHECK(played(scenario("2026-01-01T00:00:00Z", deeds, "      - {at: +1h, contacts: 2501}\n")) == 0);
}

TEST_CASE("many expectations that try commands are looked at") {
    const std::string expect = repeated("      - {at: +1h, refused: [close, wait], allowed: [respond]}\n", 1000);
    CHECK(played(scenario("2026-01-01T00:00:00Z", "      - open: {text: x}\n", expect)) == 0);
}

TEST_CASE("time at its end does not overflow") {
    const std::string deeds = "      - open: {text: x, received: -36525d}\n"
                              "      - {at: +36525d, respond: {text: x, until: 36525d}, refused: true}\n"
                              "      - {at: +36525d, promise: {text: x, by: 36525d}, refused: true}\n";
    CHECK(played(scenario("9999-12-31T23:59:59Z", deeds, "      - {at: +36525d, clock: {respond: {due: 36525d}}}\n")) == 1);
    CHECK(played(scenario("1970-01-01T00:00:00Z", "      - open: {received: -36525d}\n", "      - {at: +1h}\n")) == 0);
}

TEST_CASE("tickets that are merged in a circle are refused") {
    const std::string deeds = "      - open:\n      - open:\n      - merge: {into: 2}\n"
                              "      - {ticket: 2, merge: {into: 1}, refused: true}\n      - {merge: {into: 1}, refused: true}\n"
                              "      - {ticket: 2, unmerge: , refused: true}\n";
    CHECK(played(scenario("2026-01-01T00:00:00Z", deeds, "      - {at: +1h, ticket: 1, status: open}\n")) == 0);
}

TEST_CASE("texts that are hostile are values like any other") {
    const std::string deeds = "      - open: {subject: \"\\e]0;x\\a\", customer: \"\\u202e\", text: \"{{agent}}\"}\n"
                              "      - {respond: {text: \"{{x}}\"}, refused: AMAZE-3}\n"
                              "      - {offer-options: {option: [\"=\", \"=1=2\", \"x=-1\", \"a\\nb=3\"], text: x}, refused: true}\n"
                              "      - offer-options: {option: [\"\\e[31m=1\", \"{{x}}=2\", \"a\\nb=3\"], text: x}\n";
    CHECK(played(scenario("2026-01-01T00:00:00Z", deeds, "      - {at: +1h, status: waiting}\n")) == 0);
}

TEST_CASE("hostile scenarios are faults, one each") {
    for (const std::string test : {"{name: a, start: x, do: [], expect: []}", "{name: [a], start: 2026-01-01T00:00:00Z, do: [], expect: []}",
                                   "{name: a, start: 2026-01-01T00:00:00Z, agents: [x], do: [], expect: []}",
                                   "{name: a, start: 2026-01-01T00:00:00Z, agents: {'-rf': agent}, do: [], expect: []}",
                                   "{name: a, start: 2026-01-01T00:00:00Z, do: [{open: {}}, {as: '$(x)', take: }], expect: []}",
                                   "{name: a, start: 2026-01-01T00:00:00Z, do: [{at: +99999999999999999999s, open: }], expect: []}",
                                   "{name: a, start: 2026-01-01T00:00:00Z, do: [{open: {}}, {ticket: 999999999999, take: }], expect: []}"}) {
        CAPTURE(test);
        CHECK(test::faults(test::with("tests: [" + test + "]\n")).size() >= 1);
    }
}
