// SPDX-License-Identifier: MIT
#include <amends/playbook/sharp_words.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include <amends/check/draft.hpp>
#include <amends/check/word_finder.hpp>
#include <amends/playbook/check_set.hpp>
#include <amends/playbook/pattern.hpp>
#include <tests/check/possible.hpp>
#include <tests/playbook/support.hpp>

using namespace amends;

namespace {

using Words = RequiredWords;

/// All that a text must have for a pattern stands in it.
bool has_words(const RequiredWords& words, const std::string& text) {
    const std::vector<RequiredWords> one{words};
    WordFinder finder{one};
    bool found = words.empty();
    test::for_each_possible(finder, Wording{text}, [&](std::uint32_t, const Stretch&) { found = true; });
    return found;
}

}  // namespace

TEST_CASE("what a pattern requires is read off it") {
    CHECK(required_words("policy") == Words{{"policy"}});
    CHECK(required_words("\\bpolic(?:y|ies)\\b") == Words{{"polici", "\1policy\1"}});
    CHECK(required_words("Thank(?:s| you)?") == Words{{"thank"}});
    CHECK(required_words("a+bc") == Words{{"bc"}});
    CHECK(required_words("\\bi\\b.*\\bno\\W") == Words{{"\1no"}});  // `i` tells too little beside it
    CHECK(required_words("[ab]c") == Words{{"ac", "bc"}});
    CHECK(required_words("(?P<name>abc)d") == Words{{"abcd"}});
    CHECK(required_words("don\\Wt") == Words{{"don"}});
    CHECK(required_words("größe") == Words{{"groess"}});
    CHECK(required_words("as [a-z]+ said") == Words{{" said"}});
    CHECK(required_words("(?-i:NOW)") == Words{{"NOW"}});
    CHECK(required_words("[0-9]{4}%").size() == 1);
    CHECK(required_words("company policy").at(0).at(0).size() == 6);
}

TEST_CASE("an escaped sign ends a range and not its class, and case counts no more within (?i:") {
    CHECK(has_words(required_words(R"(gate[+-\]x]quart)"), "gate/quart"));
    CHECK(required_words(R"([+-\]x]quart)") == Words{{"quart"}});
    CHECK(required_words("(?-i:(?i:NOW) OR)") == Words{{"now OR"}});
    CHECK(required_words("(?-i:(?i)NOW)").empty());
    CHECK(required_words("(?i:NOW)") == Words{{"now"}});
    CHECK_FALSE(stays_in_sentence(R"([\--/]at once)"));
    CHECK(stays_in_sentence(R"([\-a]at once)"));
}

TEST_CASE("a named kind of signs does not end its class") {
    CHECK(required_words("[[:alpha:]0]x").empty());
    CHECK(required_words("[0[:digit:]-]").empty());
    CHECK(required_words("no[[:space:],]more") == Words{{"more"}});
    CHECK(required_words("[[:alpha").empty());
}

TEST_CASE("where a pattern requires nothing, nothing is said") {
    for (const char* pattern : {"", ".*", "a*", "a?", "a|", "(?:a|.)", "\\w+", "[^a]", "[a-z]", "(?i)", "\\pL", "a{0,2}", "\\x41"}) {
        CAPTURE(pattern);
        CHECK(required_words(pattern).empty());
    }
}

TEST_CASE("blanks and emoji are known as they stand") {
    CHECK(required_words("in\\sno") == Words{{"in no"}});
    CHECK(required_words("[\U0001F620\U0001F621]") == Words{{"\U0001F620", "\U0001F621"}});
    CHECK(required_words("[\U0001F620-\U0001F621]").empty());
    CHECK(required_words("\u0414").empty());  // its twin in the other case would do as well
}

TEST_CASE("how the matches of a pattern begin is read off it") {
    const auto& beginnings = beginnings_of;
    CHECK(beginnings("\\bsorry\\b") == AnyOf{"sorry"});
    CHECK(beginnings("\\b(?:we|i) (?:can|may)\\b") == AnyOf{"i can", "i may", "we can", "we may"});
    CHECK(beginnings("\\b(?:very )?good [a-z]+") == AnyOf{"good ", "very goo"});
    CHECK(beginnings("\\b(?:a+|be?)c") == AnyOf{"a", "bc", "bec"});
    CHECK(beginnings("\\b(?-i:NOT )[a-z]*") == AnyOf{"not "});
    CHECK(beginnings("\\bab{2,3}c") == AnyOf{"abb"});
    CHECK(beginnings("\\b(?P<product>our)(?: [a-z]+){0,2} policy") == AnyOf{"our "});
    CHECK(beginnings("\\bguaranteed repayment") == AnyOf{"guarante"});
    CHECK(beginnings("^why") == AnyOf{"why"});
    CHECK(beginnings("(?:^|[.?] )no\\b") == AnyOf{". no", "? no", "no"});
    CHECK(beginnings("(?:\\bwe)? can") == AnyOf{" can", "we can"});
    CHECK(beginnings("\\b 's") == AnyOf{" 's"});
    CHECK(beginnings("\\b[0-9]{3} ?%").size() == 100);
}

TEST_CASE("a match that need not begin a word, or whose letters are not known, begins anyhow") {
    for (const char* pattern : {"", "sorry", "\\b", "\\b[a-z]+ policy", "\\b(?:[a-z]+ )?policy", "^[a-z]", "\\b(?:a|[^b])c", "(?:\\bno|none)", "! ?!", "\\b(?-i:[A-Z]{2,})"}) {
        CAPTURE(pattern);
        CHECK(beginnings_of(pattern).empty());
    }
}

