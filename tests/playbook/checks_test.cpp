// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <tests/playbook/support.hpp>

using namespace amends;
using test::faults;
using test::good;
using test::with;

using Faults = std::vector<std::string>;

namespace {

/// A playbook with one check that has these keys besides what it needs.
std::string check(const std::string& keys) {
    return with("checks:\n  - {id: a, rule: TEN-5, message: m, " + keys + "}\n");
}

Faults messages(const std::string& keys) {
    Faults all;
    for (const Problem& problem : test::read_text(check(keys)).problems) all.push_back(problem.message);
    return all;
}

}  // namespace

TEST_CASE("a check is read whole") {
    const Playbook playbook =
        good(with("checks:\n"
                  "  - id: no-policy\n"
                  "    rule: [TEN-5, CALM-8]\n"
                  "    level: error\n"
                  "    on: [first, final]\n"
                  "    when: {kind: complaint}\n"
                  "    flag: ['policy']\n"
                  "    unless: ['privacy policy']\n"
                  "    near: {reason: ['because'], within: 2}\n"
                  "    need: ['sorry']\n"
                  "    first: 3\n"
                  "    not_as: ['sorry but']\n"
                  "    message: No.\n"
                  "    instead: Yes.\n"
                  "    labels: [policy_excuse, bare_no]\n"
                  "    tests: {flags: [\"Sorry, policy.\", Hello.], passes: [\"Sorry, policy because.\"]}\n"));
    Check expected;
    expected.id = "no-policy";
    expected.rules = {"TEN-5", "CALM-8"};
    expected.level = Level::error;
    expected.on = {ReplyMoment::first, ReplyMoment::final};
    expected.when.all = {KindIs{{Kind::complaint}}};
    expected.flag = {"policy"};
    expected.unless = {"privacy policy"};
    expected.reason = {"because"};
    expected.reason_within = 2;
    expected.need = {"sorry"};
    expected.first = 3;
    expected.not_as = {"sorry but"};
    expected.message = "No.";
    expected.instead = "Yes.";
    expected.labels = {"policy_excuse", "bare_no"};
    expected.flags = {{.text = "Sorry, policy.", .line = 17}, {.text = "Hello.", .line = 17}};
    expected.passes = {{.text = "Sorry, policy because.", .line = 17}};
    expected.line = 3;
    REQUIRE(playbook.checks.size() == 1);
    CHECK(playbook.checks[0] == expected);
}

TEST_CASE("a check is a warning for any reply unless it says otherwise") {
    const Check one = good(check("flag: x")).checks.at(0);
    CHECK(one.level == Level::warning);
    CHECK(one.on.empty());
    CHECK(one.when == Condition{});
    CHECK(good(check("flag: x, on: any")).checks.at(0).on == std::vector<ReplyMoment>{ReplyMoment::any});
    CHECK(good(check("flag: x, on: {mood: calm}")).checks.at(0).when == Condition{{MoodIs{{Mood::calm}}}, {}});
}

TEST_CASE("a check needs something to look for") {
    CHECK(messages("level: hint") == Faults{"a check needs 'flag' or 'need'"});
    CHECK(messages("need: x, unless: y") == Faults{"'unless' goes with 'flag'"});
    CHECK(messages("need: x, near: {reason: y, within: 1}") == Faults{"'near' goes with 'flag'"});
    CHECK(messages("flag: x, first: 3") == Faults{"'first' goes with 'need'"});
    CHECK(messages("flag: x, not_as: y") == Faults{"'not_as' goes with 'need'"});
    CHECK(faults(with("checks: [{}]\n")).size() == 4);
    CHECK(faults(with("checks: {a: b}\n")) == Faults{"t.yaml:2:9: error: expected a list of checks"});
}

TEST_CASE("a check says when it applies and where it looks") {
    const Check one = good(check("flag: x, said: a, unsaid: [b, c], in: question, at_least: 2, not_after: d, elsewhere: hint, "
                                 "state: asked-before, tests: {passes: {text: y, context: z}}"))
                          .checks.at(0);
    CHECK(one.said == std::vector<std::string>{"a"});
    CHECK(one.unsaid == std::vector<std::string>{"b", "c"});
    CHECK(one.in == SentenceKind::question);
    CHECK(one.at_least == 2);
    CHECK(one.not_after == std::vector<std::string>{"d"});
    CHECK(one.elsewhere == Level::hint);
    CHECK(one.state == StateTest::asked_before);
    CHECK(one.passes == std::vector<CheckTest>{{.text = "y", .context = "z", .line = one.passes.at(0).line}});
    CHECK(messages("state: like-last") == Faults{});
    CHECK(messages("state: like-last, flag: x") == Faults{"state 'like-last' takes neither 'flag' nor 'need'"});
    CHECK(messages("state: promised-time, need: x") == Faults{"state 'promised-time' goes with 'flag'"});
    CHECK(messages("state: before-fix") == Faults{"a check needs 'flag' or 'need'"});
    CHECK(messages("state: asleep, flag: x").size() == 1);
    CHECK(messages("need: x, in: question") == Faults{"'in' goes with 'flag'"});
    CHECK(messages("flag: x, at_least: 0") == Faults{"'at_least' is 1 or more"});
}

