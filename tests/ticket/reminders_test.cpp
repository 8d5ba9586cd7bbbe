// SPDX-License-Identifier: MIT
// The rules of lib/CLOCKS.md about reminders, each under its number.
#include <rapidcheck.h>

#include <tests/ticket/story.hpp>

using namespace amends;
using namespace amends::tests;

namespace {

const std::string kLadder = R"(playbook: story
clocks: {respond: {amazed: 1h, delighted: 6h, expected: 24h}, update: 24h}
reminders: [{at: 50%, to: owner}, {before: 15m, to: owner}, {at: due, to: owner}, {after: 2h, to: supervisor}, {after: 1d, to: manager}]
nudge: [3d, 7d]
templates: {nudge: Hello}
)";

}  // namespace

TEST_CASE("clock rule 19: each rung is given once, at its time") {
    Story story{kLadder};
    story.open();
    CHECK(story.reminded() == "");
    CHECK(to_string(*story.next_reminder()) == "2026-03-02T21:00:00Z");
    story.pass(12h - 1s);
    CHECK(story.reminded() == "");
    story.pass(1s);
    CHECK(story.reminded() == "respond 50% owner");
    CHECK(story.reminded() == "");
    story.at("2026-03-03T08:45:00Z");
    CHECK(story.reminded() == "respond before 15m owner");
    story.at("2026-03-03T09:00:00Z");
    CHECK(story.reminded() == "respond due owner");
    story.at("2026-03-03T11:00:00Z");
    CHECK(story.reminded() == "respond after 2h supervisor");
    story.at("2026-03-04T09:00:00Z");
    CHECK(story.reminded() == "respond after 1d manager");
    CHECK(story.next_reminder() == std::nullopt);
    story.pass(1000h);
    CHECK(story.reminded() == "");
}

TEST_CASE("clock rule 19: after a week without cron the missed rungs of a clock fold into the highest") {
    Story story{kLadder};
    story.open().pass(24h * 7);
    CHECK(story.reminded() == "respond after 1d manager");
    CHECK(story.next_reminder() == std::nullopt);
}

TEST_CASE("clock rule 19: a new ladder gives nothing below what the one before it gave") {
    const auto with = [](const std::string& ladder) {
        return "playbook: story\nclocks: {respond: {amazed: 1h, delighted: 6h, expected: 24h}, update: 24h}\nreminders: " + ladder + "\n";
    };
    const auto under = [&](const std::string& ladder) {
        Revise request;
        request.playbook = NewPlaybook{.pin = {PlaybookId{2}, "story", 2}, .playbook = std::make_shared<const Playbook>(playbook_of(with(ladder))), .calendars = {}};
        return request;
    };
    Story story{with("[{at: due, to: owner}, {after: 3h, to: manager}]")};
    story.open().pass(27h);
    CHECK(story.reminded() == "respond after 3h manager");
    const auto given = story.given();
    const auto later = [&](const std::string& ladder) {
        const Playbook other = playbook_of(with(ladder));
        const Calendars none = *Calendars::make(other.calendars);
        std::string line;
        for (const DueReminder& one : reminders_due(story.ticket(), other, none, given, story.now())) line += one.key.rung + " ";
        return line;
    };
    CHECK(later("[{at: 50%, to: owner}, {after: 2h, to: manager}]") == "");
    CHECK(later("[{before: 15m, to: owner}, {after: 1h, to: supervisor}, {after: 150m, to: manager}]") == "");
    story.pass(2h);
    CHECK(later("[{after: 2h, to: manager}, {after: 4h, to: manager}]") == "after 4h ");
    story.does(under("[{at: due, to: owner}]"));
    // A higher rung that a wait moves to the same moment is given all the same, and so is one to somebody else at the same time.
    Story waits{with("[{at: due, to: owner}]")};
    waits.open().acknowledges().pass(24h);
    CHECK(waits.reminded() == "update due owner");
    waits.pass(1h).does(WaitFor{WaitingOn::customer, waits.now() + 48h, words("the receipt")}).pass(48h);
    const auto of_waits = [&](const std::string& ladder) {
        const Playbook other = playbook_of(with(ladder));
        std::string line;
        for (const DueReminder& one : reminders_due(waits.ticket(), other, *Calendars::make(other.calendars), waits.given(), waits.now())) {
            line += one.key.rung + " " + one.key.to + " ";
        }
        return line;
    };
    CHECK(of_waits("[{after: 2h, to: manager}]") == "after 2h manager ");
    CHECK(of_waits("[{before: 1h, to: owner}, {at: due, to: manager}]") == "due manager ");
}

