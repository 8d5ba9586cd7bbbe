// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include <tests/playbook/support.hpp>
#include <tests/processor_time.hpp>

using namespace amends;
using test::faults;

using Faults = std::vector<std::string>;

namespace {

std::string repeated(std::string_view part, int times) {
    std::string text;
    for (int at = 0; at < times; ++at) text += part;
    return text;
}

/// What a hostile text is refused with first; the test fails when that takes long.
std::string first_fault(const std::string& text) {
    Faults found;
    CHECK(tests::processor_seconds([&] { found = faults(text); }) < 10);
    return found.empty() ? "" : found.front();
}

}  // namespace

TEST_CASE("aliases and anchors and tags are refused") {
    CHECK(first_fault("playbook: a\ntitle: &x y\n") ==
          "t.yaml:2:8: error: a playbook can't have an anchor; write it out, or use 'extends'");
    CHECK(first_fault("playbook: a\ntitle: *x\n").starts_with("t.yaml:2:"));
    CHECK(first_fault("a: &a [x]\nb: *a\n").find("anchor") != std::string::npos);
    CHECK(first_fault("&a [*a]").starts_with("t.yaml:1:"));
    CHECK(first_fault("playbook: a\ntitle: !!binary aGk=\n") ==
          "t.yaml:2:8: error: a playbook can't have a tag ('tag:yaml.org,2002:binary')");
    CHECK(first_fault("playbook: a\nsteps: !x []\n").find("a tag") != std::string::npos);
    CHECK(first_fault("playbook: a\nclocks: !!map {}\n").find("a tag") != std::string::npos);
    CHECK(first_fault("&k playbook: a\n").find("anchor") != std::string::npos);
    CHECK(first_fault("playbook: a\ntitle: \"*x &y !z\"\n").empty());
}

TEST_CASE("a billion laughs are not heard") {
    std::string text = "a0: &a0 [x, x]\n";
    for (int at = 1; at < 40; ++at) text += fmt::format("a{0}: &a{0} [*a{1}, *a{1}]\n", at, at - 1);
    CHECK(first_fault(text) == "t.yaml:1:5: error: a playbook can't have an anchor; write it out, or use 'extends'");
}

TEST_CASE("a key stands once") {
    CHECK(first_fault("playbook: a\nplaybook: b\n") == "t.yaml:2:1: error: key 'playbook' stands twice");
    CHECK(first_fault("playbook: a\nclocks: {update: 1h, update: 1h}") ==
          "t.yaml:2:22: error: key 'update' stands twice");
    CHECK(first_fault("playbook: a\n\"playbook\": b\n") == "t.yaml:2:1: error: key 'playbook' stands twice");
    CHECK(first_fault("playbook: a\n<<: {title: x}\n").find("unknown key '<<'") != std::string::npos);
}

TEST_CASE("a key is a word") {
    CHECK(first_fault("playbook: a\n[x, y]: z\n") == "t.yaml:2:1: error: a key must be a word");
    CHECK(first_fault("playbook: a\n? {x: y}\n: z\n").find("a key must be a word") != std::string::npos);
}

