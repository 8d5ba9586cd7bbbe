// SPDX-License-Identifier: MIT
// Scenarios are played by the code that serves the desk: each key of an expectation can fail, and says how.
#include <doctest/doctest.h>

#include <tests/playbook/support.hpp>
#include <tests/rehearsal/staged.hpp>

using namespace amends;

namespace {

constexpr const char* kPlaybook = R"(playbook: test
clocks: {respond: {amazed: 1h, delighted: 6h, expected: 24h}, update: 24h, resolve: {within: 5d}}
nudge: [3d]
templates: {nudge: "Hello again"}
authority: {agent: {option: 50, per_year: 80}, supervisor: {option: 500}}
steps:
  - {id: apologize, rule: ABC-Q, stage: acknowledge, do: x, done_by: [acknowledged, replied], before: [close]}
  - {id: call, rule: ABC-P, stage: delight, do: x}
  - {id: calm-down, rule: CALM-1, stage: receive, do: x, when: {mood: [furious]}}
causes: {process: [billing]}
checks:
  - id: no-policy
    rule: TEN-5
    level: error
    message: x
    flag: ['\bpolicy\b']
    tests: {flags: [our policy], passes: [I will do it]}
  - id: no-but
    rule: TEN-3
    level: warning
    message: x
    flag: ['\bbut\b']
    tests: {flags: [but no], passes: [and so]}
  - id: promised-time
    rule: KEYS-8
    level: error
    message: x
    state: promised-time
    flag: ['\bby (\d+:\d\d)']
    tests: {flags: ['by 9:00'], passes: [soon]}
tests:
  - name: a test
    start: 2026-03-28T23:10:00+01:00
    agents: {lena: supervisor}
)";

/// What differs in a scenario of such lines, as `WHAT: EXPECTED | ACTUAL`.
std::vector<std::string> played(const std::string& deeds, const std::string& expectations) {
    const auto read = test::read_text(kPlaybook + ("    do: " + deeds) + "\n    expect: " + expectations + "\n");
    for (const Problem& problem : read.problems) FAIL(to_string(problem));
    std::vector<std::string> shown;
    for (const Difference& one : test::Staged{*read.playbook}.play(read.scenarios.at(0)).differences) {
        shown.push_back(fmt::format("{}: {} | {}", one.what, one.expected, one.actual));
    }
    return shown;
}

using Shown = std::vector<std::string>;

}  // namespace

TEST_CASE("what holds differs in nothing") {
    CHECK(played("[{open: {mood: angry}}, {at: +1h, respond: {text: Sorry.}}]",
                 "[{at: +1h, clock: {respond: {tier: amazed, late: false, state: stopped, due: 24h}, update: {due: +25h, state: running}}, "
                 "steps: {done: [apologize], next: [call]}, overdue: false, status: open, owner: nobody, episode: 1, contacts: 1, "
                 "handovers: 0, promises: [], allowed: [close, respond], refused: [reopen]}]") == Shown{});
}

TEST_CASE("each key of an expectation can fail") {
    const std::string deeds = "[{open: {}}, {at: +2h, respond: {text: Sorry.}}, {promise: {text: x, by: 2h}}]";
    const auto fails = [&](const std::string& expectation) { return played(deeds, "[{at: +3h, " + expectation + "}]"); };
    CHECK(fails("clock: {respond: {tier: amazed}}") == Shown{"clock respond, tier: amazed | delighted"});
    CHECK(fails("clock: {respond: {late: true}}") == Shown{"clock respond, late: true | false"});
    CHECK(fails("clock: {respond: {state: running}}") == Shown{"clock respond, state: running | stopped"});
    CHECK(fails("clock: {update: {due: +25h}}") ==
          Shown{"clock update, due: +1d1h, Mon 30 Mar 00:10 +01:00 | +1d2h, Mon 30 Mar 01:10 +01:00"});
    CHECK(fails("steps: {skipped: [apologize], done: [call, calm-down]}") ==
          Shown{"step call: done | next", "step calm-down: done | not for this ticket", "step apologize: skipped | done"});
    CHECK(fails("refused: [respond]") == Shown{"respond: refused | it would be done"});
    CHECK(fails("allowed: [close]") ==
          Shown{fmt::format("close: allowed | refused: promise '1' is open until {} [KEYS-8]", "2026-03-29T02:10:00Z")});
    CHECK(fails("overdue: true") == Shown{"overdue: true | false"});
    CHECK(fails("status: waiting") == Shown{"status: waiting | open"});
    CHECK(fails("outcome: lost") == Shown{"outcome: lost | none"});
    CHECK(fails("owner: kim") == Shown{"owner: kim | nobody"});
    CHECK(fails("promises: [kept]") == Shown{"promises: kept | open"});
    CHECK(fails("episode: 2, contacts: 0, handovers: 1") ==
          Shown{"episode: 2 | 1", "contacts: 0 | 1", "handovers: 1 | 0"});
    CHECK(played("[{open: {}}]", "[{at: +1h, clock: {update: {late: false}}}]") ==
          Shown{"clock update: there is one | there is none"});
}

