// SPDX-License-Identifier: MIT
// A ticket's history under another playbook.
#include <doctest/doctest.h>

#include <amends/rehearsal/replay.hpp>
#include <tests/playbook/support.hpp>

using namespace amends;
using namespace std::chrono_literals;

namespace {

const Instant kNoon{Seconds{1'772'452'800}};

/// A ticket that is worked on under a playbook.
class Worked {
public:
    explicit Worked(const Playbook& playbook) : playbook_{playbook} {
        Open open;
        open.subject = Text::trusted("Charged twice");
        record(kNoon, *decide_open(playbook_, {}, open, moment(kNoon)));
    }
    Worked& then(Seconds after, const Request& request) {
        auto deeds = decide(ticket_, playbook_, request, moment(kNoon + after));
        if (!deeds) FAIL(deeds.error().message);
        record(kNoon + after, *std::move(deeds));
        return *this;
    }
    [[nodiscard]] const std::vector<Event>& events() const { return events_; }

private:
    static Moment moment(Instant now) {
        return {.now = now, .agent = "kim", .role = Role::agent, .currency = test::euro(), .spent_this_year = {}};
    }
    void record(Instant at, Deeds deeds) {
        for (Deed& deed : deeds) {
            events_.push_back({EventId{static_cast<std::int64_t>(events_.size()) + 1}, TicketId{1}, at, "kim", std::move(deed)});
            ticket_ = apply(std::move(ticket_), events_.back());
        }
    }
    const Playbook& playbook_;
    Ticket ticket_;
    std::vector<Event> events_;
};

ReplayFrame frame(Instant now = kNoon + 30 * 24h) {
    return {.now = now, .currency = test::euro(), .role_of = [](const std::string&) { return Role::agent; },
            .spent_elsewhere = [](const Ticket&, Instant) { return Money{}; }};
}

Respond reply(Ball ball = Ball::final) { return {.ball = ball, .until = {}, .because = {}, .text = Text::trusted("I am sorry.")}; }
OfferOptions offer(std::int64_t minor) {
    const Text way = Text::trusted("a way");
    return {.options = {{way, Money{minor}}, {Text::trusted("another"), {}}, {Text::trusted("a third"), {}}}, .feared = {}, .text = Text::trusted("choose")};
}

}  // namespace

TEST_CASE("under its own playbook a history differs in nothing") {
    const Playbook own = test::good(test::with("clocks: {resolve: 2d}\nnudge: [3d]\ntemplates: {nudge: Hello}\n"));
    Worked history{own};
    history.then(30h, reply(Ball::until))
        .then(31h, WaitFor{WaitingOn::customer, kNoon + 60h, Text::trusted("away")})
        .then(40h, Hear{.mood = {}, .text = Text::trusted("back")})
        .then(50h, offer(500))
        .then(51h, Choose{.n = 1, .own = {}, .cost = {}})
        .then(52h, reply())
        .then(53h, Close{Outcome::satisfied, "process/billing", {}})
        .then(60h, Reopen{Text::trusted("again")});
    CHECK_FALSE(replay(history.events(), own, frame()).differs());
}

TEST_CASE("stricter clocks make late what was in time, and the other way round") {
    const Playbook lax = test::good(test::with(""));
    const Playbook strict = test::good(test::with("clocks: {respond: {amazed: 1h, delighted: 2h, expected: 4h}, resolve: 1d}\n"));
    Worked history{lax};
    history.then(5h, reply());
    const auto replayed = replay(history.events(), strict, frame(kNoon + 30h));
    REQUIRE(replayed.late.size() == 2);
    CHECK(replayed.late[0] == ClockTurned{ClockKind::respond, 1, kNoon + 4h, 1h});
    CHECK(replayed.late[1] == ClockTurned{ClockKind::resolve, 1, kNoon + 24h, 6h});
    CHECK(replayed.in_time.empty());

    Worked late{strict};
    late.then(5h, reply());
    const auto back = replay(late.events(), lax, frame(kNoon + 30h));
    CHECK(back.late.empty());
    REQUIRE(back.in_time.size() == 2);
    CHECK(back.in_time[0] == ClockTurned{ClockKind::respond, 1, kNoon + 24h, 1h});
}

TEST_CASE("exactly at the new due time is in time") {
    const Playbook lax = test::good(test::with(""));
    const Playbook strict = test::good(test::with("clocks: {respond: {amazed: 1h, delighted: 2h, expected: 4h}}\n"));
    Worked sharp{lax};
    sharp.then(4h, reply());
    CHECK_FALSE(replay(sharp.events(), strict, frame()).differs());
    Worked late{lax};
    late.then(4h + 1s, reply());
    CHECK(replay(late.events(), strict, frame()).late.size() == 1);
}

TEST_CASE("an answer that came after a shorter interval is late, however long the customer was told to wait") {
    const Playbook lax = test::good(test::with(""));
    const Playbook strict = test::good(test::with("clocks: {update: 2h}\n"));
    Worked history{lax};
    history.then(1h, Respond{.ball = Ball::until, .until = kNoon + 20h, .because = {}, .text = Text::trusted("I am sorry.")})
        .then(10h, reply());
    const auto replayed = replay(history.events(), strict, frame());
    REQUIRE(replayed.late.size() == 1);
    CHECK(replayed.late[0] == ClockTurned{ClockKind::update, 1, kNoon + 3h, 7h});
}

TEST_CASE("steps of the other playbook refuse what was done, and what comes after counts all the same") {
    const Playbook lax = test::good(test::with(""));
    const Playbook strict = test::good(test::with("steps: [{id: call, rule: ABC-P, stage: delight, do: x, before: [close]}]\n"));
    Worked history{lax};
    history.then(1h, reply()).then(2h, Close{Outcome::satisfied, "process/billing", {}});
    const auto replayed = replay(history.events(), strict, frame());
    REQUIRE(replayed.refused.size() == 1);
    CHECK(replayed.refused[0].kind == "closed");
    CHECK(replayed.refused[0].at == kNoon + 2h);
    CHECK(replayed.refused[0].by == "kim");
    CHECK(replayed.refused[0].refusal.rule == "ABC-P");
    CHECK(replayed.late.empty());
}

TEST_CASE("what is beyond the other playbook's limits needs approval; at the limit it does not") {
    const Playbook lax = test::good(test::with(""));
    const Playbook strict = test::good(test::with("authority: {agent: {option: 50, per_year: 80}}\n"));
    const auto approvals = [&](std::int64_t minor, Money elsewhere) {
        Worked history{lax};
        history.then(1h, offer(minor));
        ReplayFrame with = frame(kNoon + 2h);
        with.spent_elsewhere = [=](const Ticket&, Instant) { return elsewhere; };
        const auto replayed = replay(history.events(), strict, with);
        CHECK(replayed.refused.empty());
        return replayed.to_approve.size();
    };
    CHECK(approvals(5000, {}) == 0);
    CHECK(approvals(5001, {}) == 1);
    CHECK(approvals(5000, Money{3000}) == 0);
    CHECK(approvals(5000, Money{3001}) == 1);
}

TEST_CASE("a cause that the other playbook does not know is refused") {
    const Playbook lax = test::good(test::with(""));
    const Playbook strict = test::good(test::with("causes: {product: [defect]}\n"));
    Worked history{lax};
    history.then(1h, reply()).then(2h, Close{Outcome::satisfied, "process/billing", {}});
    const auto replayed = replay(history.events(), strict, frame());
    REQUIRE(replayed.refused.size() == 1);
    CHECK(replayed.refused[0].refusal.rule == "ABC-X");
}

TEST_CASE("an erased text is no reason to refuse") {
    const Playbook own = test::good(test::with(""));
    Worked history{own};
    history.then(1h, reply());
    auto events = history.events();
    std::get<Replied>(events.back().deed).text = {};
    CHECK_FALSE(replay(events, own, frame()).differs());
}

TEST_CASE("imported history differs in nothing") {
    const Playbook lax = test::good(test::with(""));
    const Playbook strict = test::good(test::with("clocks: {respond: {amazed: 1h, delighted: 2h, expected: 4h}}\n"));
    Worked history{lax};
    history.then(5h, reply());
    auto events = history.events();
    std::get<Opened>(events.front().deed).imported = kNoon + 24h;
    CHECK_FALSE(replay(events, strict, frame()).differs());
}

TEST_CASE("reminders are compared as if they had run all the time") {
    const Playbook few = test::good(test::with("reminders: [{at: due, to: owner}]\nnudge: [3d]\ntemplates: {nudge: Hello}\n"));
    const Playbook more = test::good(test::with("reminders: [{before: 1h, to: owner}, {at: due, to: owner}, {after: 2h, to: manager}]\nnudge: [5d]\ntemplates: {nudge: Hello}\n"));
    const Calendars calendars;
    Worked history{few};
    history.then(25h, reply(Ball::ask)).then(25h + 4 * 24h, Hear{.mood = {}, .text = Text::trusted("back")}).then(25h + 4 * 24h + 1h, reply());
    const auto replayed_under = [&](const Playbook& other) {
        ReplayFrame held = frame();
        held.held_to = [&](PlaybookId) { return HeldTo{&few, &calendars}; };
        return replay(history.events(), other, held);
    };
    const auto shown = [](const std::vector<DueReminder>& reminders) {
        std::string text;
        for (const DueReminder& one : reminders) text += fmt::format("{} {} {} at {}; ", one.key.clock, one.key.rung, one.key.to, to_string(one.at));
        return text;
    };
    CHECK_FALSE(replayed_under(few).differs());
    const Replayed replayed = replayed_under(more);
    // The answer at 25 h came before the manager's rung; the customer was back before the fifth day.
    CHECK(shown(replayed.reminded) == "respond before 1h owner at 2026-03-03T11:00:00Z; ");
    CHECK(shown(replayed.not_reminded) == "nudge 3d customer at 2026-03-06T13:00:00Z; ");
}

TEST_CASE("an answer that the other playbook's checks would not let out") {
    const Playbook own = test::good(test::with(""));
    Worked history{own};
    history.then(1h, reply()).then(2h, reply());
    ReplayFrame checked = frame();
    std::vector<std::size_t> before;
    checked.look_through = [&](Request& request, const Ticket&, std::span<const Event> events, Instant at) {
        before.push_back(events.size());
        if (at == kNoon + 2h) std::get<Respond>(request).review.found = {{"no-policy", "TEN-5", Level::error, 1, false}};
    };
    const Replayed replayed = replay(history.events(), own, checked);
    CHECK(before == std::vector<std::size_t>{1, 2});
    REQUIRE(replayed.refused.size() == 1);
    CHECK(replayed.refused.front().at == kNoon + 2h);
    CHECK(replayed.refused.front().refusal.rule == "TEN-5");
}
