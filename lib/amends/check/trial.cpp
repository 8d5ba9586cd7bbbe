// SPDX-License-Identifier: MIT
#include <amends/check/trial.hpp>

#include <memory>

#include <amends/check/checker.hpp>

namespace amends {
namespace {

/// The check as it would be if it always applied.
Check unconditional(Check check) {
    check.on.clear();
    check.when = {};
    const bool condition = check.state == StateTest::fault_on_record || check.state == StateTest::before_fix ||
                           check.state == StateTest::matter_open;
    if (condition) check.state.reset();
    return check;
}

Situation situation_of(const Check& check, const CheckTest& test) {
    static const Zone kUtc = Zone::utc();
    Situation situation;
    OnRecord record{.zone = &kUtc};
    if (check.state == StateTest::like_last) {
        record.replies.push_back(test.context);
    } else if (check.state == StateTest::wish_answered) {
        record.wants = test.context;
    } else if (!test.context.empty()) {
        situation.heard.push_back(test.context);
    }
    if (check.state) situation.record = std::move(record);
    return situation;
}

}  // namespace

CheckTrial trial_of(const Check& check) {
    Playbook playbook;
    playbook.checks.push_back(unconditional(check));
    const auto checker = std::make_shared<Checker>(check_set_of(playbook));
    return [checker](const CheckTest& test) {
        // A test without the customer's words is not about them.
        const Check& only = checker->checks().front();
        return !checker->check(test.text, situation_of(only, test)).empty();
    };
}

}  // namespace amends