TEST_CASE("a deed that is refused against its will differs, and the play goes on") {
    CHECK(played("[{open: {}}, {at: +1h, close: {outcome: satisfied, cause: process/billing}}, {at: +2h, respond: {text: Sorry.}}]",
                 "[{at: +3h, clock: {respond: {state: stopped}}}]") ==
          Shown{"close: done | refused: the customer's message is not answered yet [TEN-2]"});
}

TEST_CASE("a deed that is to be refused is refused by that rule, or differs") {
    const auto with = [](const std::string& refused) {
        return played("[{open: {}}, {close: {outcome: satisfied, cause: process/billing}, refused: " + refused + "}]", "[]");
    };
    CHECK(with("TEN-2") == Shown{});
    CHECK(with("true") == Shown{});
    CHECK(with("KEYS-8") == Shown{"close: refused by KEYS-8 | refused: the customer's message is not answered yet [TEN-2]"});
    CHECK(played("[{open: {}}, {take: , refused: true}]", "[]") == Shown{"take: refused | done"});
}

TEST_CASE("who acts counts: what an agent may not give, a supervisor may") {
    const std::string offer = "offer-options: {option: [a=60, b, c]}";
    CHECK(played("[{open: {}}, {" + offer + ", refused: SURE-X}, {as: lena, " + offer + "}]", "[{at: +1h, status: waiting}]") == Shown{});
}

TEST_CASE("what one customer was given counts on every ticket of theirs") {
    const std::string give = "{open: {customer: Iris}}, {offer-options: {option: [a=50, b, c]}}, {choose: {n: 1}}, ";
    const std::string again = "offer-options: {option: [a=40, b, c]}";
    CHECK(played("[" + give + "{open: {customer: Iris}}, {ticket: 2, " + again + ", refused: SURE-X}]", "[]") == Shown{});
    CHECK(played("[" + give + "{open: {customer: Jo}}, {ticket: 2, " + again + "}]", "[]") == Shown{});
    CHECK(played("[" + give + "{at: +366d, open: {customer: Iris}}, {ticket: 2, " + again + "}]", "[]") == Shown{});
}

TEST_CASE("expectations are looked at in order of time, and after what is done at the same time") {
    CHECK(played("[{open: {}}, {at: +2h, respond: {text: Sorry.}}]",
                 "[{at: +2h, clock: {respond: {state: stopped}}}, {at: +1h59m, clock: {respond: {state: running}}}]") == Shown{});
}

TEST_CASE("trying a command changes nothing") {
    CHECK(played("[{open: {}}]", "[{at: +1h, allowed: [respond, acknowledge, take, hear]}, {at: +1h, clock: {respond: {state: running}}, "
                                 "contacts: 1, owner: nobody}]") == Shown{});
}

