// SPDX-License-Identifier: MIT
#include <amends/playbook/model.hpp>

#include <doctest/doctest.h>

using namespace amends;

namespace {

Facts with_mood(Mood mood) {
    Facts facts;
    facts.mood = mood;
    return facts;
}

ClockException when_mood(Mood mood) {
    ClockException exception;
    exception.when.all = {MoodIs{{mood}}};
    return exception;
}

}  // namespace

TEST_CASE("an empty playbook has the clocks of the book") {
    const ClockTargets clocks = Playbook{}.clocks_for({});
    CHECK(clocks.calendar == "always");
    CHECK(clocks.respond == RespondTargets{Seconds{3600}, Seconds{21'600}, Seconds{86'400}});
    CHECK(clocks.update == Span{Seconds{86'400}});
    CHECK_FALSE(clocks.resolve);
}

TEST_CASE("an exception changes only what it names") {
    Playbook playbook;
    playbook.clocks.resolve = ResolveTarget{OpenDays{5}, false};
    playbook.exceptions = {when_mood(Mood::furious)};
    playbook.exceptions[0].expected = Seconds{7200};
    const ClockTargets clocks = playbook.clocks_for(with_mood(Mood::furious));
    CHECK(clocks.respond == RespondTargets{Seconds{3600}, Seconds{21'600}, Seconds{7200}});
    CHECK(clocks.calendar == "always");
    CHECK(clocks.update == Span{Seconds{86'400}});
    CHECK(clocks.resolve == ResolveTarget{OpenDays{5}, false});
    CHECK(playbook.clocks_for(with_mood(Mood::calm)) == playbook.clocks);
}

TEST_CASE("an exception can change everything") {
    Playbook playbook;
    playbook.exceptions = {when_mood(Mood::angry)};
    ClockException& all = playbook.exceptions[0];
    all.calendar = "office";
    all.amazed = OpenTime{Seconds{60}};
    all.delighted = OpenTime{Seconds{120}};
    all.expected = OpenDays{1};
    all.update = Seconds{180};
    all.resolve = ResolveTarget{Seconds{240}, true};
    const ClockTargets expected{"office",
                                {OpenTime{Seconds{60}}, OpenTime{Seconds{120}}, OpenDays{1}},
                                Seconds{180},
                                ResolveTarget{Seconds{240}, true}};
    CHECK(playbook.clocks_for(with_mood(Mood::angry)) == expected);
}

TEST_CASE("only the first exception that holds counts") {
    Playbook playbook;
    playbook.exceptions = {when_mood(Mood::upset), when_mood(Mood::angry), when_mood(Mood::angry)};
    playbook.exceptions[0].update = Seconds{1};
    playbook.exceptions[1].update = Seconds{2};
    playbook.exceptions[2].update = Seconds{3};
    playbook.exceptions[2].calendar = "office";
    CHECK(playbook.clocks_for(with_mood(Mood::angry)).update == Span{Seconds{2}});
    CHECK(playbook.clocks_for(with_mood(Mood::angry)).calendar == "always");
}

TEST_CASE("a cause has an area and a name") {
    const Playbook any;
    CHECK(any.accepts_cause("process/billing"));
    CHECK(any.accepts_cause("whatever/it is"));
    for (const auto* bad : {"", "process", "/billing", "process/", "/"}) {
        CAPTURE(bad);
        const auto refused = any.accepts_cause(bad);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == Code::usage);
        CHECK(refused.error().rule == "ABC-X");
        CHECK(refused.error().hint == "as in process/billing");
    }
}

TEST_CASE("a playbook with causes takes only its own") {
    Playbook playbook;
    playbook.causes = {{"process", {"billing", "delivery"}}, {"roles", {}}};
    CHECK(playbook.accepts_cause("process/billing"));
    CHECK(playbook.accepts_cause("roles/anything"));
    const auto refused = playbook.accepts_cause("process/biling");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message == "'process/biling' is not a cause of this playbook");
    CHECK(refused.error().hint == "did you mean 'process/billing'?");
    CHECK_FALSE(playbook.accepts_cause("product/defect"));
    CHECK_FALSE(playbook.accepts_cause("proces/billing"));
    CHECK_FALSE(playbook.accepts_cause("process/billing/more"));
}

TEST_CASE("things are found by their id") {
    Playbook playbook;
    playbook.templates = {{"holding", "We are on it."}, {"done", "It is done."}};
    playbook.options = {{"refund", "Your money back"}};
    playbook.steps.emplace_back().id = "listen";
    REQUIRE(playbook.find_template("done") != nullptr);
    CHECK(playbook.find_template("done")->text == "It is done.");
    CHECK(playbook.find_template("Done") == nullptr);
    CHECK(playbook.find_option("refund") == &playbook.options[0]);
    CHECK(playbook.find_option("") == nullptr);
    CHECK(playbook.find_step("listen") == &playbook.steps[0]);
    CHECK(playbook.find_step("hurry") == nullptr);
}
