// SPDX-License-Identifier: MIT
// A ticket that is joined to another: nothing that the customer was told is lost, and parting them leaves no trace.
#include <doctest/doctest.h>

#include <tests/ticket/story.hpp>

using namespace amends;
using namespace amends::tests;

namespace {

const std::string kPlain = "playbook: story\nclocks: {update: 24h, resolve: {within: 5d, pausable: true}}\n";

/// Two tickets of one desk; `theirs` is joined to `ours` and let go again.
struct Pair {
    Story ours{kPlain}, theirs{kPlain};

    Pair() { theirs.numbered(TicketId{2}); }
    Pair& pass(Seconds time) {
        ours.pass(time);
        theirs.pass(time);
        return *this;
    }
    Pair& join() { return record(decide_merge(theirs.ticket(), ours.ticket(), ours.playbook(), ours.moment())); }
    Pair& part() { return record(decide_unmerge(theirs.ticket(), ours.ticket(), ours.playbook(), ours.moment())); }

private:
    Pair& record(Result<MergeDeeds> deeds) {
        REQUIRE(deeds.has_value());
        theirs.record(std::move(deeds->from));
        ours.record(std::move(deeds->into));
        return *this;
    }
};

Open received(const char* time) {
    Open open;
    open.received = *parse_rfc3339(time);
    return open;
}

Open wanting(const char* wish, std::int64_t value) {
    Open open;
    open.wants = words(wish);
    open.value = Money{value};
    return open;
}

}  // namespace