TEST_CASE("what is sent is held against the playbook's checks") {
    const auto replied = [](const std::string& options, const std::string& after = "") {
        return "[{open: {}}, {at: +1h, respond: {" + options + "}" + after + "}]";
    };
    CHECK(played(replied("text: Our policy says no."), "[]") ==
          Shown{"respond: done | refused: the check 'no-policy' found an error in the text, so nothing was sent [TEN-5]"});
    CHECK(played(replied("text: Our policy says no.", ", refused: TEN-5"), "[{at: +1h, clock: {respond: {state: running}}}]") == Shown{});
    CHECK(played(replied("text: 'Our policy, but soon.', force: true, because: x"), "[{at: +1h, findings: [no-but, no-policy]}]") == Shown{});
    CHECK(played(replied("text: 'Our policy, but soon.', waive: [no-policy], because: x"), "[{at: +1h, findings: [no-but, no-policy]}]") == Shown{});
    CHECK(played(replied("text: Our policy says no., waive: [no-but], because: x", ", refused: TEN-5"), "[]") == Shown{});
    CHECK(played("[{open: {}}, {acknowledge: {text: Our policy., waive: [no-policy], because: x}}]", "[]") == Shown{});
    CHECK(played(replied("text: I will but later."), "[{at: +1h, findings: [no-but]}]") == Shown{});
    CHECK(played(replied("text: I will but later."), "[{at: +1h, findings: []}]") == Shown{"findings: none | no-but"});
    CHECK(played(replied("text: I will."), "[{at: +1h, findings: [no-but]}]") == Shown{"findings: no-but | none"});
    CHECK(played("[{open: {}}]", "[{at: +1h, findings: []}]") == Shown{"findings: none | nothing was sent"});
    CHECK(played("[{open: {}}, {offer-options: {option: [a, b, c], text: Our policy.}, refused: TEN-5}]", "[]") == Shown{});
    CHECK(played("[{open: {}}, {acknowledge: {text: Our policy.}, refused: TEN-5}]", "[]") == Shown{});
}

TEST_CASE("times in a text are those of the scenario's clock") {
    const auto says = [](const std::string& time) {  // it is 23:10 where the scenario plays, 22:10 in UTC; a named hour means an hour more or less
        return "[{open: {}}, {respond: {until: 50m, text: 'You will hear from me by " + time + ".'}";
    };
    CHECK(played(says("1:00") + "}]", "[{at: +1m, findings: []}]") == Shown{});
    CHECK(played(says("22:30") + ", refused: KEYS-8}]", "[]") == Shown{});
}

TEST_CASE("a merged ticket leads to the one that goes on") {
    CHECK(played("[{open: {}}, {open: {}}, {ticket: 2, merge: {into: 1}}, {ticket: 2, respond: {text: Sorry.}}]",
                 "[{at: +1h, clock: {respond: {state: stopped}}}, {at: +1h, ticket: 2, status: open}]") == Shown{});
}

TEST_CASE("what happens after the last expectation is played too") {
    CHECK(played("[{open: {}}, {at: +2d, close: {outcome: lost, cause: process/billing}}]", "[{at: +1h, status: open}]").size() == 1);
}

TEST_CASE("a difference says where it stands and when it is") {
    const auto read = test::read_text(std::string{kPlaybook} + "    do: [{open: {}}]\n    expect:\n      - {at: +25h, overdue: false}\n");
    REQUIRE(read.problems.empty());
    const auto rehearsed = test::Staged{*read.playbook}.play(read.scenarios.at(0));
    REQUIRE(rehearsed.differences.size() == 1);
    const Difference& difference = rehearsed.differences.front();
    CHECK(difference.place == SourceLine{"t.yaml", 37});
    CHECK(difference.when == "+1d1h, Mon 30 Mar 00:10 +01:00");
    CHECK(to_string(difference.at) == "2026-03-29T23:10:00Z");
}

TEST_CASE("the shipped playbooks pass their own tests") {
    const auto find = [](const std::string& name, const PlaybookSource&) -> Result<PlaybookSource> {
        return PlaybookSource{name + ".yaml", test::shipped(name + ".yaml")};
    };
    for (const std::string name : {"abc.yaml", "abc-de.yaml", "starter.yaml", "au-asic-rg271.yaml", "uk-fca-disp.yaml",
                                   "uk-housing-ombudsman.yaml", "us-cfpb.yaml"}) {
        CAPTURE(name);
        const auto read = read_playbook({name, test::shipped(name)}, test::euro(), find);
        for (const Problem& problem : read.problems) FAIL_CHECK(to_string(problem));
        REQUIRE(read.playbook);
        REQUIRE_FALSE(read.scenarios.empty());
        test::Staged staged{*read.playbook};
        for (const Scenario& scenario : read.scenarios) {
            CAPTURE(scenario.name);
            for (const Difference& one : staged.play(scenario).differences) {
                FAIL_CHECK(fmt::format("{}:{}: at {}: {}: expected {}, got {}", one.place.file, one.place.line, one.when, one.what,
                                       one.expected, one.actual));
            }
        }
    }
}

TEST_CASE("abc has a test for each way a recovery goes, forty at least") {
    const auto read = read_playbook({"abc.yaml", test::shipped("abc.yaml")}, test::euro(), test::find_none());
    REQUIRE(read.playbook);
    CHECK(read.scenarios.size() >= 40);
}