TEST_CASE("clock rule 19: a second message that waits has a reminder of its own") {
    Story story{kLadder};
    story.open().pass(24h);
    CHECK(story.reminded() == "respond due owner");
    story.replies(Ball::final).pass(1h).hears().pass(24h);
    CHECK(story.reminded() == "respond due owner");
    CHECK(story.reminded() == "");
}

TEST_CASE("clock rule 19: the update clock does not hide the first answer, nor the other way round") {
    Story story{kLadder};
    story.open().acknowledges().pass(20h).hears().pass(5h);
    // The update was due an hour ago; the new message waits for five.
    CHECK(story.reminded() == "update due owner");
    story.pass(7h);
    CHECK(story.reminded() == "update after 2h supervisor; respond 50% owner");
}

TEST_CASE("clock rule 20: rungs at one moment go to each of their recipients; without an owner the team is reminded") {
    Story story{"playbook: story\nreminders: [{at: due, to: owner}, {at: due, to: supervisor}, {at: due, to: team}]\n"};
    story.open().pass(24h);
    CHECK(story.reminded() == "respond due owner; respond due supervisor; respond due team");
    CHECK(story.reminded() == "");
}

TEST_CASE("clock rule 20: rungs in working time count on the clock's calendar") {
    Story story{"playbook: story\nclocks: {calendar: office, respond: {amazed: 1bh, delighted: 4bh, expected: 8bh}}\n"
                "reminders: [{at: 50%, to: owner}, {before: 1bh, to: owner}, {at: due, to: owner}, {after: 1bd, to: manager}]\n" + kOffice,
                "2026-03-06T12:00:00Z"};  // Friday 13:00 in Berlin: due on Monday at 13:00
    story.open();
    CHECK(story.due(ClockKind::respond) == "2026-03-09T12:00:00Z");
    std::string times;
    for (const char* at : {"2026-03-09T08:00:00Z", "2026-03-09T11:00:00Z", "2026-03-09T12:00:00Z", "2026-03-10T16:00:00Z"}) {
        story.at(at).pass(-1s);
        CHECK(story.reminded() == "");
        times += story.pass(1s).reminded() + ";";
    }
    CHECK(times == "respond 50% owner;respond before 1bh owner;respond due owner;respond after 1bd manager;");
}

TEST_CASE("clock rule 21: what was answered, closed, merged, paused or imported reminds nobody") {
    Story answered{kLadder};
    answered.open().replies(Ball::final).pass(1000h);
    CHECK(answered.reminded() == "");

    Story closed{kLadder};
    closed.open().replies(Ball::final).does(Close{Outcome::satisfied, "process/delivery", {}}).pass(1000h);
    CHECK(closed.reminded() == "");
    CHECK(closed.next_reminder() == std::nullopt);

    Story merged{kLadder};
    merged.open();
    merged.record(Deeds{Merged{TicketId{2}}});
    merged.pass(1000h);
    CHECK(merged.reminded() == "");

    Story waiting{kLadder};
    waiting.open().acknowledges().does(WaitFor{WaitingOn::customer, waiting.now() + 48h, words("the receipt")}).pass(47h);
    CHECK(waiting.reminded() == "");
    waiting.pass(25h);  // the wait is over, and its 24 hours have gone
    CHECK(waiting.reminded() == "update due owner");

    Story imported{kLadder, "2026-03-20T09:00:00Z"};
    Open open;
    open.imported = true;
    open.received = imported.now() - 240h;
    imported.open(open);
    CHECK(imported.reminded() == "");
    imported.acknowledges().pass(24h);  // from the first answer on it is a ticket like any other
    CHECK(imported.reminded() == "update due owner");
}

TEST_CASE("clock rule 21: no flood after an upgrade: history stays silent under a new playbook") {
    Story story{kLadder, "2026-03-20T09:00:00Z"};
    Open open;
    open.imported = true;
    open.received = story.now() - 240h;
    story.open(open);
    Revise request;
    request.playbook = NewPlaybook{.pin = {PlaybookId{2}, "story", 2},
                                   .playbook = std::make_shared<const Playbook>(playbook_of("playbook: story\nclocks: {resolve: 30d}\nreminders: [{at: 50%, to: owner}]\n")),
                                   .calendars = {}};
    story.does(request).pass(24h * 60);
    CHECK(story.reminded() == "");
}