TEST_CASE("where there is time, a pattern is spelled out further") {
    CHECK(required_words("to be honest with you", kSharpWords).at(0).at(0).size() == 16);
    CHECK(required_words("\\b(?:we|i) (?:can|may)\\b", kSharpWords) == Words{{"\1i can\1", "\1i may\1", "\1we can\1", "\1we may\1"}});
}

TEST_CASE("whether a match stays in a sentence is read off its pattern") {
    for (const char* pattern : {"our policy", "a [a-z]+ b", "a[^.!?]{0,40}b", "(?P<name>a|b)?", "\\bcan't\\s+\\d", "[^.!?\\n]", "^a$", "(?-i:NO{2,3})", "größe"}) {
        CAPTURE(pattern);
        CHECK(stays_in_sentence(pattern));
    }
    for (const char* pattern : {"e\\.g", "a.b", "now!", "[.,]", "[^.!]", "[ -~]", "a\\Wb", "\\pL", "\\x2e", "[[:punct:]]", "[^\\w]", "…", "[!-é]", "a[\\D]"}) {
        CAPTURE(pattern);
        CHECK_FALSE(stays_in_sentence(pattern));
    }
}

TEST_CASE("the words of a pattern that stays in a sentence stand in one") {
    WordFinder finder{{required_words("refund.*policy"), required_words("refund[a-z ]*policy")}, {0, 1}};
    std::vector<Stretch> first, second;
    const std::string text = "No REFUND. By policy! A refund is policy. The end";
    test::for_each_possible(finder, Wording{text}, [&](std::uint32_t pattern, const Stretch& part) { (pattern == 0 ? first : second).push_back(part); });
    CHECK(first == std::vector<Stretch>{{0, text.size()}});
    CHECK(second == std::vector<Stretch>{{21, 41}});
}

TEST_CASE("words that reach beyond a sentence are found by their longest part in one") {
    CHECK(has_words(Words{{"policy. we"}}, "By policy. Yes. So we rush."));
    CHECK_FALSE(has_words(Words{{"polic. we r"}}, "By policy. Yes. We rush."));
    CHECK(has_words(Words{{"so. certainly"}}, "Why? Certainly."));
    CHECK_FALSE(has_words(Words{{"so. certainly"}}, "Uncertainly so"));
    CHECK(has_words(Words{{"??"}}, "What now?"));
    CHECK_FALSE(has_words(Words{{"??"}}, "What now."));
    CHECK(has_words(Words{{"now", "?!"}}, "Why?"));
    CHECK_FALSE(has_words(Words{{"?"}, {"now"}}, "Why?"));
}

TEST_CASE("more words than there is room for are found all the same") {
    std::vector<RequiredWords> words;
    for (int number = 0; number < 40'000; ++number) {
        std::string word(5, 'a');
        for (int at = 0, rest = number * 257; at < 5; ++at, rest /= 26) word[static_cast<std::size_t>(at)] = static_cast<char>('a' + rest % 26);
        words.push_back({{word}});
    }
    WordFinder finder{words};
    for (const std::size_t number : {std::size_t{0}, std::size_t{20'000}, words.size() - 1}) {
        bool seen = false;
        test::for_each_possible(finder, Wording{"a " + words[number][0][0] + " b"}, [&](std::uint32_t pattern, const Stretch&) { seen = seen || pattern == number; });
        CHECK(seen);
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
    const SharpWords sharp = sharp_words(set, std::vector<char>(set.words.size(), 1));
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
                CHECK(has_words(sharp.required[number - 1], reply));
            }
        }
    });
    CHECK(number == set.words.size());
    CHECK(matches > 500);
}

TEST_CASE("what is made for one text leaves out only what can't match it") {
    const Playbook playbook = test::good(test::shipped("abc.yaml"));
    const CheckSet set = check_set_of(playbook);
    std::vector<const std::string*> patterns;
    for_each_pattern_list(set, [&](const std::vector<std::string>& list) {
        for (const std::string& pattern : list) patterns.push_back(&pattern);
    });
    const std::vector<char> all(patterns.size(), 1);
    WordFinder any{set.words};
    const auto found_by = [](WordFinder& finder, std::string_view text) {
        std::set<std::uint32_t> found;
        test::for_each_possible(finder, Wording{text}, [&](std::uint32_t pattern, const Stretch&) { found.insert(pattern); });
        return found;
    };
    std::size_t found = 0;
    std::size_t left_out = 0;
    for (const Check& check : playbook.checks) {
        for (const CheckTest& test : check.flags) {
            const std::string text{Draft{test.text}.plain()};
            CAPTURE(text);
            WordFinder one = WordFinder::for_text(text, set.words, all);
            const auto by_one = found_by(one, text);
            const auto by_any = found_by(any, text);
            CHECK(std::ranges::includes(by_any, by_one));
            for (const std::uint32_t pattern : by_any) {
                if (by_one.contains(pattern)) continue;
                ++left_out;
                CHECK_MESSAGE(!Pattern{*patterns[pattern]}.find(text), *patterns[pattern]);
            }
            found += by_one.size();
        }
    }
    CHECK(found > 1000);
    CHECK(left_out > 10);
    WordFinder of_nothing = WordFinder::for_text("", set.words, all);
    CHECK(found_by(of_nothing, "").empty());
}
