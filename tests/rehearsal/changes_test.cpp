// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <amends/rehearsal/changes.hpp>
#include <tests/playbook/support.hpp>

using namespace amends;

namespace {

/// What changes from one text to another, as `SECTION SUBJECT KIND ASPECT: BEFORE | AFTER`.
std::vector<std::string> changed(const std::string& from, const std::string& to) {
    std::vector<std::string> shown;
    for (const Change& one : changes(test::good(test::with(from)), test::good(test::with(to)), test::euro())) {
        shown.push_back(fmt::format("{} {} {} {}: {} | {}", one.section, one.subject, to_string(one.kind), one.aspect, one.before, one.after));
    }
    return shown;
}

using Shown = std::vector<std::string>;

}  // namespace

TEST_CASE("a playbook and itself differ in nothing") {
    CHECK(changed("", "") == Shown{});
    CHECK(changed(test::shipped("abc.yaml").substr(test::shipped("abc.yaml").find("\ntitle:")),
                  test::shipped("abc.yaml").substr(test::shipped("abc.yaml").find("\ntitle:"))) == Shown{});
}

TEST_CASE("every section can change, and says what for an agent") {
    CHECK(changed("", "clocks: {respond: {amazed: 30m}, update: 12h, resolve: {within: 5d, pausable: false}}\n") ==
          Shown{"clocks respond changed amazed: 1h | 30m", "clocks update changed at least every: 1d | 12h",
                "clocks resolve changed closed: no such clock | within 5d, never stopped"});
    CHECK(changed("", "clocks: {when: [{mood: [furious], channel: [social, review], respond: {expected: 4h}}]}\n") ==
          Shown{"clocks where channel is social or review, mood is furious added :  | expected: 4h"});
    CHECK(changed("reminders: [{at: due, to: owner}]\n", "reminders: [{after: 2h, to: manager}]\n") ==
          Shown{"reminders due to owner removed :  | ", "reminders after 2h to manager added :  | "});
    CHECK(changed("nudge: [3d]\ntemplates: {nudge: Hello}\n", "nudge: [3d, 7d]\ntemplates: {nudge: Hello}\n") == Shown{"nudge silent customers changed are asked again after: 3d | 3d, 1w"});
    CHECK(changed("authority: {agent: {option: 100}}\n", "") ==
          Shown{"authority agent changed option: EUR 100.00 | no limit"});
    CHECK(changed("", "options: {at_least: 2, catalogue: {credit: {text: A credit, cost: asked}}}\n") ==
          Shown{"options at least changed ways: 3 | 2", "options credit added :  | text: A credit; cost: asked"});
    CHECK(changed("gifts: {tea: {text: Tea, cost: 8}}\n", "gifts: {tea: {text: Tea, cost: 9}}\n") ==
          Shown{"gifts tea changed cost: EUR 8.00 | EUR 9.00"});
    CHECK(changed("templates: {holding: a}\n", "templates: {holding: b}\n") == Shown{"templates holding changed words: a | b"});
    CHECK(changed("escalation: [{to: supervisor}]\n", "escalation: [{to: manager}]\n") ==
          Shown{"escalation called in changed in order: supervisor | manager"});
    CHECK(changed("causes: {process: []}\n", "causes: {process: [billing]}\n") ==
          Shown{"causes process changed names: any | billing"});
    CHECK(changed("calendars: {office: {zone: Europe/Berlin, hours: {mon: '09:00-17:00'}}}\n",
                  "calendars: {office: {zone: Europe/Berlin, hours: {mon: '09:00-12:00'}}}\nnotify: {hours: office}\n") ==
          Shown{"calendars office changed mon: 09:00-17:00 | 09:00-12:00",
                "notify hours changed people are reminded: at any time | office"});
}

