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
        "reminders: [{before: 15m, to: owner}, {at: due, to: owner}]\n"
        "options: {catalogue: {credit: {text: x, cost: 3}}}\n"
        "causes: {process: [billing]}\n"
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
    CHECK(messages("[{open: {}, hear: {}}]", "[]") == Faults{"each line of 'do' is one command, perhaps with 'at', 'ticket', 'as' and 'refused'"});
    CHECK(messages("[{at: +1h}]", "[]") == Faults{"each line of 'do' is one command, perhaps with 'at', 'ticket', 'as' and 'refused'"});
    CHECK(messages("[open]", "[]") == Faults{"each line of 'do' is one command, perhaps with 'at', 'ticket', 'as' and 'refused'"});
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

TEST_CASE("a command takes the options of the command line, and no others") {
    CHECK(messages("[{open: {modo: angry}}]", "[]") == Faults{"unknown key 'modo' in 'open'"});
    CHECK(messages("[{open: {mood: cross}}]", "[]").size() == 1);
    CHECK(messages("[{open: {}}, {respond: {text: x, n: 1}}]", "[]") == Faults{"unknown key 'n' in 'respond'"});
    CHECK(messages("[{open: {}}, {take: {}}, {resume:}]", "[]") == Faults{});
    CHECK(messages("[{open: {}}, {promise: {text: x}}]", "[]") == Faults{"'promise' needs 'by'"});
    CHECK(messages("[{open: {}}, {respond: }]", "[]") == Faults{"'respond' needs 'text'"});
    CHECK(messages("[{open: {}}, {respond: x}]", "[]") ==
          Faults{"expected 'respond': keys with values", "'respond' needs 'text'"});
    CHECK(messages("[{open: {value: many}}]", "[]").size() == 1);
    CHECK(messages("[{open: {}}, {choose: {n: -1}}]", "[]").size() == 1);
}

TEST_CASE("all faults of a test are named at once, each at its place") {
    const auto all = faults(with("tests:\n"
                                 "  - name: a\n"
                                 "    start: 2026-03-28T23:10:00+01:00\n"
                                 "    do:\n"
                                 "      - open: {mood: cross}\n"
                                 "      - {at: soon, respond: {txt: x}}\n"
                                 "    expect: [{at: +1h, overdue: perhaps, status: done}]\n"));
    REQUIRE(all.size() == 6);
    CHECK(all[0].starts_with("t.yaml:6:22: error: 'cross' is not a mood"));
    CHECK(all[1].starts_with("t.yaml:7:14: error: 'soon' is not a time after the start"));
    CHECK(all[2].starts_with("t.yaml:7:29: error: 'respond' needs 'text'"));
    CHECK(all[3].starts_with("t.yaml:7:30: error: unknown key 'txt' in 'respond' (did you mean 'text'?)"));
    CHECK(all[4].starts_with("t.yaml:8:33: error: 'perhaps' is neither true nor false"));
    CHECK(all[5].starts_with("t.yaml:8:50: error: 'done' is not a status"));
}

TEST_CASE("time does not go back, and a line without a time is at that of the line above") {
    CHECK(messages("[{at: +2h, open: {}}, {at: +1h, take: {}}]", "[]") == Faults{"this comes before the command above it"});
    const auto read = test::read_text(scenario("[{at: +2h, open: {}}, {take: {}}]", "[]"));
    REQUIRE(read.scenarios.size() == 1);
    CHECK(read.scenarios[0].deeds[1].at == Span{Seconds{7200}});
}

TEST_CASE("a test begins with a ticket, and names only those that are open") {
    CHECK(messages("[{take: {}}]", "[]") == Faults{"no ticket is there yet: begin with 'open'"});
    CHECK(messages("[{open: {}}, {ticket: 2, take: {}}]", "[]") ==
          Faults{"'2' is no ticket of this test: it has opened 1 by then"});
    CHECK(messages("[{open: {}}, {open: {}}, {ticket: 2, merge: {into: 1}}]", "[{at: +1h, ticket: 2}]") == Faults{});
    CHECK(messages("[{open: {}}]", "[{at: +1h, ticket: 2}]").size() == 1);
    CHECK(messages("[{ticket: 1, open: {}}]", "[]").size() == 2);
}

TEST_CASE("what a command names must be in the playbook, unless it is to be refused") {
    for (const std::string deed : {"did: {step: apologise}", "close: {outcome: lost, cause: process/weather}",
                                   "offer-options: {from: [credt]}", "gift: {item: cake}"}) {
        CAPTURE(deed);
        CHECK(messages("[{open: {}}, {" + deed + "}]", "[]").size() == 1);
        CHECK(messages("[{open: {}}, {refused: true, " + deed + "}]", "[]") == Faults{});
    }
    CHECK(messages("[{open: {}}, {offer-options: {from: ['credit=5']}}]", "[]") == Faults{});
}

TEST_CASE("a deed that is to be refused names a rule, or none") {
    CHECK(messages("[{open: {}}, {refused: TEN-2, take: {}}]", "[]") == Faults{});
    CHECK(messages("[{open: {}}, {refused: TEN-99, take: {}}]", "[]").size() == 1);
    CHECK(messages("[{open: {}}, {refused: false, take: {}}]", "[]").size() == 1);
}

TEST_CASE("options that make no sense together are faults") {
    CHECK(messages("[{open: {}}, {respond: {text: x, ask: true, final: true}}]", "[]").size() == 1);
    CHECK(messages("[{open: {}}, {respond: {text: x, force: true}}]", "[]").size() == 1);
    CHECK(messages("[{open: {}}, {respond: {text: x, waive: [no-policy]}}]", "[]").size() == 2);  // no reason, and no such check
    CHECK(messages("[{open: {}}, {respond: {text: x, waive: [no-policy], because: y}}]", "[]").size() == 1);
    CHECK(messages("[{open: {}}, {choose: {}}]", "[]").size() == 1);
    CHECK(messages("[{open: {}}, {choose: {n: 1, own: x}}]", "[]").size() == 1);
}

TEST_CASE("times of a test are lengths or moments") {
    for (const std::string good : {"24h", "+24h", "-2h", "3bd", "2026-03-29T10:00:00+01:00"}) {
        CHECK(messages("[{open: {received: '" + good + "'}}]", "[]") == Faults{});
    }
    for (const std::string bad : {"tomorrow", "-3bd", "24", "2026-03-29", "+", ""}) {
        CAPTURE(bad);
        CHECK(messages("[{open: {}}, {promise: {text: x, by: '" + bad + "'}}]", "[]").size() == 1);
    }
}

TEST_CASE("only rungs of the ladder are reminders, and only respond has tiers") {
    CHECK(messages("[]", "[{at: +1h, reminders: [{clock: update, rung: after 2h, to: owner}]}]").size() == 1);
    CHECK(messages("[]", "[{at: +1h, reminders: [{clock: update, rung: before 15m, to: owner}]}]") == Faults{});
    CHECK(messages("[]", "[{at: +1h, clock: {update: {tier: late}}}]") == Faults{"only 'respond' has tiers"});
}

TEST_CASE("the start keeps how its writer's clock stood") {
    const auto read = test::read_text(scenario("[]", "[]"));
    REQUIRE(read.scenarios.size() == 1);
    CHECK(read.scenarios[0].offset == Seconds{3600});
    CHECK(to_string(read.scenarios[0].start) == "2026-03-28T22:10:00Z");
}