TEST_CASE("clock rule 22: outside the hours in which people may be notified a rung waits for the next opening") {
    Story story{"playbook: story\nclocks: {respond: {expected: 12h, delighted: 6h, amazed: 1h}}\nreminders: [{at: due, to: owner}]\nnotify: {hours: office}\n" + kOffice,
                "2026-03-06T10:00:00Z"};  // due at 23:00 on a Friday in Berlin
    story.open().at("2026-03-06T23:00:00Z");  // midnight: the date changes, and nothing goes out
    CHECK(story.reminded() == "");
    story.at("2026-03-09T07:59:59Z");
    CHECK(story.reminded() == "");
    story.pass(1s);
    CHECK(story.reminded() == "respond due owner");
}

TEST_CASE("clock rule 21: while a ticket waits, what the wait pauses is silent, and what runs on reminds") {
    const std::string reminders = "reminders: [{at: due, to: owner}, {after: 1d, to: manager}]\n";
    const auto waiting = [&](const std::string& resolve) {
        Story story{"playbook: story\nclocks: {update: 24h, resolve: " + resolve + "}\n" + reminders};
        story.open().acknowledges();
        story.does(WaitFor{WaitingOn::customer, story.now() + 24h * 6, words("the receipt")});
        return story;
    };
    Story pausable = waiting("5d");
    CHECK(pausable.at("2026-03-08T08:59:59Z").reminded() == "");
    Story strict = waiting("{within: 5d, pausable: false}");
    CHECK(strict.at("2026-03-07T09:00:00Z").reminded() == "resolve due owner");
    Story promised = waiting("30d");
    promised.does(MakePromise{promised.now() + 48h, words("a new one")});
    CHECK(promised.at("2026-03-04T09:00:00Z").reminded() == "promise due owner");
    // A wait without an end, until the customer answers, pauses nothing: `resolve` runs on.
    Story asked{"playbook: story\nclocks: {resolve: 5d}\n" + reminders};
    CHECK(asked.open().replies(Ball::ask).pass(24h * 5).reminded() == "resolve due owner");
}

TEST_CASE("clock rule 21: an update that was late before the wait reminds nobody while the customer has the ball") {
    Story story{kLadder};
    story.open().acknowledges().pass(25h);
    CHECK(story.reminded() == "update due owner");
    story.does(WaitFor{WaitingOn::customer, story.now() + 72h, words("the receipt")}).pass(71h);
    CHECK(story.reminded() == "");
    CHECK(story.late(ClockKind::update) == 72h);  // it stays late all the same
    story.pass(1h);
    CHECK(story.reminded() == "update after 2h supervisor; update after 1d manager");
    Story supplier{kLadder};
    supplier.open().acknowledges().pass(25h).does(WaitFor{WaitingOn::supplier, supplier.now() + 72h, words("the part")});
    CHECK(supplier.reminded() == "update due owner");  // who waits for a supplier keeps the customer waiting
}

TEST_CASE("clock rule 21: history from an import is silent, and what the customer writes from then on is not") {
    Story story{kLadder, "2026-03-20T09:00:00Z"};
    Open open;
    open.imported = true;
    open.received = story.now() - 240h;
    story.open(open).pass(1h).hears();
    CHECK(story.due(ClockKind::respond) == "2026-03-21T10:00:00Z");
    CHECK(story.ticket().unanswered_since == story.now() - 241h);  // whoever wrote first still waits the longest
    story.pass(1h).hears();
    CHECK(story.due(ClockKind::respond) == "2026-03-21T10:00:00Z");  // a second message moves nothing
    story.at("2026-03-21T10:00:00Z");
    CHECK(story.reminded() == "respond due owner");
    story.replies(Ball::final);
    CHECK_FALSE(story.runs(ClockKind::respond));
    story.pass(1h).hears().pass(24h);
    CHECK(story.reminded() == "respond due owner");
}

