// SPDX-License-Identifier: MIT
// What is left out because the words of a pattern don't stand in a text, or not in one sentence, must be what finds nothing.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include <tests/check/support.hpp>

using namespace amends;

namespace {

struct Found {
    std::string check;
    Level level{};
    Place place;
    bool operator==(const Found&) const = default;
};

std::vector<Found> found_by(Checker& checker, const std::string& text, const std::string& heard) {
    Situation situation;
    situation.heard = {heard};
    situation.facts = checker.facts_of(situation.heard);
    std::vector<Found> all;
    for (const Finding& one : checker.check(text, situation)) all.push_back({one.check->id, one.level, one.place});
    return all;
}

/// Every pattern is held against every passage.
Checker without_words(CheckSet set) {
    for (RequiredWords& words : set.words) words.clear();
    return Checker{std::move(set)};
}

/// What the checks are tested with, one after another as a reply is written, now and then with something odd in between.
class Replies {
public:
    explicit Replies(const Playbook& playbook) {
        for (const Check& check : playbook.checks) {
            for (const auto* tests : {&check.flags, &check.passes}) {
                for (const CheckTest& test : *tests) texts_.push_back(test.text);
            }
        }
    }
    std::string next() {
        constexpr const char* kBetween[] = {" ", " ", " ", "\n", "\n\n", " not ", ", ", " e.g. ", "! ", "... ", "\n> ", " \"", " NO REFUNDS AT ALL ", " \xF0\x9F\x91\x8D "};
        std::string reply;
        for (auto left = 1 + random_() % 5; left > 0; --left) {
            reply += texts_[random_() % texts_.size()];
            reply += kBetween[random_() % std::size(kBetween)];
        }
        if (random_() % 3 == 0) reply[random_() % reply.size()] = "., !?A"[random_() % 6];
        return reply;
    }

private:
    std::vector<std::string> texts_;
    std::mt19937 random_{20261125};
};

void compare(const char* playbook_file) {
    const Playbook playbook = test::good(test::shipped(playbook_file));
    const CheckSet set = check_set_of(playbook);
    Checker thorough = without_words(set);
    Checker sharp{set};  // sharpened after some dozens
    Replies replies{playbook};
    std::size_t findings = 0;
    for (int round = 0; round < 400; ++round) {
        const std::string text = replies.next();
        const std::string heard = replies.next();
        CAPTURE(text);
        CAPTURE(heard);
        const auto expected = found_by(thorough, text, heard);
        findings += expected.size();
        CHECK(found_by(sharp, text, heard) == expected);
    }
    CHECK(findings > 400);
}

}  // namespace

TEST_CASE("words and sentences leave out only what finds nothing") { compare("abc.yaml"); }
TEST_CASE("so they do in German") { compare("abc-de.yaml"); }
