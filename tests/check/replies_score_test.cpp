// SPDX-License-Identifier: MIT
// How the shipped playbook does on real replies with labels set by hand: a table, label by label, and what it must reach at
// least. Precision of `policy_excuse` comes first: an agent who is warned without cause stops reading.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include <tests/check/support.hpp>

using namespace amends;

namespace {

using Labels = std::set<std::string>;

/// Of one label: predicted and right, predicted and wrong, overlooked.
struct Score {
    int right = 0, wrong = 0, missed = 0;
    [[nodiscard]] double precision() const { return right + wrong == 0 ? 0 : double(right) / (right + wrong); }
    [[nodiscard]] double recall() const { return right + missed == 0 ? 0 : double(right) / (right + missed); }
    [[nodiscard]] double f1() const { return right == 0 ? 0 : 2.0 * right / (2 * right + wrong + missed); }
};

struct Scores {
    std::map<std::string, Score> by_label;
    int good = 0, good_clean = 0;

    void add(const Labels& is, const Labels& said, bool clean) {
        if (is.contains("good")) {
            ++good;
            good_clean += clean ? 1 : 0;
        }
        for (const std::string& label : is) {
            if (label == "good") continue;
            Score& score = by_label[label];
            ++(said.contains(label) ? score.right : score.missed);
        }
        for (const std::string& label : said) by_label[label].wrong += is.contains(label) ? 0 : 1;
    }
    [[nodiscard]] Score of(const std::string& label) const {
        const auto known = by_label.find(label);
        return known == by_label.end() ? Score{} : known->second;
    }
    /// Over the labels that the sample has.
    [[nodiscard]] double macro_f1() const {
        double sum = 0;
        int count = 0;
        for (const auto& [label, score] : by_label) {
            if (score.right + score.missed == 0) continue;
            sum += score.f1();
            ++count;
        }
        return count == 0 ? 0 : sum / count;
    }
    [[nodiscard]] std::string table() const {
        std::string text = fmt::format("{:<16}{:>6}{:>6}{:>6}{:>6}{:>6}{:>6}\n", "label", "P", "R", "F1", "right", "wrong", "missed");
        for (const auto& [label, score] : by_label) {
            text += fmt::format("{:<16}{:>6.2f}{:>6.2f}{:>6.2f}{:>6}{:>6}{:>6}\n", label, score.precision(), score.recall(), score.f1(),
                                score.right, score.wrong, score.missed);
        }
        return text + fmt::format("macro F1 {:.2f}, good without error or warning {} of {}", macro_f1(), good_clean, good);
    }
};

Scores score_of(std::istream& replies) {
    Checker checker = test::checker_of(test::good(test::shipped("abc.yaml")));
    Scores scores;
    for (std::string line; std::getline(replies, line);) {
        const auto reply = nlohmann::json::parse(line);
        Situation situation;
        situation.heard = {reply["context"].get<std::string>()};
        situation.facts = checker.facts_of(situation.heard);
        Labels said;
        bool clean = true;
        const std::string text = reply["text"];
        for (const Finding& finding : checker.check(text, situation)) {
            if (finding.level == Level::hint) continue;
            clean = false;
            said.insert(finding.check->labels.begin(), finding.check->labels.end());
        }
        scores.add(reply["labels"].get<Labels>(), said, clean);
    }
    return scores;
}

}  // namespace

TEST_CASE("the shipped checks agree with people who labelled replies") {
    const std::filesystem::path file = std::filesystem::path{AMENDS_SAMPLES_DIR} / "replies.jsonl";
    if (!std::filesystem::exists(file)) {
        MESSAGE("no sample of replies: set AMENDS_SAMPLES_DIR");
        return;
    }
    std::ifstream replies{file};
    const Scores scores = score_of(replies);
    MESSAGE(scores.table());
    const Score excuses = scores.of("policy_excuse");
    CHECK(excuses.precision() >= 0.90);
    CHECK(excuses.f1() >= 0.85);
    CHECK(scores.macro_f1() >= 0.65);
    REQUIRE(scores.good > 0);
    CHECK(scores.good_clean >= 0.70 * scores.good);
}
