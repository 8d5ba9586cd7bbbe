// SPDX-License-Identifier: MIT
// Replies that are checked together get what they would get one by one.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <random>

#include <amends/check/batch_checker.hpp>
#include <amends/check/sentence_memory.hpp>
#include <tests/check/support.hpp>

using namespace amends;

namespace {

std::vector<Reply> tested_replies(const Playbook& playbook) {
    std::vector<Reply> replies;
    for (const Check& check : playbook.checks) {
        for (const auto* tests : {&check.flags, &check.passes}) {
            for (const CheckTest& test : *tests) replies.push_back({test.text, {test.context}});
        }
    }
    return replies;
}

bool is_same(const Finding& one, const Finding& other) {
    return one.check->id == other.check->id && one.level == other.level && one.place == other.place;
}

}  // namespace

TEST_CASE("together and one by one the same is found, however many come at once") {
    const Playbook playbook = test::good(test::shipped("abc.yaml"));
    const auto replies = tested_replies(playbook);
    Checker single = test::checker_of(playbook);
    BatchChecker many{check_set_of(playbook)};
    std::size_t findings = 0;
    for (std::size_t at = 0, count = 1; at < replies.size(); at += count, count = count % 70 + 23) {
        const std::vector<Reply> some(replies.begin() + static_cast<std::ptrdiff_t>(at),
                                      replies.begin() + static_cast<std::ptrdiff_t>(std::min(replies.size(), at + count)));
        const auto found = many.check(some, ReplyMoment::reply);
        REQUIRE(found.size() == some.size());
        for (std::size_t reply = 0; reply < some.size(); ++reply) {
            CAPTURE(some[reply].text);
            Situation situation{.moment = ReplyMoment::reply, .heard = some[reply].heard};
            situation.facts = single.facts_of(situation.heard);
            CHECK(std::ranges::equal(found[reply], single.check(some[reply].text, situation), is_same));
            findings += found[reply].size();
        }
    }
    CHECK(findings > 100);
}

TEST_CASE("a sentence that comes again says the same wherever it stands") {
    const Playbook playbook = test::good(test::shipped("abc.yaml"));
    std::vector<std::string> sentences;
    for (const Reply& reply : tested_replies(playbook)) {
        if (reply.text.size() < 200) sentences.push_back(reply.text);
    }
    std::mt19937 random{7};
    const auto any = [&] { return sentences[random() % 60]; };  // of few, so that each is known soon
    std::vector<Reply> replies;
    for (int n = 0; n < 600; ++n) {
        const auto joints = std::to_array<std::string>({" ", "\n\n", "? ", "! ", "\n> ", " \"", "... "});
        std::string text = n % 3 == 0 ? "Dear Kim,\n\n" : "";
        for (int part = 0; part < 4; ++part) text += any() + joints[random() % joints.size()];
        replies.push_back({text, {any() + " " + any()}});
    }
    BatchChecker many{check_set_of(playbook)};
    Checker single = test::checker_of(playbook);
    for (std::size_t at = 0; at < replies.size(); at += 100) {
        const std::vector<Reply> some(replies.begin() + static_cast<std::ptrdiff_t>(at), replies.begin() + static_cast<std::ptrdiff_t>(at + 100));
        const auto found = many.check(some, ReplyMoment::first);
        for (std::size_t reply = 0; reply < some.size(); ++reply) {
            if (at == 0 && reply < 20) single = test::checker_of(playbook);  // which has met no sentence before
            CAPTURE(some[reply].text);
            Situation situation{.moment = ReplyMoment::first, .heard = some[reply].heard};
            situation.facts = single.facts_of(situation.heard);
            CHECK(std::ranges::equal(found[reply], single.check(some[reply].text, situation), is_same));
        }
    }
}

TEST_CASE("what is needed is missed in the first reply as in the last, whatever is struck out before it") {
    const Playbook playbook = test::good(test::with("checks:\n"
                                                    "  - id: it\n    rule: TEN-5\n    message: m\n"
                                                    "    need: ['\\b(?:you may +keep|we refund you)\\b', 'keep[^.!?]*money']\n"
                                                    "    not_as: ['\\bdid not', \"n't\", 'may not', '[.!] but']\n"));
    constexpr const char* kParts[] = {"did not", "couldn't", "you may", "may not", "keep it", "we refund you", "money", ". But", "! no"};
    constexpr const char* kJoints[] = {"", " ", " ", " ", ". ", "\n\n"};
    std::mt19937 random{20261201};
    std::vector<Reply> replies;
    for (int n = 0; n < 3000; ++n) {
        std::string text = "It is so: ";
        for (auto left = 2 + random() % 4; left > 0; --left) text.append(kParts[random() % std::size(kParts)]).append(kJoints[random() % std::size(kJoints)]);
        replies.push_back({text, {}});
    }
    BatchChecker many{check_set_of(playbook)};
    const auto found = many.check(replies, ReplyMoment::first);
    std::size_t missed = 0;
    for (std::size_t reply = 0; reply < replies.size(); ++reply) {
        CAPTURE(replies[reply].text);
        Checker single = test::checker_of(playbook);
        CHECK(std::ranges::equal(found[reply], single.check(replies[reply].text, {.moment = ReplyMoment::first}), is_same));
        missed += found[reply].size();
    }
    CHECK(missed > 300);
    CHECK(missed < 2700);
}

TEST_CASE("a sentence is kept from its second time on, until there are too many") {
    SentenceMemory memory;
    CHECK(memory.of(" We are sorry.", false) == nullptr);
    KnownSentence* known = memory.of(" We are sorry.", false);
    REQUIRE(known != nullptr);
    CHECK(known->text == " We are sorry.");
    CHECK(memory.of(" We are sorry.", false) == known);
    CHECK(memory.of(" We are sorry.", true) != known);  // a pattern may ask for the beginning of a text
    CHECK(memory.of("No.", false) == nullptr);
    CHECK(memory.of("No.", false) == nullptr);
    for (int n = 0; !memory.full(); ++n) {
        REQUIRE(n < 100'000);
        const std::string sentence = "This is sentence number " + std::to_string(n) + ".";
        for (int times = 0; times < 2; ++times) (void)memory.of(sentence, false);
    }
    for (int times = 0; times < 3; ++times) CHECK(memory.of("There is no room for this one.", false) == nullptr);
    memory.forget();
    CHECK_FALSE(memory.full());
    CHECK(memory.of(" We are sorry.", false) == nullptr);
    for (int times = 0; times < 2; ++times) (void)memory.of(" We are sorry.", false);
    CHECK(memory.of(" We are sorry.", false) != nullptr);
}

TEST_CASE("no replies, no findings") {
    BatchChecker checker{check_set_of({})};
    CHECK(checker.check({}, ReplyMoment::first).empty());
}
