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
    CHECK(changed("nudge: [3d]\n", "nudge: [3d, 7d]\n") == Shown{"nudge silent customers changed are asked again after: 3d | 3d, 1w"});
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
