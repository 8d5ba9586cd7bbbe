// SPDX-License-Identifier: MIT
// Replies and patterns that were changed at random, thousands of them and the same in each run.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include <amends/check/examination.hpp>
#include <amends/check/word_finder.hpp>
#include <amends/playbook/pattern.hpp>
#include <amends/playbook/sharp_words.hpp>
#include <tests/check/possible.hpp>
#include <tests/check/support.hpp>

using namespace amends;

namespace {

/// Changes texts as a careless program or an enemy would.
class Mutator {
public:
    explicit Mutator(std::vector<std::string> pieces) : pieces_{std::move(pieces)} {}

    std::size_t below(std::size_t limit) { return random_() % limit; }
    const std::string& any_of(const std::vector<std::string>& texts) { return texts[below(texts.size())]; }

    std::string changed(std::string text) {
        for (auto left = 1 + below(6); left > 0; --left) {
            const std::size_t at = below(text.size() + 1);
            switch (below(5)) {
                case 0: text.insert(at, any_of(pieces_)); break;
                case 1: text.erase(at, below(8)); break;
                case 2: text.insert(at, 1, static_cast<char>(below(256))); break;
                case 3: text.insert(at, text.substr(below(text.size() + 1), below(40))); break;
                default: text.resize(at); break;
            }
        }
        return text;
    }

private:
    std::vector<std::string> pieces_;
    std::mt19937 random_{41};
};

std::vector<std::string> tested_replies(const Playbook& playbook) {
    std::vector<std::string> texts;
    for (const Check& check : playbook.checks) {
        for (const auto* tests : {&check.flags, &check.passes}) {
            for (const CheckTest& test : *tests) texts.push_back(test.text);
        }
    }
    return texts;
}

bool has_sharp_words(const std::string& pattern, const std::string& text) {
    const std::vector<RequiredWords> words{required_words(pattern, kSharpWords)};
    WordFinder finder{words, {static_cast<char>(stays_in_sentence(pattern) ? 1 : 0)}};
    bool found = words.front().empty();
    test::for_each_possible(finder, Wording{Draft{text}.plain()}, [&](std::uint32_t, const Stretch&) { found = true; });
    return found;
}

/// Whether what a pattern first matches begins with letters that are known of the pattern, and no word in its midst.
bool begins_as_known(const std::string& pattern, const std::string& text) {
    const AnyOf beginnings = beginnings_of(pattern);
    const std::string plain{Draft{text}.plain()};
    const auto match = Pattern{pattern}.find(plain);
    if (beginnings.empty() || !match) return true;
    const bool behind_word = match->begin > 0 && is_word_byte(plain[match->begin - 1]);
    const std::string rest = in_one_line(plain.substr(match->begin));
    return std::ranges::any_of(beginnings, [&](const std::string& one) { return rest.starts_with(one) && !(behind_word && is_word_byte(one.front())); });
}

}  // namespace

TEST_CASE("changed replies are checked, and what is found lies in them") {
    const Playbook playbook = test::good(test::shipped("abc.yaml"));
    const auto replies = tested_replies(playbook);
    Checker checker = test::checker_of(playbook);
    Mutator mutator{{"\n", "\r\n", "> ", "\"", ". ", "?", "\xC3", "\xE2\x80\x99", "\xF0\x9F\x98\xA1", std::string(1, '\0'), "((((", "On Monday Kim wrote:\n", "-- \n", "https://a.b/c", "NOT NEVER EVER", "1. "}};
    for (int round = 0; round < 4'000; ++round) {
        const std::string text = mutator.changed(mutator.any_of(replies));
        CAPTURE(text);
        Situation situation;
        situation.heard = {mutator.changed(text)};
        situation.facts = checker.facts_of(situation.heard);
        std::size_t last = 0;
        for (const Finding& finding : checker.check(text, situation)) {
            const auto [line, column, offset, length] = finding.place;
            CHECK((offset >= last && offset + length <= text.size() && line >= 1 && column >= 1));
            last = offset;
        }
    }
}

TEST_CASE("of changed patterns, the words that are required are required") {
    const Playbook playbook = test::good(test::shipped("abc.yaml"));
    const auto replies = tested_replies(playbook);
    std::vector<std::string> patterns;
    for (const Check& check : playbook.checks) std::ranges::copy(check.flag, std::back_inserter(patterns));
    Mutator mutator{{"(", ")", "[", "]", "|", "?", "*", "+", "{2}", "{0,3}", "\\b", "\\", "^", "$", ".", "(?-i:", "[^", "[A-Z]{3}", "\xC3\xA9", "(?P<name>", "[:alpha:]", "\\d"}};
    int held = 0;
    for (int round = 0; round < 4'000; ++round) {
        const std::string pattern = mutator.changed(mutator.any_of(patterns));
        CAPTURE(pattern);
        int left = kMostPatternSize;
        if (!check_pattern(pattern, left)) continue;  // refused; what matters is that nothing breaks
        const std::string text = mutator.any_of(replies) + " " + mutator.any_of(replies);
        Checker knows = test::checker_of([&] {
            Playbook one;
            one.checks.push_back({.id = "it", .flag = {pattern}});
            return one;
        }());
        CheckSet unknown = check_set_of({});
        unknown.checks.push_back({.id = "it", .flag = {pattern}});
        unknown.words = {{}};
        Checker tries{unknown};
        CAPTURE(text);
        const auto found = test::found(tries, text);
        CHECK(test::found(knows, text) == found);
        if (!found.empty()) CHECK(has_sharp_words(pattern, text));
        CHECK(begins_as_known(pattern, text));
        const auto match = Pattern{pattern}.find(text);
        const bool marked = match && text.substr(match->begin, match->size()).find_first_of(".!?") != std::string::npos;
        CHECK_FALSE((stays_in_sentence(pattern) && marked));
        ++held;
    }
    CHECK(held > 500);
}