TEST_CASE("clock rule 22: what was missed while nobody ran the reminders waits for the next opening too") {
    Story story{"playbook: story\nclocks: {respond: {expected: 2h, delighted: 1h, amazed: 1h}}\nreminders: [{at: due, to: owner}]\nnotify: {hours: office}\n" + kOffice,
                "2026-03-06T10:00:00Z"};  // due on Friday at 13:00 in Berlin, while people may be notified
    story.open();
    for (const char* night : {"2026-03-06T16:00:00Z", "2026-03-06T23:00:00Z", "2026-03-07T12:00:00Z", "2026-03-09T07:59:59Z"}) {
        CHECK(story.at(night).reminded() == "");
    }
    CHECK(story.at("2026-03-09T08:00:00Z").reminded() == "respond due owner");
}

TEST_CASE("clock rule 22: what was given and went to nobody waits for the next opening, and then folds into the highest") {
    Story story{kLadder};
    story.open();
    Given queued;
    for (const char* at : {"2026-03-02T21:00:00Z", "2026-03-03T08:45:00Z", "2026-03-03T09:00:00Z", "2026-03-03T11:00:00Z"}) {
        for (const DueReminder& one : story.at(at).reminds()) queued.insert(to_string(one.key));
    }
    REQUIRE(queued.size() == 4);
    const auto standing = standing_reminders(queued, story.ticket(), story.playbook(), story.calendars(), story.now());
    REQUIRE(standing.size() == 1);
    CHECK(to_string(standing.front().key) == "1/1/respond/1/after-2h/supervisor");
}

TEST_CASE("clock rule 25: nudges that were missed go out one after another, and 'no-reply' waits for the last") {
    Story story{kLadder};
    const Close close{Outcome::no_reply, "external/no-reply", {}};
    const auto sends = [&](int n) { story.does(Nudge{.n = n, .text = words("Did my message reach you?")}); };
    story.open().replies(Ball::ask).at("2026-03-22T09:00:00Z");  // nobody ran the reminders for twenty days
    CHECK(story.reminded() == "nudge 3d customer");
    CHECK(story.reminded() == "");
    sends(1);
    CHECK(to_string(*story.next_reminder()) == "2026-03-26T09:00:00Z");  // four days lie between 3d and 7d
    story.refused(close);
    CHECK(story.at("2026-03-26T08:59:59Z").reminded() == "");
    CHECK(story.at("2026-03-26T09:00:00Z").reminded() == "nudge 1w customer");
    sends(2);
    story.does(close);
}

TEST_CASE("clock rule 25: nudges sent by hand give the customer no less time") {
    const Close close{Outcome::no_reply, "external/no-reply", {}};
    const Nudge nudge{.n = {}, .text = words("Did my message reach you?")};
    Story late{kLadder};
    late.open().replies(Ball::ask).at("2026-03-22T09:00:00Z").does(nudge);
    CHECK(to_string(*late.next_reminder()) == "2026-03-26T09:00:00Z");
    late.does(nudge);
    CHECK(late.refused(close).message == "the customer has time to answer until Thu 26 Mar 09:00 UTC");
    late.at("2026-03-26T09:00:00Z").does(close);
    // One before its time moves the next no nearer.
    Story early{kLadder};
    early.open().replies(Ball::ask).pass(24h).does(nudge);
    CHECK(to_string(*early.next_reminder()) == "2026-03-09T09:00:00Z");
    CHECK(early.refused(Nudge{.n = 3, .text = words("Hello?")}).code == Code::refused);
}

TEST_CASE("clock rule 25: 'no-reply' waits for the day that the last nudge named") {
    const Close close{Outcome::no_reply, "external/no-reply", {}};
    Story story{kLadder};
    story.open().replies(Ball::ask).pass(72h).does(Nudge{.n = 1, .text = words("Did my message reach you?")}).at("2026-03-09T09:00:00Z");
    story.does(Nudge{.n = 2, .text = words("I look here again on Thursday."), .until = story.now() + 72h});
    CHECK(story.refused(close).message == "the customer has time to answer until Thu 12 Mar 09:00 UTC");
    story.pass(72h - 1s).refused(close);
    CHECK(story.pass(1s).does(close).ticket().status == Status::closed);
    // One by hand in between, with a nearer day, takes nothing back.
    Story nearer{kLadder};
    nearer.open().replies(Ball::ask).does(Nudge{.n = 1, .text = words("I look here again in nine days."), .until = nearer.now() + 9 * 24h});
    nearer.does(Nudge{.n = 2, .text = words("Hello?"), .until = nearer.now() + 1h}).pass(8 * 24h);
    CHECK(nearer.refused(close).message == "the customer has time to answer until Wed 11 Mar 09:00 UTC");
    // A wait that begins anew has forgotten it.
    Story again{kLadder};
    again.open().replies(Ball::ask).does(Nudge{.n = 1, .text = words("Hello?"), .until = again.now() + 900h}).pass(1h).hears().replies(Ball::ask);
    CHECK_FALSE(again.ticket().look_again_at.has_value());
}

