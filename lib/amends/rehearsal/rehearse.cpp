// SPDX-License-Identifier: MIT
#include <amends/rehearsal/rehearse.hpp>

#include <fmt/format.h>

#include <algorithm>

#include <amends/rehearsal/expect.hpp>
#include <amends/rehearsal/play.hpp>

namespace amends {
namespace {

/// What differs where a deed is done, or refused.
std::optional<Difference> difference_of(const ScenarioDeed& deed, const Result<void>& done, const Play& play) {
    Difference difference{deed.place, play.now(), play.shown(play.now()), deed.command, {}, {}};
    if (!deed.refused) {
        if (done) return std::nullopt;
        difference.expected = "done";
        difference.actual = "refused: " + told(done.error());
        return difference;
    }
    const bool any = *deed.refused == kAnyRefusal;
    if (!done && (any || done.error().rule == *deed.refused)) return std::nullopt;
    difference.expected = any ? "refused" : fmt::format("refused by {}", *deed.refused);
    difference.actual = done ? "done" : "refused: " + told(done.error());
    return difference;
}

std::vector<const Expectation*> in_order_of_time(const Scenario& scenario, const Play& play) {
    std::vector<const Expectation*> ordered;
    ordered.reserve(scenario.expectations.size());
    for (const Expectation& one : scenario.expectations) ordered.push_back(&one);
    std::ranges::stable_sort(ordered, {}, [&](const Expectation* one) { return play.since_start(one->at); });
    return ordered;
}

}  // namespace

Rehearsed rehearse(const Scenario& scenario, const Staging& staging) {
    Rehearsed rehearsed;
    Play play{scenario, staging};
    auto deed = scenario.deeds.begin();
    const auto play_until = [&](Instant last) {
        for (; deed != scenario.deeds.end() && play.since_start(deed->at) <= last; ++deed) {
            play.go_on_to(play.since_start(deed->at));
            if (auto difference = difference_of(*deed, play.perform(*deed), play)) {
                rehearsed.differences.push_back(*std::move(difference));
            }
        }
    };
    for (const Expectation* expectation : in_order_of_time(scenario, play)) {
        const Instant at = play.since_start(expectation->at);
        play_until(at);
        play.go_on_to(at);
        if (expectation->reminders) play.remind();
        auto found = differences(*expectation, play);
        std::ranges::move(found, std::back_inserter(rehearsed.differences));
    }
    play_until(kLastInstant);
    return rehearsed;
}

}  // namespace amends
