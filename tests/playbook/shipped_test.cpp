// SPDX-License-Identifier: MIT
// Every playbook that is shipped is sound, and those of regulated trades hold the time limits of their law.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include <tests/playbook/support.hpp>

using namespace amends;

namespace {

FindPlaybook find_shipped() {
    return [](const std::string& name, const PlaybookSource&) -> Result<PlaybookSource> {
        return PlaybookSource{name + ".yaml", test::shipped(name + ".yaml")};
    };
}

std::vector<std::string> shipped_names() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator{AMENDS_PLAYBOOKS_DIR}) {
        if (entry.path().extension() == ".yaml") names.push_back(entry.path().stem().string());
    }
    std::ranges::sort(names);
    return names;
}

Playbook shipped_playbook(const std::string& name) { return test::good(test::shipped(name + ".yaml"), find_shipped()); }

/// The clocks of a complaint by letter, of this priority.
ClockTargets clocks_of(const Playbook& playbook, Priority priority) {
    Facts facts;
    facts.channel = Channel::letter;
    facts.priority = priority;
    return playbook.clocks_for(facts);
}

constexpr Seconds days(int count) { return std::chrono::days{count}; }

/// What the law of a trade asks for; `special` is the limit of complaints with high priority.
struct TradeLimits {
    std::string name;
    Span respond;
    Span resolve;
    Span special;
};

const std::vector<TradeLimits>& trades() {
    static const std::vector<TradeLimits> all{
        {"uk-fca-disp", OpenDays{3}, days(8 * 7), OpenDays{15}},
        {"au-asic-rg271", days(1), days(30), days(21)},
        {"uk-housing-ombudsman", OpenDays{5}, OpenDays{15}, OpenDays{25}},
        {"us-cfpb", days(15), days(60), days(60)},
    };
    return all;
}

}  // namespace

TEST_CASE("every shipped playbook is sound and has the name of its file") {
    const auto names = shipped_names();
    CHECK(names.size() >= 6);
    for (const std::string& name : names) {
        CAPTURE(name);
        CHECK(test::faults(test::shipped(name + ".yaml"), find_shipped()).empty());
        CHECK(shipped_playbook(name).name == name);
    }
}

TEST_CASE("regulated trades hold the limits of their law, and no wait stops the answer's") {
    for (const TradeLimits& trade : trades()) {
        CAPTURE(trade.name);
        const Playbook playbook = shipped_playbook(trade.name);
        const ClockTargets usual = clocks_of(playbook, Priority::normal);
        CHECK(usual.respond.expected == trade.respond);
        REQUIRE(usual.resolve);
        CHECK(*usual.resolve == ResolveTarget{trade.resolve, false});
        const ClockTargets special = clocks_of(playbook, Priority::high);
        REQUIRE(special.resolve);
        CHECK(*special.resolve == ResolveTarget{trade.special, false});
    }
}

TEST_CASE("the housing code counts its answers from the acknowledgement") {
    const Playbook housing = shipped_playbook("uk-housing-ombudsman");
    CHECK(clocks_of(housing, Priority::normal).update == Span{OpenDays{10}});
    CHECK(clocks_of(housing, Priority::high).update == Span{OpenDays{20}});
}

TEST_CASE("regulated trades keep the recovery of the ABCs") {
    const Playbook abc = shipped_playbook("abc");
    for (const TradeLimits& trade : trades()) {
        CAPTURE(trade.name);
        const Playbook playbook = shipped_playbook(trade.name);
        for (const Step& step : abc.steps) CHECK(playbook.find_step(step.id) != nullptr);
        CHECK(playbook.steps.size() > abc.steps.size());
        CHECK(playbook.checks.size() > abc.checks.size());
        CHECK(playbook.authority == abc.authority);
        CHECK(playbook.exceptions.back().when == abc.exceptions.back().when);
    }
}

TEST_CASE("no complaint of a regulated trade is closed before its last letter is seen to") {
    for (const TradeLimits& trade : trades()) {
        CAPTURE(trade.name);
        const Playbook playbook = shipped_playbook(trade.name);
        const auto last = std::ranges::find_if(playbook.steps, [](const Step& step) {
            return step.stage == Stage::learn && step.done_by.empty() && step.before == std::vector<std::string>{"close"};
        });
        REQUIRE(last != playbook.steps.end());
        Facts facts;
        for (const Outcome outcome : {Outcome::heard, Outcome::no_reply, Outcome::lost}) {
            facts.outcome = outcome;
            CHECK(holds(last->when, facts));
        }
        facts.kind = Kind::praise;
        CHECK_FALSE(holds(last->when, facts));
    }
}

TEST_CASE("the bank holidays of the two British calendars are the same") {
    const auto disp = shipped_playbook("uk-fca-disp").calendars;
    const auto housing = shipped_playbook("uk-housing-ombudsman").calendars;
    REQUIRE(disp.size() == 1);
    REQUIRE(housing.size() == 1);
    CHECK(disp.front().holidays == housing.front().holidays);
    CHECK(disp.front().holidays.size() == 16);
}