TEST_CASE("nesting is bounded") {
    for (const int depth : {65, 1000, 100'000}) {
        for (const auto* open : {"[", "{", "[{", "{a: ", "{? ", "[[],"}) {
            CAPTURE(depth);
            CAPTURE(open);
            CHECK_FALSE(
                first_fault(repeated(open, std::min<int>(depth, 262'000 / static_cast<int>(std::string{open}.size()))))
                    .empty());
        }
    }
    for (const auto* open : {"- ", "? ", ": "}) CHECK_FALSE(first_fault(repeated(open, 100'000)).empty());
    CHECK(first_fault("a: " + repeated("[", 64) + repeated("]", 64)).find("nested more than 64 deep") !=
          std::string::npos);
    std::string steps;
    for (int at = 0; at < 500; ++at) steps += std::string(static_cast<std::size_t>(at), ' ') + "a:\n";
    CHECK(first_fault(steps).find("nested more than 64 deep") != std::string::npos);
    CHECK_FALSE(first_fault(repeated("]", 100'000)).empty());
    CHECK_FALSE(first_fault(repeated("}", 100'000)).empty());
}

TEST_CASE("the size is bounded") {
    std::string most = "playbook: a\n#";
    most.resize(kMostPlaybookBytes, 'x');
    CHECK(first_fault(most).empty());
    CHECK(first_fault(most + "x") == "t.yaml:1:1: error: the file has more than 512 kB");
    CHECK(first_fault(std::string(10'000'000, '[')) == "t.yaml:1:1: error: the file has more than 512 kB");
}

TEST_CASE("the number of values is bounded") {
    CHECK(first_fault("playbook: a\nx: [" + repeated("a,", 25'000) + "]").find("more than 20000 values") !=
          std::string::npos);
    CHECK(first_fault(repeated("- \n", 80'000)).find("more than 20000 values") != std::string::npos);
}

TEST_CASE("bytes that are no text are refused") {
    const std::string nul{"playbook: a\0b\n", 14};
    CHECK(first_fault(nul).starts_with("t.yaml:1:1: error: "));
    CHECK(first_fault("playbook: a\ntitle: caf\xe9\n").starts_with("t.yaml:1:1: error: "));
    CHECK(first_fault("\xff\xfep\0l\0").starts_with("t.yaml:1:1: error: "));
    CHECK(first_fault("\xed\xa0\x80").starts_with("t.yaml:1:1: error: "));
}

TEST_CASE("a file is one document") {
    CHECK(first_fault("playbook: a\n---\nplaybook: b\n").find("here begins another") != std::string::npos);
    CHECK(first_fault("playbook: a\n---\n").find("here begins another") != std::string::npos);
    CHECK(first_fault("---\nplaybook: a\n...\n").empty());
    CHECK(first_fault("%YAML 1.2\n---\nplaybook: a\n").empty());
}

TEST_CASE("the place of the second document is told") {
    CHECK(first_fault("playbook: a\n---\nplaybook: b\n").starts_with("t.yaml:3:1: "));
}

TEST_CASE("a file without a document is empty") {
    for (const auto* text : {"", "\n\n", "# only a comment\n", "\xef\xbb\xbf", "   "}) {
        CAPTURE(text);
        CHECK(first_fault(text) == "t.yaml:1:1: error: the file is empty");
    }
    for (const auto* text : {"---\n", "null", "~", "just words", "[]", "{}", "\"\"", "- a\n- b\n"}) {
        CAPTURE(text);
        CHECK_FALSE(first_fault(text).empty());
    }
}

TEST_CASE("broken YAML is refused with its place") {
    CHECK(first_fault("playbook: a\ntitle: \"open\n").starts_with("t.yaml:"));
    CHECK(first_fault("playbook: a\n  title: x\n").starts_with("t.yaml:2:"));
    CHECK(first_fault("playbook: a\n\ttitle: x\n").starts_with("t.yaml:2:"));
    CHECK(first_fault("playbook: a\ntitle: \"\\q\"\n").starts_with("t.yaml:2:"));
    CHECK(first_fault("playbook: [a\n").starts_with("t.yaml:"));
    CHECK(first_fault("%TAG\n---\na").starts_with("t.yaml:1:"));
}

TEST_CASE("a quote that is never closed swallows nothing") {
    for (const std::string quote : {"\"", "'"}) {
        for (const auto* end : {"", "\n", "\n\n", "\n  ", "\nsteps: []\n", "\n\t", "\r\n"}) {
            CAPTURE(end);
            CHECK(first_fault("playbook: a\ntitle: " + quote + "open" + end).find("illegal EOF") != std::string::npos);
        }
    }
    CHECK(test::good("playbook: a\ntitle: |\n  open\n").title == "open\n");
    CHECK(test::good("playbook: a\ntitle: |\n  open").title == "open");
    CHECK(test::good("playbook: a\ntitle: |+\n  open\n\n").title == "open\n\n");
    CHECK(test::good("playbook: a\ntitle: >-\n  open\n  door\n\n").title == "open door");
    CHECK(test::good("playbook: a\ntitle: open\n  ").title == "open");
}

TEST_CASE("escapes cannot bring a NUL or broken text into a playbook") {
    for (const auto* text : {"playbook: a\ntitle: \"\\0\"\n", "playbook: a\ntitle: \"\\x00\"\n",
                             "playbook: a\ntitle: \"\\ud800\"\n", "playbook: a\ntitle: \"\\U00110000\"\n"}) {
        CAPTURE(text);
        CHECK(first_fault(text).starts_with("t.yaml:2:"));
    }
}

TEST_CASE("damaged playbooks do no harm") {
    std::mt19937 random{20'260'608};
    const std::string text = test::shipped("starter.yaml");
    for (int round = 0; round < 2000; ++round) {
        std::string damaged = text;
        damaged[random() % damaged.size()] = static_cast<char>(random() % 128);
        if (round % 3 == 0) damaged.resize(random() % damaged.size());
        const auto read = test::read_text(damaged);
        CHECK(read.playbook.has_value() == read.problems.empty());
    }
}

TEST_CASE("every beginning of a playbook is read or refused") {
    const std::string text = test::shipped("starter.yaml");
    for (std::size_t size = 0; size < text.size(); size += 3) {
        const auto read = test::read_text(text.substr(0, size));
        CHECK(read.playbook.has_value() == read.problems.empty());
    }
}

TEST_CASE("ten thousand large patterns are refused in a moment") {
    const auto of = [](const std::string& pattern) {
        return "playbook: a\nchecks:\n- {id: c, rule: TEN-5, message: m, flag: [" +
               repeated("'" + pattern + "',", 10'000) + "]}";
    };
    CHECK(first_fault(of("\\pL{1000}")).find("pattern too large") != std::string::npos);
    CHECK(first_fault(of("\\pL{20}")).find("too large together") != std::string::npos);
}
