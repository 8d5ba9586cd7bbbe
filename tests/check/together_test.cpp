// SPDX-License-Identifier: MIT
// Replies that are checked together get what they would get one by one.
#include <doctest/doctest.h>

#include <algorithm>

#include <amends/check/batch_checker.hpp>
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

TEST_CASE("no replies, no findings") {
    BatchChecker checker{check_set_of({})};
    CHECK(checker.check({}, ReplyMoment::first).empty());
}
