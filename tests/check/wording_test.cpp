// SPDX-License-Identifier: MIT
// How a text is taken apart for what is looked for in it.
#include <amends/check/wording.hpp>

#include <doctest/doctest.h>

#include <random>
#include <string>

#include <amends/check/letter_tree.hpp>
#include <amends/check/opening.hpp>
#include <amends/check/word_finder.hpp>
#include <amends/check/word_memory.hpp>
#include <tests/check/possible.hpp>

using namespace amends;

namespace {

/// Texts of all lengths around the size of a block, of signs that matter.
class Texts {
public:
    std::string next() {
        constexpr std::string_view kSigns = "aZ_9 .!?'-\n\x80\xFF@`{/:[";
        std::string text(random_() % 200, ' ');
        for (char& sign : text) sign = kSigns[random_() % kSigns.size()];
        return text;
    }

private:
    std::mt19937 random_{7};
};

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    const Wording wording{text};
    for (const Wording::Word& word : wording.words()) words.emplace_back(text.substr(word.begin, word.size()));
    return words;
}

}  // namespace

TEST_CASE("a mask finds each byte of its kind, and each other one") {
    Texts texts;
    ByteMask mask;
    for (int round = 0; round < 500; ++round) {
        const std::string text = texts.next();
        CAPTURE(text);
        mask.read(text, end_mark);
        for (std::size_t from = 0; from <= text.size(); ++from) {
            for (const std::size_t until : {text.size() / 2, text.size()}) {
                CHECK(mask.next_before(until, from) == std::min(text.find_first_of(".!?", from), until));
                CHECK(mask.next_other_before(until, from) == std::min(text.find_first_not_of(".!?", from), until));
            }
        }
    }
    mask.read("", end_mark);
    CHECK(mask.next_before(0, 0) == 0);
    CHECK(mask.next_other_before(0, 0) == 0);
}

TEST_CASE("words are rows of letters, digits and _, sentences end behind a mark") {
    CHECK(words_of("We can't, Dr_X 24.5% \xC3\xA9t\xC3\xA9!") == std::vector<std::string>{"We", "can", "t", "Dr_X", "24", "5", "t"});
    CHECK(words_of("").empty());
    const Wording wording{"No. Why?! Go"};
    std::vector<Stretch> places;
    for (const auto& sentence : wording.sentences()) places.push_back(sentence.place);
    CHECK(places == std::vector<Stretch>{{0, 3}, {3, 8}, {8, 9}, {9, 12}});
    CHECK(wording.words(wording.sentences()[2]).empty());
    CHECK(wording.words(wording.sentences()[3]).size() == 1);
    CHECK(wording.lower_at(0) == 'n');
    CHECK(ShortText{"go"}.begins(wording.lower_letters_at(10)));
    CHECK(wording.lower_letters_at(12) == 0);
    CHECK(wording.words_from(1).front().begin == 4);
    CHECK(wording.words_from(11).empty());
}

TEST_CASE("words and sentences of any text leave nothing out") {
    Texts texts;
    Wording wording;
    for (int round = 0; round < 500; ++round) {
        const std::string text = texts.next();
        CAPTURE(text);
        wording.read(text, std::to_array<Stretch>({{0, text.size()}}));
        CHECK(wording.text() == text);
        std::string of_words(text.size(), '-');
        std::size_t end = 0;
        std::uint32_t word = 0;
        for (const auto& sentence : wording.sentences()) {
            CHECK((sentence.place.begin == end && sentence.place.size() > 0 && sentence.first_word == word));
            end = sentence.place.end;
            word = sentence.last_word;
            CHECK((end == text.size() || std::string_view{".!?"}.find(text[end - 1]) != std::string_view::npos));
            for (const auto& one : wording.words(sentence)) of_words.replace(one.begin, one.size(), one.size(), 'w');
        }
        CHECK((end == text.size() && word == wording.words().size()));
        for (std::size_t at = 0; at < text.size(); ++at) CHECK((of_words[at] == 'w') == is_word_byte(text[at]));
    }
}

TEST_CASE("a passage is read as if it stood alone") {
    Texts texts;
    Wording whole;
    for (int round = 0; round < 500; ++round) {
        const std::string text = texts.next();
        CAPTURE(text);
        const std::size_t third = text.size() / 3;
        const auto places = std::to_array<Stretch>({{0, third}, {third, third}, {third + third / 2, text.size()}});
        whole.read(text, places);
        REQUIRE(whole.passages().size() == places.size());
        std::size_t words = 0;
        for (std::size_t at = 0; at < places.size(); ++at) {
            const auto& passage = whole.passages()[at];
            CHECK(passage.place == places[at]);
            const Wording alone{std::string_view{text}.substr(places[at].begin, places[at].size())};
            REQUIRE(whole.sentences(passage).size() == alone.sentences().size());
            for (std::size_t one = 0; one < alone.sentences().size(); ++one) {
                const auto& there = whole.sentences(passage)[one];
                const auto& here = alone.sentences()[one];
                CHECK(there.place == Stretch{here.place.begin + places[at].begin, here.place.end + places[at].begin});
                CHECK(std::ranges::equal(whole.words(there), alone.words(here), [&](const auto& its, const auto& other) {
                    return its.begin == other.begin + places[at].begin && its.end == other.end + places[at].begin;
                }));
            }
            words += alone.words().size();
        }
        CHECK(words == whole.words().size());
    }
}

