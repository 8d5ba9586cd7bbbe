// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <tests/playbook/support.hpp>

using namespace amends;
using test::faults;
using test::good;
using test::with;

using Faults = std::vector<std::string>;

namespace {

const auto* const kOffice = "calendars: {office: {zone: UTC, hours: {mon-fri: \"9:00-17:00\"}}}\n";

const auto* const kWords = "templates: {nudge: Hello}\n";

/// The messages of the faults, without their places.
Faults messages(const std::string& sections) {
    Faults all;
    for (const Problem& problem : test::read_text(with(sections)).problems) all.push_back(problem.message);
    return all;
}

bool is_good(const std::string& sections) { return messages(sections).empty(); }

}  // namespace

TEST_CASE("clocks take spans of every kind") {
    const Playbook playbook = good(
        with(std::string{kOffice} + "clocks: {calendar: office, respond: {amazed: 30m, delighted: 2bh, expected: 1bd}, "
                                    "update: 1h30m, resolve: {within: 5bd, pausable: false}}\n"));
    CHECK(playbook.clocks.calendar == "office");
    CHECK(playbook.clocks.respond == RespondTargets{Seconds{1800}, OpenTime{Seconds{7200}}, OpenDays{1}});
    CHECK(playbook.clocks.update == Span{Seconds{5400}});
    CHECK(playbook.clocks.resolve == ResolveTarget{OpenDays{5}, false});
}

