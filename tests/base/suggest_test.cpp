// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>

#include <amends/base/suggest.hpp>

namespace amends {
namespace {

constexpr auto kKnown = std::to_array<std::string_view>({"phone", "email", "web", "review", "acknowledge"});

TEST_CASE("the nearest word is at most a third of the letters away") {
    struct Row {
        std::string_view typed;
        std::string_view meant;  ///< empty: none
    };
    const auto rows = std::to_array<Row>({{"phone", "phone"},
                                          {"phon", "phone"},     // a letter short
                                          {"phones", "phone"},   // one too many
                                          {"phome", "phone"},    // another one
                                          {"pohne", "phone"},    // swapped
                                          {"phnoe", "phone"},    // swapped
                                          {"webb", "web"},       // one of four
                                          {"wbe", "web"},        // one of three
                                          {"wab", "web"},        // one of three
                                          {"wxy", ""},           // two of three
                                          {"ehpno", ""},         // too many of five
                                          {"phoxx", ""},         // two of five
                                          {"phonex", "phone"},   // one of six
                                          {"rewiev", "review"},  // two of six
                                          {"rexxxw", ""},        // three of six
                                          {"acknolwege", "acknowledge"},
                                          {"aknowlege", "acknowledge"},
                                          {"aknxwlexe", ""},  // four of nine
                                          {"x", ""},
                                          {"", ""},
                                          {"PHONE", "phone"}});
    for (const Row& row : rows) {
        CAPTURE(row.typed);
        const auto near = nearest(row.typed, kKnown);
        CHECK(near.value_or("") == row.meant);
    }
}

TEST_CASE("of several words the first of the nearest is taken") {
    constexpr auto kWords = std::to_array<std::string_view>({"cat", "bat", "batch"});
    CHECK(nearest("batc", kWords) == "bat");
    CHECK(nearest("batch", kWords) == "batch");
    CHECK(nearest("rat", kWords) == "cat");
    CHECK_FALSE(nearest("rat", {}));
}

TEST_CASE("nothing is near to a very long word") {
    const std::string word(65, 'a');
    const std::array<std::string_view, 1> longer{word};
    CHECK(nearest(std::string(64, 'a'), longer) == word);
    CHECK_FALSE(nearest(word, longer));
    CHECK_FALSE(nearest(std::string(1'000'000, 'a'), longer));
}

TEST_CASE("a known word is nearest to itself and one letter more does not hide it") {
    CHECK(rc::check("a letter put in somewhere", [] {
        const auto word = *rc::gen::elementOf(kKnown);
        std::string typed{word};
        RC_ASSERT(nearest(typed, kKnown).value_or("") == word);
        const auto at = *rc::gen::inRange<std::size_t>(0, typed.size() + 1);
        typed.insert(at, 1, *rc::gen::inRange('a', 'z'));
        RC_ASSERT(nearest(typed, kKnown).value_or("") == word);
    }));
}

TEST_CASE("a list is divided by commas") {
    constexpr auto kOne = std::to_array<std::string_view>({"a"});
    constexpr auto kThree = std::to_array<std::string_view>({"a", "b", "c"});
    CHECK(listed({}).empty());
    CHECK(listed(kOne) == "a");
    CHECK(listed(kThree) == "a, b, c");
}

TEST_CASE("a suggestion names the nearest or all") {
    CHECK(suggestion("phon", kKnown) == "did you mean 'phone'?");
    CHECK(suggestion("zzz", kKnown) == "use one of: phone, email, web, review, acknowledge");
}

}  // namespace
}  // namespace amends
