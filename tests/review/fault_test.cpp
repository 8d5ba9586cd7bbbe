// SPDX-License-Identifier: MIT
// A fault of ours is on record from the moment at which it happened to our next answer.
#include <amends/review/fault.hpp>
#include <tests/ticket/story.hpp>

using namespace amends;
using namespace amends::tests;

namespace {

bool fault_of(const Story& story) { return is_fault_on_record(story.ticket(), story.events(), story.now()); }

Story answered() {
    Story story{"playbook: story\ncauses: {process: [billing], external: [weather]}\n"};
    story.open().pass(1h).replies(Ball::final);
    return story;
}

Story& promises(Story& story) { return story.does(MakePromise{.by = story.now() + 24h, .text = words("a new one")}); }

Story& tells(Story& story, Seconds within) {
    return story.does(Respond{.ball = Ball::until, .until = story.now() + within, .because = {}, .text = words("I will write again.")});
}

Story& closes(Story& story, const char* cause) { return story.does(Close{Outcome::satisfied, cause, {}}); }

}  // namespace

TEST_CASE("a late first answer is not yet a fault that the customer knows of") {
    Story story{"playbook: story\n"};
    story.open().pass(1000h);
    CHECK_FALSE(fault_of(story));
}

TEST_CASE("a promise is broken a second after its time, until we write again") {
    Story story = answered();
    promises(story).pass(24h);
    CHECK_FALSE(fault_of(story));
    story.pass(1s);
    CHECK(fault_of(story));
    story.does(Keep{});
    CHECK(fault_of(story));  // it came late, and nobody has said so
    story.replies(Ball::final);
    CHECK_FALSE(fault_of(story));
}

TEST_CASE("a promise that was kept or moved in time is no fault") {
    Story kept = answered();
    promises(kept).pass(23h).does(Keep{}).pass(1000h);
    CHECK_FALSE(fault_of(kept));
    Story moved = answered();
    promises(moved).pass(23h).does(Move{.n = 1, .to = moved.now() + 48h, .text = words("I am sorry: Friday.")}).pass(47h);
    CHECK_FALSE(fault_of(moved));
    moved.pass(2h);
    CHECK(fault_of(moved));
}

TEST_CASE("the time that the customer was told counts, the playbook's interval does not") {
    Story told = answered();
    tells(told, 3h).pass(3h);
    CHECK_FALSE(fault_of(told));
    told.pass(1s);
    CHECK(fault_of(told));
    Story untold = answered();
    untold.replies(Ball::until).pass(1000h);
    CHECK_FALSE(fault_of(untold));
}

TEST_CASE("a ticket that comes back closed with a cause of ours or of others") {
    Story ours = answered();
    closes(ours, "process/billing").pass(1h);
    CHECK_FALSE(fault_of(ours));
    ours.does(Reopen{words("charged again")});
    CHECK(fault_of(ours));
    ours.acknowledges();
    CHECK_FALSE(fault_of(ours));
    Story theirs = answered();
    closes(theirs, "external/weather").pass(1h).does(Reopen{words("still wet")});
    CHECK_FALSE(fault_of(theirs));
}
