// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <tests/playbook/support.hpp>

using namespace amends;
using test::faults;
using test::good;
using test::with;

using Faults = std::vector<std::string>;

namespace {

/// A playbook with one good step and these keys besides.
std::string step(const std::string& keys) {
    return with("steps:\n  - {id: a, rule: ABC-Q, stage: receive, do: x" + keys + "}\n");
}

Faults messages(const std::string& keys) {
    Faults all;
    for (const Problem& problem : test::read_text(step(keys)).problems) all.push_back(problem.message);
    return all;
}

Condition when(const std::string& keys) { return good(step(", when: {" + keys + "}")).steps.at(0).when; }

}  // namespace

TEST_CASE("a step is read whole") {
    const Playbook playbook =
        good(with("steps:\n"
                  "  - id: apologize\n"
                  "    rule: [ABC-Q, AMAZE-4]\n"
                  "    stage: acknowledge\n"
                  "    do: Say sorry.\n"
                  "    say: [\"I am sorry, {{customer.first_name}}.\", Sorry.]\n"
                  "    when: {kind: [complaint]}\n"
                  "    done_by: [acknowledged, replied]\n"
                  "    before: [escalate, close]\n"));
    REQUIRE(playbook.steps.size() == 1);
    const Step expected{"apologize",
                        {"ABC-Q", "AMAZE-4"},
                        Stage::acknowledge,
                        "Say sorry.",
                        {"I am sorry, {{customer.first_name}}.", "Sorry."},
                        {{KindIs{{Kind::complaint}}}, {}},
                        {"acknowledged", "replied"},
                        {"escalate", "close"},
                        3};
    CHECK(playbook.steps[0] == expected);
}

TEST_CASE("one value stands for a list of one") {
    const Step one = good(step(", say: Sorry., done_by: replied, before: close")).steps.at(0);
    CHECK(one.rules == std::vector<std::string>{"ABC-Q"});
    CHECK(one.say == std::vector<std::string>{"Sorry."});
    CHECK(one.done_by == std::vector<std::string>{"replied"});
    CHECK(one.before == std::vector<std::string>{"close"});
}

TEST_CASE("a step needs an id and a rule and a stage and words") {
    CHECK(faults(with("steps: [{}]\n")) ==
          Faults{"t.yaml:2:9: error: a step needs 'id'", "t.yaml:2:9: error: a step needs 'rule'",
                 "t.yaml:2:9: error: a step needs 'stage'", "t.yaml:2:9: error: a step needs 'do'"});
    CHECK(faults(with("steps: {a: b}\n")) == Faults{"t.yaml:2:8: error: expected a list of steps"});
    CHECK(faults(with("steps: [a]\n")).front() == "t.yaml:2:9: error: expected a step: keys with values");
}

TEST_CASE("a step stands once") {
    const auto found =
        faults(with("steps:\n"
                    "  - {id: a, rule: ABC-Q, stage: receive, do: x}\n"
                    "  - {id: a, rule: ABC-Q, stage: receive, do: x}\n"));
    CHECK(found == Faults{"t.yaml:4:5: error: step 'a' stands twice"});
}

TEST_CASE("a step names only what there is") {
    CHECK(messages(", done_by: [aknowledged]") == Faults{"'aknowledged' is not a kind of event"});
    CHECK(messages(", before: [closed]") == Faults{"'closed' is not a command that a step can stand before"});
    CHECK(messages(", before: open") == Faults{"'open' is not a command that a step can stand before"});
    CHECK(messages(", befor: close") == Faults{"unknown key 'befor' in a step"});
    CHECK(faults(with("steps: [{id: a, rule: [ABC-Q, ABC-1], stage: receive, do: x}]\n")).size() == 1);
    CHECK(faults(with("steps: [{id: A B, rule: ABC-Q, stage: later, do: [x]}]\n")).size() == 3);
}

TEST_CASE("sentences to say are templates") {
    CHECK(messages(", say: [Hello, \"{{nobody}}\"]") == Faults{"no slot 'nobody'"});
    CHECK(messages(", say: \"{{nobody}}\"") == Faults{"no slot 'nobody'"});
    CHECK(messages(", say: [\"{{#agent}}\"]").size() == 1);
    CHECK(messages(", say: {a: b}").size() >= 1);
}

TEST_CASE("every condition is read") {
    CHECK(when("kind: complaint, mood: [angry, furious]") ==
          Condition{{KindIs{{Kind::complaint}}, MoodIs{{Mood::angry, Mood::furious}}}, {}});
    CHECK(when("channel: [in-person, web]") == Condition{{ChannelIs{{Channel::in_person, Channel::web}}}, {}});
    CHECK(when("priority: urgent") == Condition{{PriorityIs{{Priority::urgent}}}, {}});
    CHECK(when("outcome: [no-reply]") == Condition{{OutcomeIs{{Outcome::no_reply}}}, {}});
    CHECK(when("value: {at_least: 12.50}") == Condition{{ValueAtLeast{{1250}}}, {}});
    CHECK(when("value: {at_least: EUR 3}") == Condition{{ValueAtLeast{{300}}}, {}});
    CHECK(when("contacts: {at_least: 3}") == Condition{{ContactsAtLeast{3}}, {}});
    CHECK(when("handovers: {at_least: 2}") == Condition{{HandoversAtLeast{2}}, {}});
    CHECK(when("kind: praise, not: {mood: calm}") == Condition{{KindIs{{Kind::praise}}}, {MoodIs{{Mood::calm}}}});
    CHECK(when("") == Condition{});
}

TEST_CASE("conditions refuse what they cannot ask") {
    const auto refused = [](const std::string& keys) { return messages(", when: {" + keys + "}"); };
    CHECK(refused("moods: calm") == Faults{"unknown key 'moods' in 'when'"});
    CHECK(refused("mood: cross").size() == 1);
    CHECK(refused("mood: [calm, cross]").size() == 1);
    CHECK(refused("mood: {calm: true}").size() == 1);
    CHECK(refused("value: 500").size() >= 1);
    CHECK(refused("value: {}") == Faults{"a bound needs 'at_least'"});
    CHECK(refused("value: {at_least: -1}").size() == 1);
    CHECK(refused("value: {at_least: USD 5}").size() == 1);
    CHECK(refused("value: {at_least: 5.001}").size() == 1);
    CHECK(refused("value: {at_most: 5}").size() == 2);
    CHECK(refused("contacts: {at_least: many}") == Faults{"'many' is not a number from 0 to 1000000"});
    CHECK(refused("contacts: {at_least: -1}") == Faults{"'-1' is not a number from 0 to 1000000"});
    CHECK(refused("contacts: {at_least: 1000001}").size() == 1);
    CHECK(refused("contacts: {at_least: 99999999999999999999}").size() == 1);
    CHECK(refused("contacts: {at_least: 3.0}").size() == 1);
    CHECK(refused("not: {not: {mood: calm}}") == Faults{"unknown key 'not' in 'when'"});
    CHECK(refused("not: calm").size() == 1);
    CHECK(messages(", when: calm").size() == 1);
    CHECK(messages(", when: [calm]").size() == 1);
}