TEST_CASE("a tree of letters knows which words begin at a place") {
    const std::vector<std::string_view> words{"0", "a_1", "ab", "abc", "b", "zz"};
    const LetterTree tree{words};
    const auto found_in = [&](std::string_view text) {
        std::vector<std::string> found;
        LetterTree::Place place = tree.root();
        for (std::size_t at = 0; at < text.size(); ++at) {
            place = tree.next(place, text[at]);
            if (place == LetterTree::kNowhere) break;
            if (const auto word = tree.ends_at(place)) found.emplace_back(words[*word]);
        }
        return found;
    };
    CHECK(found_in("ABCD") == std::vector<std::string>{"ab", "abc"});
    CHECK(found_in("a_1") == std::vector<std::string>{"a_1"});
    CHECK(found_in("0zz") == std::vector<std::string>{"0"});
    CHECK(found_in("z z").empty());
    CHECK(found_in("\xC3\xA9").empty());
    CHECK(LetterTree{}.root() == LetterTree::kNowhere);
}

TEST_CASE("an opening tells where a match may begin, and how much before a word") {
    const Opening opening{{"why", "we can", ". no", "? no", "'ve"}};
    const auto fits = [&](std::string_view text) {
        std::vector<std::size_t> leads;
        const Wording wording{text};
        for (const auto& variant : opening.variants()) {
            if (variant.fits(wording.lower_letters_at(0))) leads.push_back(variant.lead());
        }
        return leads;
    };
    CHECK(fits("Why not") == std::vector<std::size_t>{0});
    CHECK(fits("we CAN") == std::vector<std::size_t>{0});
    CHECK(fits("we may").empty());
    CHECK(fits("nobody") == std::vector<std::size_t>{2});
    CHECK(fits("ve") == std::vector<std::size_t>{1});
    CHECK_FALSE(Opening{{}}.known());
}

TEST_CASE("what words say is kept, also where there is room for few") {
    WordMemory memory{4};
    const auto name_of = [](std::string_view word) {
        const Wording wording{word};
        return *WordMemory::name_of(wording, wording.words().front());
    };
    const auto uses_of = [&](std::string_view word) {
        const auto said = memory.find(name_of(word));
        return said ? std::vector<WordMemory::Cell>(said->uses.begin(), said->uses.end()) : std::vector<WordMemory::Cell>{};
    };
    const std::vector<WordMemory::Cell> cells{1, 2, 3};
    memory.keep(name_of("sorry"), {std::span{cells}.first(2), std::span{cells}.last(1)});
    CHECK(uses_of("sorry") == std::vector<WordMemory::Cell>{1, 2});
    CHECK(memory.find(name_of("sorry"))->forks.front() == 3);
    CHECK_FALSE(memory.find(name_of("Sorry")));
    CHECK_FALSE(memory.find(name_of("sorr")));
    for (int number = 0; number < 1000; ++number) {
        const std::string word = "word" + std::to_string(number);
        memory.keep(name_of(word), {std::span{cells}.first(1), {}});
        CHECK(uses_of(word) == std::vector<WordMemory::Cell>{1});
    }
    const Wording long_word{"seventeen_letters"};
    CHECK_FALSE(WordMemory::name_of(long_word, long_word.words().front()));
}

TEST_CASE("pieces are found wherever they stand, and by case where it counts") {
    const auto finds = [](const std::string& piece, std::string_view text) {
        WordFinder finder{{{{piece}}}};
        bool found = false;
        test::for_each_possible(finder, Wording{text}, [&](std::uint32_t, const Stretch&) { found = true; });
        return found;
    };
    CHECK(finds("refund", "Unrefundable"));
    CHECK(finds("\1refund", "a Refunded one"));
    CHECK_FALSE(finds("\1refund", "unrefunded"));
    CHECK_FALSE(finds("refund\1", "refunded"));
    CHECK(finds("ve not b", "You have not been"));
    CHECK_FALSE(finds("\1ve not b", "You have not been"));
    CHECK_FALSE(finds("ve not b", "You have never been"));
    CHECK(finds("we will \1", "As we will."));
    CHECK(finds("t&c", "See our T&Cs"));
    CHECK(finds(", but", "Sorry, but no"));
    CHECK(finds("\xF0\x9F\x98\xA1", "Oh \xF0\x9F\x98\xA1 no"));
    CHECK(finds("%", "5 % off"));
    CHECK(finds("NOT", "do NOT"));
    CHECK_FALSE(finds("NOT", "do not"));
    CHECK_FALSE(finds("NOT NOW", "NOT now"));
    CHECK(finds("NOT NOW", "NOT NOW"));
    CHECK(finds("\2\2\2", "an URGENT matter"));
    CHECK_FALSE(finds("\2\2\2", "An Urgent MAtter"));
    CHECK(finds("incomprehensibilities", "Of incomprehensibilities"));
    CHECK(finds("\1a b c d e f g h i\1", "a b c d e f g h i"));
    CHECK_FALSE(finds("refund", "re fund"));
    WordFinder finder{{{{"we refund\1"}}, {{"refund\1"}}}};
    Wording cut;  // in the middle of a word, as a row of 2,000 letters is
    cut.read("we refunds", std::to_array<Stretch>({{0, 9}, {9, 10}}));
    std::size_t found = 0;
    test::for_each_possible(finder, cut, [&](std::uint32_t, const Stretch&) { ++found; });
    CHECK(found == 2);
}
