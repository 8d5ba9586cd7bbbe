// SPDX-License-Identifier: MIT
#include <amends/playbook/reader.hpp>

#include <doctest/doctest.h>

#include <filesystem>

#include <tests/playbook/support.hpp>

using namespace amends;
using test::faults;
using test::good;
using test::with;

using Faults = std::vector<std::string>;

TEST_CASE("only the name is required") {
    const Playbook playbook = good("playbook: small");
    Playbook expected;
    expected.name = "small";
    CHECK(playbook == expected);
    CHECK(faults("title: nameless") == Faults{"t.yaml:1:1: error: a playbook needs 'playbook'"});
    CHECK(faults("playbook:\ntitle: x").front() == "t.yaml:1:1: error: a playbook needs 'playbook'");
}

TEST_CASE("a name is lower-case words with dashes") {
    for (const auto* name : {"a", "abc-2", "9", "a--b"}) CHECK(good("playbook: " + std::string{name}).name == name);
    for (const auto* name : {"Abc", "a b", "-a", "a_b", "\"\"", "é", "../x", "[a]", "{a: b}"}) {
        CAPTURE(name);
        CHECK_FALSE(faults("playbook: " + std::string{name}).empty());
    }
}

TEST_CASE("every section may be empty") {
    for (const auto* key : {"title", "extends", "clocks", "calendars", "reminders", "notify", "nudge", "authority",
                            "options", "gifts", "steps", "checks", "templates", "escalation", "causes", "tests"}) {
        CAPTURE(key);
        CHECK(faults(with(std::string{key} + ":\n")) == Faults{});
    }
}

TEST_CASE("every section refuses a value of the wrong form") {
    for (const auto* key : {"title", "extends", "clocks", "calendars", "reminders", "notify", "nudge", "authority",
                            "options", "gifts", "steps", "checks", "templates", "escalation", "causes", "tests"}) {
        CAPTURE(key);
        for (const auto* value : {"nonsense", "[[x]]", "{x: [y]}", "[nonsense]", "{x: {y: z}}"}) {
            CAPTURE(value);
            if (std::string{key} == "title" && value[0] == 'n') continue;
            const auto found = faults(with(std::string{key} + ": " + value + "\n"));
            CHECK_FALSE(found.empty());
            for (const std::string& fault : found) CHECK(fault.starts_with("t.yaml:2:"));
        }
    }
}

TEST_CASE("the shipped playbooks are clean") {
    int read = 0;
    for (const auto& entry : std::filesystem::directory_iterator{AMENDS_PLAYBOOKS_DIR}) {
        if (entry.path().extension() != ".yaml") continue;
        const std::string name = entry.path().filename().string();
        CAPTURE(name);
        const std::string text = test::shipped(name);
        const auto find = [](const std::string& other, const PlaybookSource&) -> Result<PlaybookSource> {
            const std::string file = other.ends_with(".yaml") ? other : other + ".yaml";
            return PlaybookSource{file, test::shipped(file)};
        };
        CHECK(faults(text, find) == Faults{});
        CHECK(good(text, find).name == entry.path().stem().string());
        ++read;
    }
    CHECK(read >= 2);
}

