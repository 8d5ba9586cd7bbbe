// SPDX-License-Identifier: MIT
#include <amends/playbook/condition.hpp>

#include <doctest/doctest.h>

using namespace amends;

namespace {

Facts an_angry_call() {
    Facts facts;
    facts.mood = Mood::angry;
    facts.channel = Channel::phone;
    facts.value = Money{50'000};
    facts.contacts = 3;
    facts.handovers = 1;
    return facts;
}

}  // namespace

TEST_CASE("a condition without tests holds always") {
    CHECK(holds({}, {}));
    CHECK(holds({}, an_angry_call()));
}

TEST_CASE("a list of words is any of them") {
    const Facts facts = an_angry_call();
    CHECK(holds({{MoodIs{{Mood::upset, Mood::angry}}}, {}}, facts));
    CHECK_FALSE(holds({{MoodIs{{Mood::upset, Mood::furious}}}, {}}, facts));
    CHECK(holds({{KindIs{{Kind::complaint}}}, {}}, facts));
    CHECK_FALSE(holds({{KindIs{{Kind::praise}}}, {}}, facts));
    CHECK(holds({{ChannelIs{{Channel::phone}}}, {}}, facts));
    CHECK_FALSE(holds({{ChannelIs{{Channel::review, Channel::social}}}, {}}, facts));
    CHECK(holds({{PriorityIs{{Priority::normal}}}, {}}, facts));
    CHECK_FALSE(holds({{PriorityIs{{Priority::urgent}}}, {}}, facts));
    CHECK_FALSE(holds({{KindIs{}}, {}}, facts));
}

TEST_CASE("every test must hold") {
    const Facts facts = an_angry_call();
    CHECK(holds({{KindIs{{Kind::complaint}}, MoodIs{{Mood::angry}}}, {}}, facts));
    CHECK_FALSE(holds({{KindIs{{Kind::complaint}}, MoodIs{{Mood::calm}}}, {}}, facts));
    CHECK_FALSE(holds({{KindIs{{Kind::praise}}, MoodIs{{Mood::angry}}}, {}}, facts));
}

TEST_CASE("bounds hold from their value on") {
    const Facts facts = an_angry_call();
    CHECK(holds({{ContactsAtLeast{3}}, {}}, facts));
    CHECK_FALSE(holds({{ContactsAtLeast{4}}, {}}, facts));
    CHECK(holds({{HandoversAtLeast{0}}, {}}, facts));
    CHECK(holds({{HandoversAtLeast{1}}, {}}, facts));
    CHECK_FALSE(holds({{HandoversAtLeast{2}}, {}}, facts));
    CHECK(holds({{ValueAtLeast{{50'000}}}, {}}, facts));
    CHECK_FALSE(holds({{ValueAtLeast{{50'001}}}, {}}, facts));
}

TEST_CASE("an unknown value meets no bound and an unknown outcome no word") {
    Facts facts = an_angry_call();
    facts.value.reset();
    CHECK_FALSE(holds({{ValueAtLeast{{0}}}, {}}, facts));
    CHECK_FALSE(holds({{OutcomeIs{{Outcome::lost, Outcome::heard}}}, {}}, facts));
    facts.outcome = Outcome::heard;
    CHECK(holds({{OutcomeIs{{Outcome::lost, Outcome::heard}}}, {}}, facts));
    CHECK_FALSE(holds({{OutcomeIs{{Outcome::lost}}}, {}}, facts));
}

TEST_CASE("what is excluded must not hold as a whole") {
    const Facts facts = an_angry_call();
    CHECK_FALSE(holds({{}, {MoodIs{{Mood::angry}}}}, facts));
    CHECK(holds({{}, {MoodIs{{Mood::calm}}}}, facts));
    CHECK_FALSE(holds({{}, {MoodIs{{Mood::angry}}, ChannelIs{{Channel::phone}}}}, facts));
    CHECK(holds({{}, {MoodIs{{Mood::angry}}, ChannelIs{{Channel::email}}}}, facts));
    CHECK_FALSE(holds({{KindIs{{Kind::complaint}}}, {MoodIs{{Mood::angry}}}}, facts));
    CHECK_FALSE(holds({{KindIs{{Kind::praise}}}, {MoodIs{{Mood::calm}}}}, facts));
}

TEST_CASE("an outcome that is not known yet excludes nothing") {
    Facts facts = an_angry_call();
    const Condition condition{{}, {OutcomeIs{{Outcome::heard, Outcome::no_reply}}}};
    CHECK(holds(condition, facts));
    facts.outcome = Outcome::no_reply;
    CHECK_FALSE(holds(condition, facts));
    facts.outcome = Outcome::satisfied;
    CHECK(holds(condition, facts));
}
