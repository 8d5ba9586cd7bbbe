// SPDX-License-Identifier: MIT
#include <amends/playbook/pattern.hpp>

#include <doctest/doctest.h>

using namespace amends;

namespace {

Result<void> compiles(const std::string& pattern) {
    int left = kMostPatternSize;
    return check_pattern(pattern, left);
}

std::string matched(const std::string& pattern, const std::string& text) {
    const auto found = Pattern{pattern}.find(text);
    return found ? text.substr(found->begin, found->size()) : "-";
}

}  // namespace

TEST_CASE("a pattern is held against any part of a text and any case") {
    CHECK(matched("\\bpolicy\\b", "That is our Policy.") == "Policy");
    CHECK(matched("\\bpolicy\\b", "Policyholder") == "-");
    CHECK(matched("(?-i:NOT)", "not NOT") == "NOT");
    CHECK(Pattern{"a"}.find("aba", 1) == Stretch{2, 3});
    CHECK_FALSE(Pattern{"a"}.find("aba", 9));
    CHECK_FALSE(Pattern{"\\bb"}.find("ab", 1));
}

TEST_CASE("the letters of a pattern are plain") {
    CHECK(plain_pattern("größe") == "gr(?:oe)(?:ss)e");
    CHECK(plain_pattern("caf[éè]") == "caf[ee]");
    CHECK(plain_pattern("[äöx]") == "(?:[x]|ae|oe)");
    CHECK(plain_pattern("[ä]") == "(?:ae)");
    CHECK(plain_pattern("[^äx]") == "[^x]");
    CHECK(plain_pattern("can’t") == "can't");
    CHECK(plain_pattern("\\[ä\\]") == "\\[(?:ae)\\]");
    CHECK(plain_pattern("[[:alpha:]é]") == "[[:alpha:]e]");
    CHECK(plain_pattern("[]é]") == "[]e]");
    CHECK(matched("gr[öo]ße?", "groesse") == "groesse");
}

TEST_CASE("the groups of a match have their names and places") {
    const Pattern pattern{"by (?P<day>\\w+)( noon)?(x)?"};
    const std::string text = "I call by Friday noon.";
    const auto groups = pattern.groups(text, *pattern.find(text));
    REQUIRE(groups.size() == 2);
    CHECK(groups[0].name == "day");
    CHECK(groups[0].place == Stretch{10, 16});
    CHECK(groups[1].name.empty());
}

TEST_CASE("a pattern that does not compile is refused") {
    for (const auto* good : {"a", "\\bpolic(?:y|ies)\\b", "(?i)x", "\\p{Greek}", "[^.]{1,40}", "^x?y", "a?b"}) {
        CAPTURE(good);
        CHECK(compiles(good));
    }
    for (const auto* bad :
         {"(", "[", "a**", "*", "a{1001}", "(?=a)", "(?<!a)b", "\\1", "\\q", "[z-a]", "(?P<n>", "a\\", "\xff"}) {
        CAPTURE(bad);
        const auto refused = compiles(bad);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == Code::bad_data);
        CHECK(refused.error().message.starts_with("the pattern does not compile: "));
    }
}

TEST_CASE("a pattern has its limits") {
    CHECK(compiles(std::string(1024, 'a')));
    const auto refused = compiles(std::string(1025, 'a'));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message == "the pattern has more than 1024 bytes");
    CHECK_FALSE(compiles("((a{100}){100}){100}"));
    CHECK_FALSE(compiles("((((((((((x{2}){2}){2}){2}){2}){2}){2}){2}){2}){999}"));
    CHECK_FALSE(compiles(std::string(512, '(') + std::string(513, ')')));
}

TEST_CASE("patterns have a limit together") {
    int left = kMostPatternSize;
    REQUIRE(check_pattern("\\pL{30}", left));
    CHECK(left < kMostPatternSize);
    int taken = 1;
    while (check_pattern("\\pL{30}", left)) ++taken;
    CHECK(taken < 100);
    CHECK(left <= 0);
    const auto refused = check_pattern("a", left);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message == "the patterns of the playbook are too large together");
    left = kMostPatternSize;
    for (int at = 0; at < 20; ++at) CHECK_FALSE(check_pattern("\\pL{1000}", left));
    CHECK(left <= 0);
}