TEST_CASE("all faults are reported at once and in order of place") {
    const auto* text =
        "playbook: Test\n"
        "titel: x\n"
        "nudge: [7d, 3d]\n"
        "clocks: {calendar: offce, update: soon}\n"
        "calendars:\n"
        "  office: {zone: Europe/Berlin, hours: {mon: \"9-17\"}}\n"
        "steps:\n"
        "  - id: a\n"
        "    rule: ABC-QQ\n"
        "    stage: recieve\n"
        "    do: x\n"
        "checks:\n"
        "  - {id: c, rule: TEN-5, flag: ['('], message: m, colour: red}\n"
        "templates: {a: \"{{agnet}}\", nudge: Hello}\n"
        "causes: {proces: []}\n";
    const Faults expected{
        "t.yaml:1:11: error: 'Test' is not a name: use lower-case words joined by dashes",
        "t.yaml:2:1: error: unknown key 'titel' in a playbook (did you mean 'title'?)",
        "t.yaml:3:8: error: the nudges don't rise (put the earliest first)",
        "t.yaml:4:20: error: no calendar 'offce' (did you mean 'office'?)",
        "t.yaml:4:35: error: 'soon' is not a duration (write it like 90s, 15m, 2h, 3d, 1w, 1h30m, or in working time "
        "like 4bh, 3bd)",
        "t.yaml:6:3: error: calendar 'office' has no working time",
        "t.yaml:6:46: error: '9-17' is not a time like 09:00-17:30",
        "t.yaml:9:11: error: no rule 'ABC-QQ' (did you mean 'ABC-Q'?)",
        "t.yaml:10:12: error: 'recieve' is not a stage; use receive, acknowledge, understand, resolve, delight, learn "
        "(did you mean 'receive'?)",
        "t.yaml:13:33: error: the pattern does not compile: missing ): (",
        "t.yaml:13:51: error: unknown key 'colour' in a check (use one of: id, rule, level, on, when, elsewhere, state, "
        "in, at_least, first, flag, unless, not_after, need, not_as, said, unsaid, near, message, instead, alike, labels, tests)",
        "t.yaml:14:16: error: no slot 'agnet' (did you mean 'agent'?)",
        "t.yaml:15:10: error: 'proces' is not an area of causes (did you mean 'process'?)",
    };
    const auto found = faults(text);
    REQUIRE(found.size() == expected.size());
    for (std::size_t at = 0; at < expected.size(); ++at) CHECK(found[at] == expected[at]);
}

TEST_CASE("a place is counted in characters") {
    CHECK(faults("{playbook: test, title: xx, bogus: 1}") ==
          Faults{"t.yaml:1:29: error: unknown key 'bogus' in a playbook (" +
                 test::read_text("{playbook: test, bogus: 1}").problems.at(0).hint + ")"});
    const auto read = test::read_text("{playbook: test, title: \"é€😀\", bogus: 1}\r\nx: 1");
    REQUIRE_FALSE(read.problems.empty());
    const auto inside = test::read_text("{playbook: test, title: \"é€😀\", bogus: 1}");
    REQUIRE(inside.problems.size() == 1);
    CHECK(inside.problems[0].column == 32);
    const auto crlf = test::read_text("playbook: test\r\ntitle: x\r\nbogus: 1\r\n");
    REQUIRE(crlf.problems.size() == 1);
    CHECK(crlf.problems[0].line == 3);
    CHECK(crlf.problems[0].column == 1);
}

TEST_CASE("beyond a hundred faults only their number is told") {
    std::string text = "playbook: test\n";
    for (int at = 0; at < 250; ++at) text += fmt::format("key{}: x\n", at);
    const auto found = faults(text);
    REQUIRE(found.size() == 101);
    CHECK(found.back() == "t.yaml:101:1: error: and 150 more");
}

TEST_CASE("a playbook has a value exactly when it has no faults") {
    CHECK(test::read_text("playbook: a").playbook);
    CHECK(test::read_text("playbook: a").problems.empty());
    CHECK_FALSE(test::read_text("playbook: A").playbook);
    CHECK(test::read_text("playbook: A").merged.empty());
}

TEST_CASE("a playbook that stands alone keeps its text") {
    for (const std::string text : {"playbook: a # note\n", "extends: null\nplaybook: a\n", "{playbook: a, extends: ~}",
                                   "playbook: a\ntitle: |\n  x\n  extends: y\n"}) {
        CHECK(test::read_text(text).merged == text);
    }
}

TEST_CASE("a mark of the byte order is no fault") { CHECK(good("\xef\xbb\xbfplaybook: a\n").name == "a"); }
