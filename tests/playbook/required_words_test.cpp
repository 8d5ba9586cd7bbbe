// SPDX-License-Identifier: MIT
#include <amends/playbook/required_words.hpp>

#include <doctest/doctest.h>

#include <amends/check/draft.hpp>
#include <amends/check/word_finder.hpp>
#include <amends/playbook/check_set.hpp>
#include <amends/playbook/pattern.hpp>
#include <tests/playbook/support.hpp>

using namespace amends;

namespace {

using Words = RequiredWords;

/// All that a text must have for a pattern stands in it.
bool has_words(const RequiredWords& words, const std::string& text) {
    const std::vector<RequiredWords> one{words};
    WordFinder finder{one};
    bool found = words.empty();
    finder.find(text, [&](std::uint32_t) { found = true; });
    return found;
}

}  // namespace

TEST_CASE("what a pattern requires is read off it") {
    CHECK(required_words("policy") == Words{{"policy"}});
    CHECK(required_words("\\bpolic(?:y|ies)\\b") == Words{{"polici", "\1policy\1"}});
    CHECK(required_words("Thank(?:s| you)?") == Words{{"thank"}});
    CHECK(required_words("a+bc") == Words{{"bc"}});
    CHECK(required_words("\\bi\\b.*\\bno\\W") == Words{{"\1i\1"}, {"\1no"}});
    CHECK(required_words("[ab]c") == Words{{"ac", "bc"}});
    CHECK(required_words("(?P<name>abc)d") == Words{{"abcd"}});
    CHECK(required_words("don\\Wt") == Words{{"don"}});
    CHECK(required_words("größe") == Words{{"groess"}});
    CHECK(required_words("as [a-z]+ said") == Words{{" said"}, {"as "}});
    CHECK(required_words("(?-i:NOW)") == Words{{"now"}});
    CHECK(required_words("[0-9]{4}%").size() == 2);
    CHECK(required_words("company policy") == Words{{"pany p"}});
}

TEST_CASE("where a pattern requires nothing, nothing is said") {
    for (const char* pattern : {"", ".*", "a*", "a?", "a|", "(?:a|.)", "\\w+", "[^a]", "[a-z]", "(?i)", "\\pL", "a{0,2}", "\\x41"}) {
        CAPTURE(pattern);
        CHECK(required_words(pattern).empty());
    }
}

TEST_CASE("no match of a shipped pattern is without its words") {
    const Playbook playbook = test::good(test::shipped("abc.yaml"));
    std::vector<std::string> texts;
    for (const Check& check : playbook.checks) {
        for (const auto* tests : {&check.flags, &check.passes}) {
            for (const CheckTest& test : *tests) texts.emplace_back(Draft{test.text}.plain());
        }
    }
    CheckSet set = check_set_of(playbook);
    std::size_t number = 0;
    int matches = 0;
    for_each_pattern_list(set, [&](const std::vector<std::string>& list) {
        for (const std::string& text : list) {
            const Pattern pattern{text};
            const RequiredWords& words = set.words.at(number++);
            for (const std::string& reply : texts) {
                if (!pattern.find(reply)) continue;
                ++matches;
                CAPTURE(text);
                CAPTURE(reply);
                CHECK(has_words(words, reply));
            }
        }
    });
    CHECK(number == set.words.size());
    CHECK(matches > 500);
}