TEST_CASE("what customers say is read") {
    const Playbook playbook = good(with("heard:\n  - {kind: praise, words: [great], unless: but}\n  - {mood: angry, words: fraud}\n"));
    REQUIRE(playbook.heard.size() == 2);
    CHECK(playbook.heard[0] == HeardRule{Kind::praise, std::nullopt, {"great"}, {"but"}, 3});
    CHECK(playbook.heard[1].mood == Mood::angry);
    CHECK(faults(with("heard: [{words: x}]\n")).size() == 1);
    CHECK(faults(with("heard: [{kind: praise}]\n")).size() == 1);
    CHECK(faults(with("heard: [{kind: praise, words: '('}]\n")).size() == 1);
}

TEST_CASE("a check stands once") {
    CHECK(faults(with("checks:\n"
                      "  - {id: a, rule: TEN-5, message: m, flag: x}\n"
                      "  - {id: a, rule: TEN-5, message: m, flag: x}\n")) ==
          Faults{"t.yaml:4:5: error: check 'a' stands twice"});
}

TEST_CASE("a check names only what there is") {
    CHECK(messages("flag: x, level: fatal").size() == 1);
    CHECK(messages("flag: x, on: [last]").size() == 1);
    CHECK(messages("flag: x, labels: [rude]") == Faults{"'rude' is not a label"});
    CHECK(messages("flag: x, labels: rude") == Faults{"'rude' is not a label"});
    CHECK(messages("flag: x, flags: y") == Faults{"unknown key 'flags' in a check"});
    CHECK(messages("flag: x, near: {reason: y}") == Faults{"'near' needs 'within'"});
    CHECK(messages("flag: x, near: {within: 2}") == Faults{"'near' needs 'reason'"});
    CHECK(messages("flag: x, near: y").size() >= 1);
    CHECK(messages("flag: x, tests: [y]") == Faults{"expected 'tests' of a check: keys with values"});
    CHECK(messages("flag: x, tests: {flag: [y]}") == Faults{"unknown key 'flag' in 'tests' of a check"});
    CHECK(messages("need: x, first: soon").size() == 1);
}

TEST_CASE("every pattern that does not compile is told") {
    for (const auto* key : {"flag", "need"}) {
        CAPTURE(key);
        CHECK(messages(fmt::format("{}: '('", key)) == Faults{"the pattern does not compile: missing ): ("});
    }
    CHECK(messages("flag: x, unless: ['(', y, ')']").size() == 2);
    CHECK(messages("need: x, not_as: ['*']").size() == 1);
    CHECK(messages("flag: x, near: {reason: ['[', '('], within: 1}").size() == 2);
    CHECK(messages("flag: {a: b}").size() >= 1);
    CHECK(messages("flag: [[x]]").size() >= 1);
    CHECK(faults(check("flag: [good, 'bad(']")) ==
          Faults{"t.yaml:3:51: error: the pattern does not compile: missing ): bad("});
}

TEST_CASE("a pattern that fits where nothing stands is refused, but where a desk has it already") {
    for (const auto* nothing : {"x*", "a?", "\\b", "^", "$", "(?:x|)", "[^.]{0,40}", "\\ba?\\b", "(?:a )?\\b"}) {
        CAPTURE(nothing);
        const std::string keys = "flag: ['" + std::string{nothing} + "']";
        CHECK(messages(keys) == Faults{"the pattern fits where nothing stands, and so nearly everywhere"});
        CHECK(read_playbook({"t.yaml", check(keys)}, test::euro(), [](const std::string&, const PlaybookSource&) -> Result<PlaybookSource> { return refuse(Code::not_found, "none"); }).problems.empty());
    }
}

TEST_CASE("words that answer one another come in lists of two or more") {
    const auto wish = [](const std::string& alike) { return messages("state: wish-answered, alike: " + alike); };
    CHECK(wish("[[money, refund], [sorry, apolog]]") == Faults{});
    for (const auto* bad : {"[[money]]", "[money, refund]", "[[money, '']]", "[[' ', money]]"}) {
        CAPTURE(bad);
        CHECK(wish(bad) == Faults{"'alike' is a list of lists of two words or more"});
    }
    CHECK(messages("flag: x, alike: [[a, b]]") == Faults{"'alike' goes with 'state: wish-answered'"});
    CHECK(good(check("state: wish-answered, alike: [[money, refund]]")).checks.at(0).alike == std::vector<std::vector<std::string>>{{"money", "refund"}});
}

TEST_CASE("a check passes its own tests") {
    CHECK(faults(check("flag: policy, tests: {flags: [\"A policy.\", Hello.], passes: [Hello., Policy!]}")) ==
          Faults{"t.yaml:3:81: error: check 'a' does not flag this text of its tests",
                 "t.yaml:3:107: error: check 'a' flags this text of its tests"});
    CHECK(messages("flag: policy, tests: {flags: Hello.}") == Faults{"check 'a' does not flag this text of its tests"});
    CHECK(messages("flag: policy, tests: {passes: A policy.}") == Faults{"check 'a' flags this text of its tests"});
    CHECK(messages("flag: policy, tests: {flags: [], passes: []}") == Faults{});
    CHECK(messages("need: sorry, tests: {flags: [Sorry.], passes: [Hello.]}").size() == 2);
}

TEST_CASE("tests are not tried with patterns that do not compile") {
    CHECK(messages("flag: ['(', x], tests: {flags: [nothing]}") ==
          Faults{"the pattern does not compile: missing ): ("});
}
