// SPDX-License-Identifier: MIT
// What may be done when, beside the clocks.
#include <doctest/doctest.h>

#include <tests/ticket/story.hpp>

using namespace amends;
using namespace amends::tests;

namespace {

const std::string kPatient = "playbook: story\nclocks: {resolve: {within: 5d, pausable: true}}\nnudge: [3d, 7d]\ntemplates: {nudge: Hello}\n";

Close closing(Outcome outcome) { return {outcome, "product/defect", {}}; }

Hear wish(const char* text) {
    Hear hear;
    hear.wants = words(text);
    return hear;
}

}  // namespace

TEST_CASE("a wish that is noted without a message is no contact and starts nothing") {
    Story story{kPatient};
    story.open().replies(Ball::final).does(wish("a new fridge"));
    CHECK(story.ticket().wants == words("a new fridge"));
    CHECK(story.ticket().contacts == 1);
    CHECK_FALSE(story.runs(ClockKind::respond));
    story.does(closing(Outcome::heard));
    CHECK(story.ticket().status == Status::closed);
    CHECK(story.does(wish("an apology")).ticket().status == Status::closed);
}

TEST_CASE("a mood that is noted with a wish is kept, and what is of a message is refused") {
    Story story{kPatient};
    Hear hear = wish("a new fridge");
    hear.mood = Mood::furious;
    CHECK(story.open().does(hear).ticket().mood == Mood::furious);
    hear.channel = Channel::phone;
    CHECK(story.refused(hear).code == Code::usage);
}

TEST_CASE("no-reply needs the time of the last nudge, also when it was sent before") {
    Story story{kPatient};
    story.open().replies(Ball::ask);
    story.does(Nudge{.n = {}, .text = words("Hello?")}).does(Nudge{.n = {}, .text = words("Hello?")});
    CHECK(story.refused(closing(Outcome::no_reply)).message == "the customer has time to answer until Mon 9 Mar 09:00 UTC");
    story.pass(7 * 24h - 1s);
    CHECK(story.refused(closing(Outcome::no_reply)).rule == "TEN-2");
    CHECK(story.pass(1s).does(closing(Outcome::no_reply)).ticket().status == Status::closed);
}

TEST_CASE("an escalation goes up") {
    Story story{kPatient};
    story.open();
    const auto asked_by = [&](Role role, Escalate request) {
        Moment moment = story.moment();
        moment.role = role;
        request.because = words("too much for me");
        return decide(story.ticket(), story.playbook(), request, moment);
    };
    CHECK(asked_by(Role::agent, {.to = "lee", .role = Role::supervisor, .because = {}}).has_value());
    CHECK(asked_by(Role::supervisor, {.to = "lee", .role = Role::manager, .because = {}}).has_value());
    CHECK(asked_by(Role::supervisor, {.to = "max", .role = Role::supervisor, .because = {}}).has_value());
    for (const Role asker : {Role::supervisor, Role::manager}) {
        const auto refused = asked_by(asker, {.to = "max", .role = Role::agent, .because = {}});
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().rule == "CALM-10");
        CHECK(refused.error().hint == "amends assign 1 max hands it over without escalating");
    }
    story.does(Assign{"lee"});
    CHECK_FALSE(asked_by(Role::agent, {.to = "lee", .role = Role::manager, .because = {}}).has_value());
}

TEST_CASE("clock rule 8: a wait for a supplier pauses nothing") {
    Story story{kPatient};
    story.open().acknowledges();
    const auto before = story.ticket().clocks;
    story.does(WaitFor{WaitingOn::supplier, story.now() + 48h, words("the part")});
    CHECK(story.ticket().clocks == before);
    CHECK(story.ticket().status == Status::waiting);
}

TEST_CASE("an outcome is put right without another letter") {
    Story story{kPatient};
    story.open().pass(2h).replies(Ball::final).does(closing(Outcome::lost));
    story.pass(1h).does(Reopen{words("it was the wrong outcome")});
    CHECK(story.runs(ClockKind::respond));
    story.pass(1min).does(closing(Outcome::satisfied));
    CHECK(story.ticket().outcome == Outcome::satisfied);
    // Nobody wrote, so there is no answer to have been fast.
    CHECK(std::ranges::count(story.ticket().clocks, ClockKind::respond, &Clock::kind) == 1);
    SUBCASE("but not once the customer wrote") {
        story.does(Reopen{words("the wrong cause")}).hears();
        CHECK(story.refused(closing(Outcome::satisfied)).message == "the customer's message is not answered yet");
        story.replies(Ball::final).does(closing(Outcome::satisfied));
        CHECK(story.ticket().status == Status::closed);
    }
}

TEST_CASE("a message on a closed ticket wants an answer") {
    Story story{kPatient};
    story.open().replies(Ball::final).does(closing(Outcome::lost)).hears();
    CHECK(story.refused(closing(Outcome::satisfied)).message == "the customer's message is not answered yet");
}

TEST_CASE("a ticket without promises says so when one is to be kept") {
    Story story{kPatient};
    CHECK(story.open().refused(Keep{}).message == "ticket '#1' has no open promise");
}
