// SPDX-License-Identifier: MIT
#include <amends/playbook/extend.hpp>

#include <doctest/doctest.h>

#include <tests/playbook/support.hpp>

using namespace amends;
using test::faults;
using test::find_among;
using test::good;

using Faults = std::vector<std::string>;

namespace {

const auto* const kBase =
    "playbook: base\n"
    "title: The base\n"
    "clocks: {respond: {amazed: 1h, delighted: 2h, expected: 3h}, update: 4h}\n"
    "nudge: [1d, 2d]\n"
    "templates: {nudge: Hello}\n"
    "options: {catalogue: {refund: {text: Money, cost: 5}, credit: {text: Credit}}}\n"
    "steps:\n"
    "  - {id: one, rule: ABC-A, stage: receive, do: First}\n"
    "  - {id: two, rule: ABC-B, stage: receive, do: Second, done_by: [replied]}\n";

Playbook over_base(const std::string& text) {
    return good("playbook: mine\nextends: base\n" + text, find_among({{"base", kBase}}));
}

}  // namespace

TEST_CASE("what is not named is inherited") {
    const Playbook mine = over_base("");
    Playbook expected = good(kBase);
    expected.name = "mine";
    CHECK(mine == expected);
}

TEST_CASE("maps merge key by key") {
    const Playbook mine = over_base("clocks: {respond: {delighted: 90m}}\ntitle: Mine\n");
    CHECK(mine.title == "Mine");
    CHECK(mine.clocks.respond == RespondTargets{Seconds{3600}, Seconds{5400}, Seconds{10'800}});
    CHECK(mine.clocks.update == Span{Seconds{4 * 3600}});
    const Playbook options = over_base("options: {catalogue: {refund: {cost: 7}, repair: {text: Mended}}}\n");
    REQUIRE(options.options.size() == 3);
    CHECK(options.options[0] == CatalogueOption{"refund", "Money", Money{700}});
    CHECK(options.options[1].id == "credit");
    CHECK(options.options[2].id == "repair");
}

TEST_CASE("lists merge by id") {
    const Playbook mine =
        over_base("steps:\n  - {id: two, do: Changed}\n  - {id: three, rule: ABC-C, stage: learn, do: Third}\n");
    REQUIRE(mine.steps.size() == 3);
    CHECK(mine.steps[0].does == "First");
    CHECK(mine.steps[1].does == "Changed");
    CHECK(mine.steps[1].rules == std::vector<std::string>{"ABC-B"});
    CHECK(mine.steps[1].done_by == std::vector<std::string>{"replied"});
    CHECK(mine.steps[2].id == "three");
}

TEST_CASE("lists without ids are replaced") {
    CHECK(over_base("nudge: [5d]\n").nudge == std::vector<Span>{Seconds{5 * 86'400}});
    CHECK(over_base("nudge: []\n").nudge.empty());
    CHECK(over_base("steps: [{id: two, done_by: [opened, heard]}]\n").steps[1].done_by ==
          std::vector<std::string>{"opened", "heard"});
}

TEST_CASE("playbooks extend one another as far as that goes") {
    const auto find =
        find_among({{"base", kBase}, {"middle", "playbook: middle\nextends: base\ntitle: The middle\nnudge: [9d]\n"}});
    const Playbook mine = good("playbook: mine\nextends: middle\nnudge: [8d]\n", find);
    CHECK(mine.name == "mine");
    CHECK(mine.title == "The middle");
    CHECK(mine.nudge == std::vector<Span>{Seconds{8 * 86'400}});
    CHECK(mine.steps.size() == 2);
}

TEST_CASE("nothing to extend is nothing") {
    for (const auto* none : {"", "null", "~", "\"\""})
        CHECK(good("playbook: a\nextends: " + std::string{none} + "\n").name == "a");
    CHECK(faults("playbook: a\nextends: [base]\n") == Faults{"t.yaml:2:10: error: expected the name of a playbook"});
    CHECK(faults("playbook: a\nextends: {base: x}\n") == Faults{"t.yaml:2:10: error: expected the name of a playbook"});
}

TEST_CASE("a playbook that is missing is a fault") {
    CHECK(faults("playbook: a\nextends: nobody\n") == Faults{"t.yaml:2:10: error: no playbook 'nobody'"});
}

TEST_CASE("a circle is a fault") {
    const auto itself = [](const std::string&, const PlaybookSource& from) -> Result<PlaybookSource> { return from; };
    CHECK(faults("playbook: a\nextends: a\n", itself) == Faults{"t.yaml:2:10: error: 'a' extends itself in a circle"});
    const auto find = find_among({{"b", "playbook: b\nextends: c\n"}, {"c", "playbook: c\nextends: b\n"}});
    CHECK(faults("playbook: a\nextends: b\n", find) == Faults{"c.yaml:2:10: error: 'b' extends itself in a circle"});
}

TEST_CASE("a chain has an end") {
    int found = 0;
    const auto endless = [&](const std::string& name, const PlaybookSource&) -> Result<PlaybookSource> {
        ++found;
        return PlaybookSource{name, "playbook: x\nextends: " + name + "x\n"};
    };
    CHECK(faults("playbook: a\nextends: x\n", endless).size() == 1);
    CHECK(found < 100);
}

TEST_CASE("each fault is told at its own file") {
    const std::string base = std::string{kBase} + "colour: red\n";
    const auto found = faults("playbook: mine\nextends: base\nnudge: [soon]\n", find_among({{"base", base}}));
    REQUIRE(found.size() == 2);
    CHECK(found[0].starts_with("base.yaml:10:1: error: unknown key 'colour' in a playbook"));
    CHECK(found[1].starts_with("t.yaml:3:9: error: 'soon' is not a duration"));
}

TEST_CASE("faults of the form are told for both files") {
    const auto found =
        faults("playbook: mine\nextends: base\nplaybook: mine\n", find_among({{"base", "playbook: b\nx: &a b\n"}}));
    REQUIRE(found.size() == 2);
    CHECK(found[0].starts_with("base.yaml:2:4: error: a playbook can't have an anchor"));
    CHECK(found[1] == "t.yaml:3:1: error: key 'playbook' stands twice");
}

TEST_CASE("what is extended has to be a playbook") {
    for (const char* base : {"a,b\n1,2\n", "- a\n", "root:x:0:0\n"}) {
        CAPTURE(base);
        const auto found = faults("playbook: mine\nextends: base\n", find_among({{"base", base}}));
        REQUIRE(found.size() == 1);
        CHECK(found[0].find("'base.yaml', which is extended, is no playbook") != std::string::npos);
    }
}

TEST_CASE("what is merged stands alone") {
    const auto find = find_among({{"base", kBase}, {"starter", test::shipped("starter.yaml")}});
    for (const std::string text : {"playbook: mine\nextends: base\n", "{playbook: mine, extends: base}",
                                   "\"extends\": base\nplaybook: mine\n", "extends : base\nplaybook: mine\n",
                                   "playbook: mine\nextends: starter\ntitle: \"\\e[1m \\\" \\\\ \\t \\u2028 é\"\n"}) {
        CAPTURE(text);
        const auto read = test::read_text(text, find);
        REQUIRE(read.playbook);
        CHECK(read.merged != text);
        const Playbook again = good(read.merged);
        CHECK(again.title == read.playbook->title);
        CHECK(again.clocks == read.playbook->clocks);
        CHECK(again.steps.size() == read.playbook->steps.size());
        CHECK(again.checks.size() == read.playbook->checks.size());
        CHECK(again.templates.size() == read.playbook->templates.size());
        CHECK(test::read_text(read.merged).merged == read.merged);
    }
}

TEST_CASE("a whole that could not be read again is refused") {
    std::string large = "playbook: base\ntemplates:\n";
    for (int at = 0; at < 5; ++at) large += fmt::format("  t{}: {}\n", at, std::string(50'000, 'x'));
    std::string mine = "playbook: mine\nextends: base\ntemplates:\n";
    CHECK(good(mine + "  small: x\n", find_among({{"base", large}})).templates.size() == 6);
    for (int at = 0; at < 6; ++at) mine += fmt::format("  u{}: {}\n", at, std::string(50'000, 'x'));
    CHECK(faults(mine, find_among({{"base", large}})) ==
          Faults{"t.yaml:1:1: error: with what it extends the playbook has more than 512 kB"});
}
