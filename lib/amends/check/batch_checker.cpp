// SPDX-License-Identifier: MIT
#include <amends/check/batch_checker.hpp>

#include <algorithm>

#include <amends/check/engine.hpp>

namespace amends {

BatchChecker::BatchChecker(CheckSet set) : engine_{std::make_unique<CheckEngine>(std::move(set))} {}
BatchChecker::~BatchChecker() = default;

std::vector<Findings> BatchChecker::check(std::span<const Reply> replies, ReplyMoment moment) {
    std::vector<Findings> all;
    all.reserve(replies.size());
    while (!replies.empty()) {
        const std::size_t portion = std::min(replies.size(), engine_->portion());
        check_together(replies.first(portion), moment, all);
        replies = replies.subspan(portion);
    }
    return all;
}

void BatchChecker::check_together(std::span<const Reply> replies, ReplyMoment moment, std::vector<Findings>& to) {
    engine_->expect(replies.size());
    const auto cases = engine_->cases(replies.size());
    std::vector<Hearing*> hearings;
    for (std::size_t at = 0; at < replies.size(); ++at) {
        if (cases[at]->hearing.take(replies[at].heard)) hearings.push_back(&cases[at]->hearing);
    }
    engine_->listen(hearings);
    std::vector<Situation> situations(replies.size(), Situation{.moment = moment});
    for (std::size_t at = 0; at < replies.size(); ++at) {
        situations[at].facts = cases[at]->hearing.facts();
        cases[at]->look_at(replies[at].text, situations[at]);
    }
    engine_->examine(cases);
    for (Case* one : cases) to.push_back(findings_of(*one));
}

}  // namespace amends
