// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <tests/playbook/support.hpp>

using namespace amends;
using test::faults;
using test::with;

using Faults = std::vector<std::string>;

namespace {

/// A playbook with one test of such deeds and expectations.
std::string scenario(const std::string& deeds, const std::string& expectations) {
    return with(
        "steps: [{id: apologize, rule: ABC-Q, stage: receive, do: x}]\n"
        "tests:\n"
        "  - name: a test\n"
        "    start: 2026-03-28T23:10:00+01:00\n"
        "    do: " +
        deeds +
        "\n"
        "    expect: " +
        expectations + "\n");
}

Faults messages(const std::string& deeds, const std::string& expectations) {
    Faults all;
    for (const Problem& problem : test::read_text(scenario(deeds, expectations)).problems)
        all.push_back(problem.message);
    return all;
}

const auto* const kDeeds = "[{open: {mood: angry, text: x}}, {at: +50m, respond: {text: x}}]";
const auto* const kExpect =
    "[{at: +1h, clock: {respond: {tier: amazed}}, refused: [close], steps: {done: [apologize]}}]";

}  // namespace

TEST_CASE("a good test is no fault") {
    CHECK(messages(kDeeds, kExpect) == Faults{});
    CHECK(messages("[]", "[]") == Faults{});
    CHECK(messages(kDeeds, "[{at: +26h, reminders: [{clock: update, rung: due, to: owner}], overdue: true}]") ==
          Faults{});
    CHECK(messages(kDeeds, "[{at: +1h30m, steps: {open: apologize, next: apologize, skipped: []}, refused: close}]") ==
          Faults{});
}

TEST_CASE("a test needs a name and a start and what is done and expected") {
    CHECK(faults(with("tests: [{}]\n")) ==
          Faults{"t.yaml:2:9: error: a test needs 'name'", "t.yaml:2:9: error: a test needs 'start'",
                 "t.yaml:2:9: error: a test needs 'do'", "t.yaml:2:9: error: a test needs 'expect'"});
    CHECK(faults(with("tests: {a: b}\n")) == Faults{"t.yaml:2:8: error: expected a list of tests"});
    CHECK(faults(with("tests: [a]\n")).size() == 5);
}

TEST_CASE("a test starts at a time with an offset") {
    for (const auto* bad : {"2026-03-28", "2026-03-28T23:10:00", "yesterday", "2026-02-30T10:00:00Z", "[x]"}) {
        CAPTURE(bad);
        CHECK(faults(with(fmt::format("tests: [{{name: a, start: {}, do: [], expect: []}}]\n", bad))).size() == 1);
    }
}

TEST_CASE("what is done are commands at their time") {
    CHECK(messages("[{opne: {}}]", "[]") == Faults{"'opne' is not a command of a test"});
    CHECK(messages("[{open: {}, hear: {}}]", "[]") == Faults{"each line of 'do' is one command, perhaps with 'at'"});
    CHECK(messages("[{at: +1h}]", "[]") == Faults{"each line of 'do' is one command, perhaps with 'at'"});
    CHECK(messages("[open]", "[]") == Faults{"each line of 'do' is one command, perhaps with 'at'"});
    CHECK(messages("open", "[]") == Faults{"expected a list of commands"});
    CHECK(messages("{open: {}}", "[]") == Faults{"expected a list of commands"});
    for (const auto* bad : {"50m", "+", "+soon", "-50m", "++50m", "[+50m]"}) {
        CAPTURE(bad);
        CHECK(messages(fmt::format("[{{at: {}, open: {{}}}}]", bad), "[]").size() == 1);
    }
}

TEST_CASE("what is expected has a time and known words") {
    CHECK(messages("[]", "[{overdue: true}]") == Faults{"an expectation needs 'at'"});
    CHECK(messages("[]", "[{at: 1h}]") == Faults{"'1h' is not a time after the start, like +50m"});
    CHECK(messages("[]", "[{at: +1h, clok: {}}]") == Faults{"unknown key 'clok' in an expectation"});
    CHECK(messages("[]", "[{at: +1h, clock: {respnd: {}}}]") == Faults{"'respnd' is not a clock"});
    CHECK(messages("[]", "[{at: +1h, clock: respond}]") == Faults{"expected clocks by name"});
    CHECK(messages("[]", "[{at: +1h, refused: [closed]}]") == Faults{"'closed' is not a command of a test"});
    CHECK(messages("[]", "[{at: +1h, steps: {done: [apologise]}}]") == Faults{"'apologise' is not a step"});
    CHECK(messages("[]", "[{at: +1h, steps: {did: [apologize]}}]") == Faults{"unknown key 'did' in 'steps'"});
    CHECK(messages("[]", "[{at: +1h, steps: apologize}]") == Faults{"expected 'steps': keys with values"});
    CHECK(messages("[]", "overdue") == Faults{"expected a list of expectations"});
    CHECK(messages("[]", "{at: +1h}") == Faults{"expected a list of expectations"});
}