TEST_CASE("a merge carries the wish, the value, the open promises and the update that was told") {
    Pair pair;
    pair.ours.open();
    pair.theirs.open(wanting("a new fridge", 90'000)).does(MakePromise{pair.theirs.now() + 1h, words("ring you")});
    pair.theirs.does(Acknowledge{.until = pair.theirs.now() + 2h, .because = {}, .text = words("I am sorry.")});
    pair.pass(1min).join();
    const Ticket& ticket = pair.ours.ticket();
    CHECK(ticket.wants == words("a new fridge"));
    CHECK(ticket.value == Money{90'000});
    REQUIRE(ticket.promises.size() == 1);
    CHECK(ticket.promises[0].text == words("ring you"));
    CHECK(pair.ours.due(ClockKind::promise) == "2026-03-02T10:00:00Z");
    CHECK(pair.ours.due(ClockKind::update) == "2026-03-02T11:00:00Z");
    SUBCASE("and a ticket with a promise of another can't be closed before it is kept") {
        pair.ours.replies(Ball::final);
    CHECK(pair.ours.refused(Close{Outcome::heard, "product/defect", {}}).rule == "KEYS-8");
        pair.ours.does(Keep{}).does(Close{Outcome::heard, "product/defect", {}});
    CHECK(pair.ours.ticket().status == Status::closed);
    }
    SUBCASE("and parting them gives it all back") {
        pair.pass(1min).part();
        CHECK(ticket.wants.blank());
        CHECK_FALSE(ticket.value.has_value());
        CHECK(ticket.promises.empty());
        CHECK_FALSE(pair.ours.runs(ClockKind::promise));
        CHECK_FALSE(pair.ours.runs(ClockKind::update));
    CHECK(pair.theirs.runs(ClockKind::promise));
    CHECK(pair.theirs.runs(ClockKind::update));
    }
}

TEST_CASE("what the survivor has of its own goes before what was carried") {
    Pair pair;
    pair.ours.open(wanting("an apology", 95'000)).does(MakePromise{pair.ours.now() + 5h, words("write")});
    pair.theirs.open(wanting("a new fridge", 90'000)).does(MakePromise{pair.theirs.now() + 1h, words("ring")});
    pair.join();
    const Ticket& ticket = pair.ours.ticket();
    CHECK(ticket.wants == words("an apology"));
    CHECK(ticket.value == Money{95'000});
    REQUIRE(ticket.promises.size() == 2);
    CHECK(ticket.promises[1].n == 2);
    pair.ours.does(Keep{2});
    pair.part();
    REQUIRE(ticket.promises.size() == 2);  // what was kept here was kept here
    CHECK(ticket.promises[1].state == PromiseState::kept);
}

TEST_CASE("the number of a promise that went is not given again") {
    Pair pair;
    pair.ours.open();
    pair.theirs.open().does(MakePromise{pair.theirs.now() + 1h, words("ring")});
    pair.join().part();
    pair.ours.does(MakePromise{pair.ours.now() + 1h, words("write")});
    REQUIRE(pair.ours.ticket().promises.size() == 1);
    CHECK(pair.ours.ticket().promises[0].n == 2);
}

TEST_CASE("a message that waited longer moves the clock of the answer and does not stop it") {
    Pair pair;
    pair.ours.open();
    pair.theirs.open(received("2026-03-01T10:00:00Z"));
    pair.pass(1min).join();
    REQUIRE(pair.ours.runs(ClockKind::respond));
    CHECK(pair.ours.clock(ClockKind::respond).instance == 1);
    CHECK(pair.ours.due(ClockKind::respond) == "2026-03-02T10:00:00Z");
    SUBCASE("parting them moves it back") {
        const Clock after = pair.ours.clock(ClockKind::respond);
        pair.pass(1min).part();
        const Clock& clock = pair.ours.clock(ClockKind::respond);
        CHECK(clock.instance == after.instance);
        CHECK(to_string(clock.started_at) == "2026-03-02T09:00:00Z");
        CHECK(to_string(clock.due_at) == "2026-03-03T09:00:00Z");
        CHECK(to_string(clock.amazed_by) == "2026-03-02T10:00:00Z");
    CHECK(pair.ours.ticket().unanswered_since == pair.ours.ticket().received_at);
    CHECK(pair.ours.pass(3h).late(ClockKind::respond) == 0s);
    }
    SUBCASE("an answer before they part answers both here, and nobody there") {
        pair.pass(1h).ours.replies(Ball::final);
        CHECK(tier_at(pair.ours.clock(ClockKind::respond), pair.ours.now()) == Tier::late);
        pair.part();
        CHECK_FALSE(pair.ours.ticket().unanswered_since.has_value());
        CHECK_FALSE(pair.ours.runs(ClockKind::respond));
    CHECK(pair.theirs.runs(ClockKind::respond));
    }
}

TEST_CASE("the messages of both count as long as they are joined") {
    Pair pair;
    pair.ours.open();
    pair.theirs.open().does(Hear{.received = {}, .channel = {}, .mood = {}, .text = words("Is anybody there?"), .wants = {}});
    pair.join();
    CHECK(pair.ours.ticket().contacts == 3);
    pair.ours.does(Hear{.received = {}, .channel = {}, .mood = {}, .text = words("Hello?"), .wants = {}});
    pair.part();
    CHECK(pair.ours.ticket().contacts == 2);
    CHECK(pair.theirs.ticket().contacts == 2);
}

TEST_CASE("a promise that was kept while tickets were joined is kept when they part, and in time") {
    Pair pair;
    pair.ours.open();
    pair.theirs.open().does(MakePromise{pair.theirs.now() + 2h, words("ring you")});
    pair.pass(1min).join().pass(1h);
    pair.ours.does(Keep{.n = {}});
    const Instant kept = pair.ours.now();
    pair.pass(5h).part();
    const Ticket& ticket = pair.theirs.ticket();
    REQUIRE(ticket.promises.size() == 1);
    CHECK(ticket.promises[0].state == PromiseState::kept);
    const auto clock = std::ranges::find(ticket.clocks, ClockKind::promise, &Clock::kind);
    REQUIRE(clock != ticket.clocks.end());
    CHECK(clock->stopped_at == kept);
    CHECK(lateness(*clock, pair.theirs.now()) == Seconds{0});
}

TEST_CASE("of three that are joined, the oldest message that is left counts") {
    Pair pair;
    pair.ours.open();
    pair.theirs.open(received("2026-03-01T10:00:00Z"));
    Story third{kPlain};
    third.numbered(TicketId{3}).open(received("2026-03-01T20:00:00Z"));
    auto deeds = decide_merge(third.ticket(), pair.ours.ticket(), pair.ours.playbook(), pair.ours.moment());
    pair.ours.record(std::move(deeds->into));
    pair.join();
    CHECK(pair.ours.due(ClockKind::respond) == "2026-03-02T10:00:00Z");
    pair.part();
    CHECK(pair.ours.due(ClockKind::respond) == "2026-03-02T20:00:00Z");
    CHECK(to_string(pair.ours.ticket().received_at) == "2026-03-01T20:00:00Z");
}

TEST_CASE("a survivor that waited for the customer waits again when the other is let go") {
    Pair pair;
    pair.ours.open().replies(Ball::ask);
    pair.pass(1h);
    pair.theirs.open();
    pair.pass(1min).join();
    CHECK(pair.ours.ticket().status == Status::open);
    CHECK(pair.ours.runs(ClockKind::respond));
    pair.pass(1min).part();
    CHECK(pair.ours.ticket().status == Status::waiting);
    CHECK_FALSE(pair.ours.ticket().unanswered_since.has_value());
    CHECK_FALSE(pair.ours.runs(ClockKind::respond));
    CHECK(to_string(pair.ours.ticket().wait->since) == "2026-03-02T09:00:00Z");
    // The number of the clock that went is not given again: its reminders were given.
    pair.ours.hears();
    CHECK(pair.ours.clock(ClockKind::respond).instance == 3);
}

TEST_CASE("a wait with an end of its own goes on when the other is let go, and counts as one") {
    Pair pair;
    pair.ours.open().acknowledges();
    pair.ours.does(WaitFor{WaitingOn::customer, pair.ours.now() + 10h, words("the receipt")});
    pair.pass(1h);
    pair.theirs.open();
    pair.join();
    CHECK(pair.ours.ticket().status == Status::open);
    CHECK(pair.ours.due(ClockKind::update) == "2026-03-03T10:00:00Z");   // paused for an hour so far
    CHECK(pair.ours.due(ClockKind::resolve) == "2026-03-07T10:00:00Z");
    pair.part();
    CHECK(pair.ours.ticket().status == Status::waiting);
    CHECK(pair.ours.due(ClockKind::update) == "2026-03-03T19:00:00Z");
    CHECK(pair.ours.due(ClockKind::resolve) == "2026-03-07T19:00:00Z");
}

TEST_CASE("clock rule 13: what came with an import hurries no ticket that it is joined to") {
    Pair pair;
    pair.ours.open();
    Open old = received("2026-01-05T09:00:00Z");
    old.imported = true;
    pair.theirs.open(old);
    const Ticket before = pair.ours.ticket();
    pair.join();
    CHECK(pair.ours.clock(ClockKind::respond) == before.clocks.at(0));
    CHECK(pair.ours.due(ClockKind::resolve) == "2026-03-07T09:00:00Z");
    CHECK(pair.ours.ticket().received_at == before.received_at);
    pair.part();
    CHECK(pair.ours.due(ClockKind::resolve) == "2026-03-07T09:00:00Z");
    // What the customer wrote since does.
    pair.theirs.hears();
    pair.ours.replies(Ball::ask);
    pair.pass(1h).join();
    CHECK(pair.ours.due(ClockKind::respond) == "2026-03-03T09:00:00Z");
    // The other way round it would be forgotten.
    Pair other;
    other.ours.open(old);
    other.theirs.open();
    const auto refused = decide_merge(other.theirs.ticket(), other.ours.ticket(), other.ours.playbook(), other.ours.moment());
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().hint == "amends merge 1 2");
    // Two that came so are joined, but not where a message since would be forgotten.
    Pair both;
    both.ours.open(old);
    both.theirs.open(old);
    both.theirs.hears();
    CHECK_FALSE(decide_merge(both.theirs.ticket(), both.ours.ticket(), both.ours.playbook(), both.ours.moment()).has_value());
    both.ours.pass(1h);
    both.theirs.pass(1h);
    both.ours.hears();
    const std::string due = both.ours.due(ClockKind::respond);
    both.join();
    CHECK(both.ours.due(ClockKind::respond) == "2026-03-03T09:00:00Z");  // their message waited longer
    CHECK(due == "2026-03-03T10:00:00Z");
}

TEST_CASE("what was carried is read back from its stored form") {
    Pair pair;
    pair.ours.open();
    pair.theirs.open(wanting("a new fridge", 90'000)).does(MakePromise{pair.theirs.now() + 1h, words("ring you")});
    pair.theirs.does(MakePromise{pair.theirs.now() + 2h, words("come by")}).acknowledges();
    pair.join();
    std::vector<Event> read = pair.ours.events();
    for (Event& event : read) event.deed = *from_record(to_record(event.deed));
    CHECK(read == pair.ours.events());
    CHECK(fold(read).promises == pair.ours.ticket().promises);
    CHECK(to_record(read.back().deed).body.find("ring") == std::string::npos);  // personal text stands apart
}