TEST_CASE("clock rule 25: nudges in working time keep their working days apart") {
    Story story{"playbook: story\nclocks: {calendar: office}\nnudge: [2bd, 4bd]\ntemplates: {nudge: Hello}\n" + kOffice};  // a Monday
    story.open().replies(Ball::ask);
    CHECK(to_string(*story.next_reminder()) == "2026-03-04T16:00:00Z");
    story.at("2026-03-06T10:00:00Z");  // a Friday
    CHECK(story.reminded() == "nudge 2bd customer");
    story.does(Nudge{.n = 1, .text = words("Did my message reach you?")});
    CHECK(to_string(*story.next_reminder()) == "2026-03-10T16:00:00Z");  // two working days later, not one
}

TEST_CASE("clock rule 25: who says thank you is not silent") {
    Story story{kLadder};
    story.open().replies(Ball::ask).pass(1h).hears({.thanks = true, .text = words("Thank you, I will look.")}).pass(24h * 20);
    CHECK(story.reminded() == "");
    CHECK(story.next_reminder() == std::nullopt);
    CHECK(story.refused(Close{Outcome::no_reply, "external/no-reply", {}}).rule == "TEN-2");
    story.replies(Ball::ask).pass(72h);  // asked again, they may fall silent again
    CHECK(story.reminded() == "nudge 3d customer");
}

TEST_CASE("clock rule 25: a silent customer is nudged, and the ticket closes as no-reply only after the last nudge") {
    Story story{kLadder};
    story.open().replies(Ball::ask);
    const Close close{Outcome::no_reply, "external/no-reply", {}};
    story.pass(72h - 1s);
    CHECK(story.reminded() == "");
    story.pass(1s);
    CHECK(story.reminded() == "nudge 3d customer");
    story.does(Nudge{.n = 1, .text = words("Did my message reach you?")});
    CHECK(story.refused(close).rule == "TEN-2");
    story.at("2026-03-09T09:00:00Z");
    CHECK(story.reminded() == "nudge 1w customer");
    story.does(Nudge{.n = 2, .text = words("I would still like to put it right.")});
    story.refused(Nudge{.n = {}, .text = words("And again")});
    story.does(close);
    CHECK(story.ticket().status == Status::closed);
}

TEST_CASE("clock rule 25: never while a promise is open, and an answer ends the nudging") {
    Story promised{kLadder};
    promised.open().does(MakePromise{promised.now() + 900h, words("a new one")}).replies(Ball::ask);
    promised.does(Nudge{.n = 1, .text = words("Hello?")}).does(Nudge{.n = 2, .text = words("Hello?")});
    CHECK(promised.refused(Close{Outcome::no_reply, "external/no-reply", {}}).rule == "KEYS-8");
    Story answered{kLadder};
    answered.open().replies(Ball::ask).pass(1h).hears().replies(Ball::final).pass(500h);
    CHECK(answered.reminded() == "");
}

TEST_CASE("a rung is named once, whatever the order of runs: what is given never comes again") {
    const bool held = rc::check([] {
        Story story{kLadder};
        story.open();
        std::set<std::string> seen;
        for (int step = 0; step < 30; ++step) {
            story.pass(Seconds{*rc::gen::inRange(1, 40'000)});
            if (*rc::gen::inRange(0, 5) == 0) story.acknowledges();
            if (*rc::gen::inRange(0, 5) == 0) story.hears();
            const auto next = story.next_reminder();
            const auto due = story.reminds();
            RC_ASSERT(due.empty() == (!next || *next > story.now()));
            for (const DueReminder& one : due) {
                RC_ASSERT(one.at <= story.now());
                RC_ASSERT(seen.insert(to_string(one.key)).second);
            }
            RC_ASSERT(!story.next_reminder() || *story.next_reminder() > story.now());
            if (story.ticket().holding_replies > 1) story.replies(Ball::until);
        }
    });
    CHECK(held);
}