TEST_CASE("steps and checks change by their names") {
    const std::string step = "steps: [{id: call, rule: ABC-P, stage: resolve, do: Call.}]\n";
    CHECK(changed("", step) == Shown{"steps call added :  | do: Call.; stage: resolve; for: always; done by: hand; rule: ABC-P"});
    CHECK(changed(step, "") ==
          Shown{"steps call removed : do: Call.; stage: resolve; for: always; done by: hand; rule: ABC-P | "});
    CHECK(changed(step, "steps: [{id: call, rule: ABC-P, stage: resolve, do: Call., when: {not: {kind: [praise]}}, before: [close]}]\n") ==
          Shown{"steps call changed for: always | not: kind is praise", "steps call changed stands before: none | close"});
    CHECK(changed("checks: [{id: a, rule: TEN-5, level: hint, flag: [x], message: m}]\n",
                  "checks: [{id: a, rule: TEN-5, level: error, flag: [x, y], message: m}]\n") ==
          Shown{"checks a changed level: hint | error", "checks a changed finds fault with: x | x / y"});
}

TEST_CASE("every key of a check can change") {
    const std::string check = "checks: [{id: a, rule: TEN-5, level: error, message: m, flag: ['\\bx\\b'], need: ['\\by\\b']";
    const auto with = [&](const std::string& keys) { return changed(check + "}]\n", check + ", " + keys + "}]\n"); };
    CHECK(with("instead: Say y.") == Shown{"checks a changed instead:  | Say y."});
    CHECK(with("on: [first, holding]") == Shown{"checks a changed on: any | first, holding"});
    CHECK(with("on: [first], elsewhere: hint") == Shown{"checks a changed on: any | first", "checks a changed level elsewhere: none | hint"});
    CHECK(with("when: {mood: [angry]}") == Shown{"checks a changed for: always | mood is angry"});
    CHECK(with("said: [late]") == Shown{"checks a changed where they wrote: none | late"});
    CHECK(with("unsaid: [late, lost]") == Shown{"checks a changed not where they wrote: none | late / lost"});
    CHECK(with("state: before-fix") == Shown{"checks a changed state: none | before-fix"});
    CHECK(with("in: question") == Shown{"checks a changed in each: none | question"});
    CHECK(with("at_least: 2") == Shown{"checks a changed from: none | 2 times on"});
    CHECK(with("unless: [x ray]") == Shown{"checks a changed lets through: none | x ray"});
    CHECK(with("not_after: [your]") == Shown{"checks a changed lets through after: none | your"});
    CHECK(with("near: {reason: [because], within: 1}") == Shown{"checks a changed lets through near: none | because within 1 sentence"});
    CHECK(with("first: 3") == Shown{"checks a changed needs it within: none | the first 3 sentences"});
    CHECK(with("not_as: [y not]") == Shown{"checks a changed does not count: none | y not"});
    CHECK(with("labels: [jargon]") == Shown{"checks a changed labels: none | jargon"});
    CHECK(with("tests: {flags: [x], passes: [y]}") == Shown{});
}

TEST_CASE("words by which a customer is understood can change, and so can their order") {
    const std::string praise = "{kind: praise, words: [good]}", more = "{kind: praise, words: [nice], unless: [not]}", angry = "{mood: angry, words: [hate]}";
    const auto list = [](const std::string& lines) { return "heard: [" + lines + "]\n"; };
    CHECK(changed(list(praise), list("{kind: praise, words: [good, great], unless: [but]}")) ==
          Shown{"heard kind praise changed words: good | good / great", "heard kind praise changed but not with: none | but"});
    CHECK(changed(list(praise), list(praise + ", " + more)) ==
          Shown{"heard order changed the first that fits counts: kind praise | kind praise, kind praise (2)",
                "heard kind praise (2) added :  | words: nice; but not with: not"});
    CHECK(changed(list(praise + ", " + angry), list(angry + ", " + praise)) ==
          Shown{"heard order changed the first that fits counts: kind praise, mood angry | mood angry, kind praise"});
}
