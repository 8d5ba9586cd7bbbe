// SPDX-License-Identifier: MIT
// A playbook alone brings a second language: the German one has all that the English one has, and its checks tell good
// German replies from bad ones.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include <amends/check/checker.hpp>
#include <tests/playbook/support.hpp>

using namespace amends;

namespace {

using Labels = std::set<std::string>;

/// A reply written for this test, with the faults that a reader finds in it; none: it is good.
struct Reply {
    std::string id, context, text;
    Labels labels;
};

std::vector<Reply> replies() {
    std::ifstream file{std::string{AMENDS_SOURCE_DIR} + "/tests/check/german_replies.jsonl"};
    std::vector<Reply> all;
    for (std::string line; std::getline(file, line);) {
        const auto json = nlohmann::json::parse(line);
        all.push_back({json.at("id"), json.at("context"), json.at("text"), json.at("labels").get<Labels>()});
    }
    return all;
}

Playbook german() { return test::good(test::shipped("abc-de.yaml")); }
Playbook english() { return test::good(test::shipped("abc.yaml")); }

Findings findings_of(Checker& checker, const Reply& reply) {
    Situation situation;
    situation.heard = {reply.context};
    situation.facts = checker.facts_of(situation.heard);
    Findings found = checker.check(reply.text, situation);
    std::erase_if(found, [](const Finding& one) { return one.level == Level::hint; });
    return found;
}

Labels labels_of(const Findings& findings) {
    Labels labels;
    for (const Finding& one : findings) labels.insert(one.check->labels.begin(), one.check->labels.end());
    return labels;
}

struct Score {
    int right = 0, wrong = 0, missed = 0;
    [[nodiscard]] double precision() const { return right + wrong == 0 ? 1 : double(right) / (right + wrong); }
    [[nodiscard]] double recall() const { return right + missed == 0 ? 1 : double(right) / (right + missed); }
};

std::map<std::string, Score> scores_of(const std::vector<Reply>& all, Checker& checker) {
    std::map<std::string, Score> scores;
    for (const Reply& reply : all) {
        const Labels found = labels_of(findings_of(checker, reply));
        for (const std::string& label : found) ++(reply.labels.contains(label) ? scores[label].right : scores[label].wrong);
        for (const std::string& label : reply.labels) scores[label].missed += found.contains(label) ? 0 : 1;
    }
    return scores;
}

template <typename Thing>
std::vector<std::string> ids_of(const std::vector<Thing>& things) {
    std::vector<std::string> ids;
    for (const Thing& thing : things) ids.push_back(thing.id);
    std::ranges::sort(ids);
    return ids;
}

}  // namespace

TEST_CASE("the German playbook has every step, check, letter and way of the English one") {
    const Playbook de = german();
    const Playbook en = english();
    CHECK(ids_of(de.steps) == ids_of(en.steps));
    CHECK(ids_of(de.checks) == ids_of(en.checks));
    CHECK(ids_of(de.templates) == ids_of(en.templates));
    CHECK(ids_of(de.options) == ids_of(en.options));
    CHECK(ids_of(de.gifts) == ids_of(en.gifts));
    CHECK(de.causes == en.causes);
    CHECK(de.clocks == en.clocks);
    CHECK(de.authority == en.authority);
}

TEST_CASE("a German step stands where the English one does, in words of its own") {
    const Playbook de = german();
    for (const Step& english_step : english().steps) {
        CAPTURE(english_step.id);
        const Step* step = de.find_step(english_step.id);
        REQUIRE(step != nullptr);
        CHECK(step->rules == english_step.rules);
        CHECK(step->stage == english_step.stage);
        CHECK(step->when == english_step.when);
        CHECK(step->done_by == english_step.done_by);
        CHECK(step->before == english_step.before);
        CHECK(step->does != english_step.does);
        CHECK(step->say.size() == english_step.say.size());
    }
}

TEST_CASE("a German check judges what the English one does") {
    const Playbook de = german();
    for (const Check& english_check : english().checks) {
        CAPTURE(english_check.id);
        const auto check = std::ranges::find(de.checks, english_check.id, &Check::id);
        REQUIRE(check != de.checks.end());
        CHECK(check->rules == english_check.rules);
        CHECK(check->level == english_check.level);
        CHECK(check->on == english_check.on);
        CHECK(check->when == english_check.when);
        CHECK(check->labels == english_check.labels);
        CHECK(check->flag.empty() == english_check.flag.empty());
        CHECK(check->message != english_check.message);
        CHECK(check->flags.empty() == english_check.flags.empty());
        CHECK(check->passes.empty() == english_check.passes.empty());
    }
}

TEST_CASE("the checks tell good German replies from bad ones") {
    const auto all = replies();
    REQUIRE(all.size() >= 100);
    Checker checker{check_set_of(german())};
    for (const auto& [label, score] : scores_of(all, checker)) {
        CAPTURE(label);
        MESSAGE(label << ": " << score.right << " right, " << score.wrong << " wrong, " << score.missed << " missed");
        CHECK(score.right + score.missed >= 4);
        CHECK(score.precision() >= 0.9);
        CHECK(score.recall() >= 0.8);
    }
}

TEST_CASE("good German replies go through without an error or a warning") {
    Checker checker{check_set_of(german())};
    int good = 0;
    int clean = 0;
    for (const Reply& reply : replies()) {
        if (!reply.labels.empty()) continue;
        ++good;
        const Findings found = findings_of(checker, reply);
        clean += found.empty() ? 1 : 0;
        for (const Finding& one : found) MESSAGE(reply.id << ": " << one.check->id << " at " << one.place.line);
    }
    CHECK(good >= 30);
    CHECK(clean * 10 >= good * 8);
}
