// SPDX-License-Identifier: MIT
// The law of tickets: whatever sequence of requests is accepted, its events fold to a valid ticket, and read back from
// their stored form they fold to the same one.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

#include <amends/ticket/decide.hpp>
#include <amends/ticket/ticket.hpp>

using namespace amends;
using namespace std::chrono_literals;

namespace {

const Instant kNoon{Seconds{1'772'452'800}};

Text text(const char* bytes) { return Text::trusted(bytes); }

Playbook playbook() {
    Playbook made;
    made.name = "law";
    made.clocks.resolve = ResolveTarget{Seconds{5 * 86'400}, true};
    made.nudge = {Span{Seconds{86'400}}};
    return made;
}

/// One of every request that can be made, with a few choices each.
Request random_request(Instant now) {
    const Instant ahead = now + Seconds{*rc::gen::inRange(-3600, 400'000)};
    switch (*rc::gen::inRange(0, 18)) {
        case 0: return Take{};
        case 1: return Assign{*rc::gen::element<std::string>("kim", "lee")};
        case 2: return Hear{.mood = std::nullopt, .thanks = *rc::gen::arbitrary<bool>(), .automatic = *rc::gen::arbitrary<bool>(), .text = text("hello")};
        case 3: return Note{.nobody_answered = *rc::gen::arbitrary<bool>(), .text = text("note")};
        case 4: return Acknowledge{.until = ahead, .because = {}, .text = text("we are on it")};
        case 5: return Respond{.ball = *rc::gen::element(Ball::until, Ball::ask, Ball::final), .until = {}, .because = {}, .text = text("sorry")};
        case 6: return OfferOptions{{{text("a"), Money{10}}, {text("b"), {}}, {text("c"), {}}}, Money{99}, {}, {}, text("choose")};
        case 7: return Choose{.n = *rc::gen::inRange(1, 5), .own = {}, .cost = {}};
        case 8: return Choose{.n = {}, .own = text("my own"), .cost = Money{5}};
        case 9: return MakePromise{ahead, text("a promise")};
        case 10: return Keep{};
        case 11: return Move{1, ahead, text("later, sorry")};
        case 12: return WaitFor{*rc::gen::element(WaitingOn::customer, WaitingOn::supplier), ahead, text("awaited")};
        case 13: return Resume{};
        case 14: return Escalate{"boss", Role::manager, text("too much")};
        case 15: return Close{*rc::gen::element(Outcome::satisfied, Outcome::heard, Outcome::no_reply), "process/billing", {}};
        case 16: return Reopen{text("again")};
        default: return SkipStep{"no-such-step", text("why")};
    }
}

void check_valid(const Ticket& ticket, int events) {
    RC_ASSERT(ticket.version == events);
    std::map<ClockKind, int> instances;
    int responding = 0;
    for (const Clock& clock : ticket.clocks) {
        RC_ASSERT(clock.instance > instances[clock.kind]);  // with a gap where one was withdrawn: reminders are keyed by it
        instances[clock.kind] = clock.instance;
        if (clock.stopped()) RC_ASSERT(!clock.paused_at || ticket.status == Status::closed);
        responding += clock.kind == ClockKind::respond && !clock.stopped() ? 1 : 0;
        if (ticket.status == Status::closed) RC_ASSERT(clock.stopped());
    }
    RC_ASSERT(responding == (ticket.unanswered_since ? 1 : 0));
    RC_ASSERT((ticket.status == Status::waiting) == ticket.wait.has_value());
    RC_ASSERT((ticket.status == Status::closed) == ticket.closed_at.has_value());
}

}  // namespace

TEST_CASE("any accepted sequence of requests folds to a valid ticket and back from its records") {
    const bool held = rc::check([] {
        const Playbook book = playbook();
        Moment moment{.now = kNoon, .agent = "kim", .role = Role::manager, .currency = Currency::euro(), .spent_this_year = {}};
        std::vector<Event> events;
        Ticket ticket;
        const auto record = [&](Deeds deeds) {
            for (Deed& deed : deeds) {
                events.push_back({EventId{static_cast<std::int64_t>(events.size()) + 1}, TicketId{1}, moment.now, "kim", std::move(deed)});
                ticket = apply(std::move(ticket), events.back());
            }
        };
        Open open;
        open.subject = text("Charged twice");
        record(*decide_open(book, {PlaybookId{1}, "law", 1}, open, moment));
        int accepted = 0;
        for (int step = 0; step < 40; ++step) {
            moment.now += Seconds{*rc::gen::inRange(1, 90'000)};
            auto deeds = decide(ticket, book, random_request(moment.now), moment);
            if (!deeds) continue;
            ++accepted;
            record(*std::move(deeds));
            check_valid(ticket, static_cast<int>(events.size()));
        }
        RC_CLASSIFY(accepted > 10, "more than ten accepted");
        std::vector<Event> read = events;
        for (Event& event : read) event.deed = *from_record(to_record(event.deed));
        RC_ASSERT(read == events);
        const Ticket again = fold(read);
        RC_ASSERT(again.version == ticket.version);
        RC_ASSERT(again.clocks == ticket.clocks);
        RC_ASSERT(again.promises == ticket.promises);
        RC_ASSERT(again.status == ticket.status);
    });
    CHECK(held);
}

TEST_CASE("time that was waited makes nothing late") {
    const bool held = rc::check([] {
        const Playbook book = playbook();
        Moment moment{.now = kNoon, .agent = "kim", .role = Role::agent, .currency = Currency::euro(), .spent_this_year = {}};
        Ticket ticket;
        int seq = 0;
        const auto record = [&](const Result<Deeds>& deeds) {
            RC_ASSERT(deeds.has_value());
            for (const Deed& deed : *deeds) ticket = apply(std::move(ticket), {EventId{++seq}, TicketId{1}, moment.now, "kim", deed});
        };
        Open open;
        open.subject = text("Late parcel");
        record(decide_open(book, {PlaybookId{1}, "law", 1}, open, moment));
        moment.now += 1h;
        record(decide(ticket, book, Acknowledge{.until = {}, .because = {}, .text = text("on it")}, moment));
        const Instant due = next_due(ticket)->due_at;
        moment.now += 2h;
        const Instant began = moment.now;
        record(decide(ticket, book, WaitFor{WaitingOn::customer, began + 240h, text("receipt")}, moment));
        moment.now += Seconds{*rc::gen::inRange(1, 1'000'000)};
        const bool over = moment.now >= began + 240h;
        if (!over) record(decide(ticket, book, Resume{}, moment));
        const Seconds waited = over ? Seconds{240h} : moment.now - began;
        for (const Clock& clock : ticket.clocks) {
            if (clock.kind == ClockKind::update) RC_ASSERT(clock.due_at == due + waited);
        }
    });
    CHECK(held);
}