TEST_CASE("a clock that is not named stays as it is") {
    const Playbook playbook = good(with("clocks: {respond: {expected: 2d}, resolve: 3d}\n"));
    CHECK(playbook.clocks.respond == RespondTargets{Seconds{3600}, Seconds{21'600}, Seconds{172'800}});
    CHECK(playbook.clocks.update == Span{Seconds{86'400}});
    CHECK(playbook.clocks.resolve == ResolveTarget{Seconds{3 * 86'400}, true});
}

TEST_CASE("clocks refuse what is no span") {
    for (const auto* bad : {"soon", "0h", "-1h", "1y", "1h2bh", "5", "[1h]", "{a: b}", "101y", "99999999999d"}) {
        CAPTURE(bad);
        CHECK(messages(fmt::format("clocks: {{update: {}}}\n", bad)).size() == 1);
        CHECK(messages(fmt::format("clocks: {{respond: {{expected: {}}}}}\n", bad)).size() == 1);
        CHECK(messages(fmt::format("clocks: {{resolve: {{within: {}}}}}\n", bad)).size() == 1);
        CHECK(messages(fmt::format("clocks: {{when: [{{mood: angry, update: {}}}]}}\n", bad)).size() == 1);
    }
    CHECK(messages("clocks: {resolve: {pausable: true}}\n") == Faults{"'resolve' needs 'within'"});
    CHECK(messages("clocks: {resolve: {within: 1d, pausable: yes}}\n") == Faults{"'yes' is neither true nor false"});
    CHECK(messages("clocks: {resolve: [1d]}\n").size() >= 1);
}

TEST_CASE("the times of an answer rise") {
    CHECK(is_good("clocks: {respond: {amazed: 1h, delighted: 1h, expected: 1h}}\n"));
    CHECK(messages("clocks: {respond: {amazed: 3h, delighted: 2h, expected: 4h}}\n") ==
          Faults{"the times of 'respond' don't rise: amazed 3h, delighted 2h, expected 4h"});
    CHECK(messages("clocks: {respond: {amazed: 1h, delighted: 2h, expected: 1h}}\n").size() == 1);
    CHECK(messages("clocks: {respond: {amazed: 3bd, delighted: 2bd, expected: 4bd}}\n").size() == 1);
    CHECK(is_good("clocks: {respond: {amazed: 3h, delighted: 2bh, expected: 1bd}}\n"));
}

TEST_CASE("a calendar must be there") {
    CHECK(is_good("clocks: {calendar: always}\n"));
    CHECK(is_good(std::string{"clocks: {calendar: office}\n"} + kOffice));
    CHECK(faults(with("clocks: {calendar: alway}\n")) ==
          Faults{"t.yaml:2:20: error: no calendar 'alway' (did you mean 'always'?)"});
    CHECK(messages("clocks: {when: [{mood: angry, calendar: offce}]}\n") == Faults{"no calendar 'offce'"});
    CHECK(messages("notify: {hours: offce}\n") == Faults{"no calendar 'offce'"});
    CHECK(good(with(std::string{kOffice} + "notify: {hours: office}\n")).notify_hours == "office");
    CHECK(good(with("notify: {hours: always}\n")).notify_hours == "always");
    CHECK(messages("notify: {hour: office}\n") == Faults{"unknown key 'hour' in 'notify'"});
}

TEST_CASE("the cases of clocks are conditions with clocks") {
    const Playbook playbook = good(
        with(std::string{kOffice} + "clocks:\n  when:\n"
                                    "    - {mood: [furious], not: {channel: phone}, respond: {expected: 4h}}\n"
                                    "    - {value: {at_least: 500}, calendar: office, update: 2bh, resolve: 1bd}\n"));
    REQUIRE(playbook.exceptions.size() == 2);
    const ClockException& furious = playbook.exceptions[0];
    CHECK(furious.when == Condition{{MoodIs{{Mood::furious}}}, {ChannelIs{{Channel::phone}}}});
    CHECK(furious.expected == Span{Seconds{14'400}});
    CHECK_FALSE(furious.amazed);
    CHECK(furious.line == 5);
    const ClockException& dear = playbook.exceptions[1];
    CHECK(dear.when == Condition{{ValueAtLeast{{50'000}}}, {}});
    CHECK(dear.calendar == "office");
    CHECK(dear.update == Span{OpenTime{Seconds{7200}}});
    CHECK(dear.resolve == ResolveTarget{OpenDays{1}, true});
    CHECK(messages("clocks: {when: [{moood: angry, update: 1h}]}\n") == Faults{"unknown key 'moood' in 'when'"});
    CHECK(messages("clocks: {when: {mood: angry, update: 1h}}\n") == Faults{"expected a list of cases"});
    CHECK(messages("clocks: {when: [angry]}\n").size() == 1);
    CHECK(messages("clocks: {when: [{respond: {amazd: 1h}}]}\n") == Faults{"unknown key 'amazd' in 'respond'"});
}

TEST_CASE("reminders are rungs of a ladder") {
    const Playbook playbook = good(with(
        "reminders: [{at: 50%, to: owner}, {at: 99%, to: team}, {before: 2h, to: owner}, {before: 15m, to: owner}, "
        "{at: due, to: owner}, {after: 2h, to: supervisor}, {after: 1d, to: manager}]\n"));
    REQUIRE(playbook.reminders.size() == 7);
    CHECK(playbook.reminders[0] == Rung{RungAt::percent, 50, Seconds{0}, Recipient::owner, 2});
    CHECK(playbook.reminders[2] == Rung{RungAt::before, 0, Seconds{7200}, Recipient::owner, 2});
    CHECK(playbook.reminders[4] == Rung{RungAt::due, 0, Seconds{0}, Recipient::owner, 2});
    CHECK(playbook.reminders[6] == Rung{RungAt::after, 0, Seconds{86'400}, Recipient::manager, 2});
    for (const Rung& rung : playbook.reminders) {
        CHECK(parse_rung(to_string(rung)) == Rung{rung.at, rung.percent, rung.span, Recipient::owner, 0});
    }
    for (const auto* none : {"", "%", "x%", "50", "after", "after ", "after x", "before 2", "due now"}) {
        CAPTURE(none);
        CHECK_FALSE(parse_rung(none).has_value());
    }
}

TEST_CASE("reminders stand in their order") {
    for (const auto* bad :
         {"{at: due, to: owner}, {before: 1h, to: owner}", "{after: 2h, to: owner}, {after: 1h, to: owner}",
          "{before: 15m, to: owner}, {before: 1h, to: owner}", "{at: 80%, to: owner}, {at: 50%, to: owner}",
          "{at: due, to: owner}, {at: 50%, to: owner}", "{after: 1bh, to: owner}, {before: 1bh, to: owner}",
          "{after: 1h, to: owner}, {at: due, to: owner}", "{after: 1bh, to: owner}, {at: due, to: owner}",
          "{after: 1bd, to: owner}, {before: 1h, to: owner}", "{before: 1bh, to: owner}, {at: 50%, to: owner}"}) {
        CAPTURE(bad);
        CHECK(messages(fmt::format("reminders: [{}]\n", bad)) == Faults{"this reminder comes before the one above it"});
    }
    CHECK(is_good("reminders: [{before: 1h, to: owner}, {before: 2bh, to: owner}]\n"));
    CHECK(is_good("reminders: [{before: 1bh, to: owner}, {at: due, to: owner}, {after: 1bd, to: owner}]\n"));
}

TEST_CASE("reminders refuse what is no rung") {
    const std::string needs_one = "a reminder needs one of 'at', 'before' and 'after'";
    CHECK(messages("reminders: [{to: owner}]\n") == Faults{needs_one});
    CHECK(messages("reminders: [{at: due, after: 1h, to: owner}]\n") == Faults{needs_one});
    CHECK(messages("reminders: [{at: due}]\n") == Faults{"a reminder needs 'to'"});
    CHECK(messages("reminders: [{at: due, to: boss}]\n").size() == 1);
    CHECK(messages("reminders: [{at: due, to: owner, loud: true}]\n") == Faults{"unknown key 'loud' in a reminder"});
    for (const auto* bad : {"0%", "100%", "50", "-5%", "%", "5.5%", "soon", "[due]", "1000%", "5 %"}) {
        CAPTURE(bad);
        CHECK(messages(fmt::format("reminders: [{{at: \"{}\", to: owner}}]\n", bad)) ==
              Faults{fmt::format("'{}' is neither 'due' nor 1% to 99%", bad)});
    }
    CHECK(messages("reminders: [{before: never, to: owner}]\n").size() == 1);
    CHECK(messages("reminders: {at: due, to: owner}\n") == Faults{"expected a list of reminders"});
}

TEST_CASE("nudges rise") {
    CHECK(good(with(std::string{"nudge: [3d, 7d]\n"} + kWords)).nudge == std::vector<Span>{Seconds{3 * 86'400}, Seconds{7 * 86'400}});
    CHECK(good(with(std::string{"nudge: 2bd\n"} + kWords)).nudge == std::vector<Span>{OpenDays{2}});
    CHECK(good(with(std::string{"nudge: []\n"} + kWords)).nudge.empty());
    CHECK(messages(std::string{"nudge: [3d, 3d]\n"} + kWords) == Faults{"the nudges don't rise"});
    CHECK(messages(std::string{"nudge: [3d, 1d]\n"} + kWords) == Faults{"the nudges don't rise"});
    CHECK(messages(std::string{"nudge: [3bd, 2bd]\n"} + kWords) == Faults{"the nudges don't rise"});
    CHECK(is_good(std::string{"nudge: [3d, 2bd]\n"} + kWords));
}

TEST_CASE("a playbook that nudges has words for it") {
    CHECK(faults("playbook: test\nclocks: {update: 12h}\nnudge: [3d, 7d]\n") ==
          Faults{"t.yaml:3:8: error: there is no template 'nudge', and so no words to ask a customer again in "
                 "(write them under 'templates:', 'nudge:')"});
    CHECK(faults("playbook: test\ntemplates: {holding: Hello}\nnudge: 3d\n").size() == 1);
    CHECK(is_good("nudge: []\n"));
}

TEST_CASE("an exception makes no clock pausable that is not") {
    const auto resolve_of = [](const std::string& general, const std::string& exception) {
        const Playbook playbook = good(with("clocks: {resolve: {within: 8w" + general + "}, when: [{mood: angry, resolve: " + exception + "}]}\n"));
        return *playbook.clocks_for({.mood = Mood::angry}).resolve;
    };
    CHECK(resolve_of(", pausable: false", "4w") == ResolveTarget{Seconds{28 * 86'400}, false});
    CHECK(resolve_of(", pausable: false", "{within: 4w}") == ResolveTarget{Seconds{28 * 86'400}, false});
    CHECK(resolve_of(", pausable: false", "{within: 4w, pausable: true}") == ResolveTarget{Seconds{28 * 86'400}, true});
    CHECK(resolve_of("", "4w").pausable);
    CHECK_FALSE(resolve_of("", "{within: 4w, pausable: false}").pausable);
    // Where only the exception has such a clock it is as pausable as any that says nothing.
    CHECK(good(with("clocks: {when: [{mood: angry, resolve: 4w}]}\n")).clocks_for({.mood = Mood::angry}).resolve->pausable);
}

TEST_CASE("each bad span is told once") {
    CHECK(messages(std::string{"nudge: [9d, soon]\n"} + kWords).size() == 1);
    CHECK(messages(std::string{"nudge: [soon, 9d]\n"} + kWords).size() == 1);
    CHECK(messages("reminders: [{after: 1h, to: owner}, {after: never, to: owner}]\n").size() == 1);
    CHECK(messages("reminders: [{before: never, to: owner}, {before: 1h, to: owner}]\n").size() == 1);
}
