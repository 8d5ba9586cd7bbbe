// SPDX-License-Identifier: MIT
#include <amends/playbook/rules.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include <tests/playbook/support.hpp>

using namespace amends;

namespace {

std::string family_of(const Rule& rule) { return std::string{rule.id.substr(0, rule.id.find('-'))}; }

}  // namespace

TEST_CASE("there are 72 rules in six families") {
    CHECK(rules().size() == 72);
    std::vector<std::pair<std::string, int>> families;
    for (const Rule& rule : rules()) {
        const std::string family = family_of(rule);
        if (families.empty() || families.back().first != family) families.emplace_back(family, 0);
        ++families.back().second;
    }
    const std::vector<std::pair<std::string, int>> expected{{"TEN", 10},  {"AMAZE", 8}, {"ABC", 26},
                                                            {"KEYS", 10}, {"SURE", 8},  {"CALM", 10}};
    CHECK(families == expected);
}

TEST_CASE("every rule has an id of its own and a sentence") {
    std::set<std::string_view> ids;
    for (const Rule& rule : rules()) {
        CAPTURE(rule.id);
        CHECK(ids.insert(rule.id).second);
        CHECK(rule.title.ends_with('.'));
        CHECK(find_rule(rule.id) == &rule);
    }
    for (char letter = 'A'; letter <= 'Z'; ++letter) CHECK(find_rule(std::string{"ABC-"} + letter) != nullptr);
    CHECK(find_rule("ABC-") == nullptr);
    CHECK(find_rule("abc-q") == nullptr);
    CHECK(find_rule("TEN-11") == nullptr);
}

TEST_CASE("each rule is held by something, or it is said what is to come") {
    for (const RuleHeld& held : held_rules(test::good(test::shipped("abc.yaml")))) {
        CAPTURE(held.rule->id);
        CHECK((!held.held_by.empty() || !held.to_come.empty()));
    }
}

TEST_CASE("what holds a rule is a command or a clock") {
    for (const RuleHeld& held : held_rules({})) {
        CAPTURE(held.rule->id);
        for (const std::string& holder : held.held_by) {
            CHECK((holder.starts_with("command ") || holder.starts_with("clock ")));
            CHECK(holder.find(',') == std::string::npos);
        }
    }
}

TEST_CASE("steps and checks hold rules") {
    Playbook playbook;
    Step& step = playbook.steps.emplace_back();
    step.id = "apologize";
    step.rules = {"ABC-Q", "AMAZE-4"};
    Check& check = playbook.checks.emplace_back();
    check.id = "begin-with-sorry";
    check.rules = {"ABC-Q"};
    const auto all = held_rules(playbook);
    REQUIRE(all.size() == 72);
    const auto found = std::ranges::find(all, find_rule("ABC-Q"), &RuleHeld::rule);
    REQUIRE(found != all.end());
    CHECK(found->held_by == std::vector<std::string>{"step apologize", "command acknowledge", "check begin-with-sorry"});
    CHECK(found->to_come.empty());
    const auto unheld = std::ranges::find(all, find_rule("TEN-10"), &RuleHeld::rule);
    REQUIRE(unheld != all.end());
    CHECK(unheld->held_by.empty());
    CHECK(unheld->to_come == std::vector<std::string>{"pulse and vent"});
}

TEST_CASE("the shipped playbook has a step or a check for every rule") {
    const Playbook abc = test::good(test::shipped("abc.yaml"));
    const auto serves = [](const std::string& holder) {
        return holder.starts_with("step ") || holder.starts_with("check ");
    };
    for (const RuleHeld& held : held_rules(abc)) {
        CAPTURE(held.rule->id);
        CHECK((std::ranges::any_of(held.held_by, serves) || std::ranges::any_of(held.to_come, serves)));
    }
}
