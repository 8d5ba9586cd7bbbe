// SPDX-License-Identifier: MIT
// The rules of lib/CLOCKS.md, each under its number: clocks, pauses and episodes. Reminders are in reminders_test.cpp.
#include <tests/ticket/story.hpp>

#include <algorithm>

using namespace amends;
using namespace amends::tests;

namespace {

const std::string kPlain = "playbook: story\nclocks: {respond: {amazed: 1h, delighted: 6h, expected: 24h}, update: 24h, resolve: 5d}\n";
const std::string kStrict = "playbook: strict\nclocks: {update: 24h, resolve: {within: 8w, pausable: false}}\n";
const std::string kHours = "playbook: hours\nclocks: {calendar: office, respond: {amazed: 1bh, delighted: 4bh, expected: 1bd}, update: 8bh, resolve: 3bd}\n" + kOffice;

}  // namespace

TEST_CASE("clock rule 1: a verdict is the same for the same events, whenever it is asked for") {
    Story story{kHours, "2026-03-06T15:00:00Z"};
    story.open().pass(20min).acknowledges().pass(72h);
    for (const Clock& clock : story.ticket().clocks) {
        const auto account = account_of(clock, fold(story.events()), story.calendars(), story.now());
        CHECK(account.due_at == clock.due_at);
    }
    CHECK(fold(story.events()).clocks == story.ticket().clocks);
}

TEST_CASE("clock rule 2: clocks run from receipt, and the future is no receipt") {
    Story story{kPlain};
    Open open;
    open.received = story.now() - 3h;
    story.open(open);
    CHECK(story.due(ClockKind::respond) == "2026-03-03T06:00:00Z");
    CHECK(story.due(ClockKind::resolve) == "2026-03-07T06:00:00Z");
    Hear heard;
    heard.text = words("from the future");
    heard.received = story.now() + 1s;
    CHECK(story.refused(heard).code == Code::usage);
    heard.received = story.now();
    CHECK(decide(story.ticket(), story.playbook(), heard, story.moment()).has_value());
}

TEST_CASE("clock rule 3: the tier is fixed when the clock stops, each boundary belonging to the better one") {
    struct Row {
        Seconds answered;
        Tier tier;
        Seconds late;
    };
    for (const Row& row : {Row{1h, Tier::amazed, 0s}, Row{1h + 1s, Tier::delighted, 0s}, Row{6h, Tier::delighted, 0s},
                           Row{6h + 1s, Tier::expected, 0s}, Row{24h, Tier::expected, 0s}, Row{24h + 1s, Tier::late, 1s}}) {
        Story story{kPlain};
        story.open().pass(row.answered).acknowledges().pass(1000h);
        CAPTURE(row.answered.count());
        CHECK(tier_at(story.clock(ClockKind::respond), story.now()) == row.tier);
        CHECK(story.late(ClockKind::respond) == row.late);
    }
}

TEST_CASE("clock rule 4: real units run always, working units while the calendar is open") {
    Story story{kHours, "2026-03-06T15:30:00Z"};  // a Friday, half an hour before closing
    story.open();
    CHECK(to_string(story.clock(ClockKind::respond).amazed_by) == "2026-03-09T08:30:00Z");  // 1bh: half of it on Monday
    CHECK(story.due(ClockKind::respond) == "2026-03-09T16:00:00Z");  // 1bd: the close of the next working day
    CHECK(story.due(ClockKind::resolve) == "2026-03-11T16:00:00Z");  // 3bd
    Story real{"playbook: real\nclocks: {calendar: office, respond: {expected: 24h}}\n" + kOffice, "2026-03-06T15:30:00Z"};
    real.open();
    CHECK(real.due(ClockKind::respond) == "2026-03-07T15:30:00Z");
}

TEST_CASE("clock rule 5: a second message does not move the start, and thanks start nothing") {
    Story story{kPlain};
    story.open().pass(2h).hears();
    CHECK(story.due(ClockKind::respond) == "2026-03-03T09:00:00Z");
    story.replies(Ball::final);
    story.hears({.thanks = true, .text = words("Thank you!")});
    CHECK_FALSE(story.runs(ClockKind::respond));
    story.does(Close{Outcome::satisfied, "process/delivery", {}}).pass(1h);
    story.hears({.thanks = true, .text = words("Thanks again!")});
    CHECK(story.ticket().status == Status::closed);
    CHECK(story.ticket().contacts == 4);
}

TEST_CASE("clock rule 6: machines, notes and calls that nobody took start and stop nothing") {
    Story story{kPlain};
    story.open().pass(1h);
    const auto before = story.ticket().clocks;
    story.hears({.automatic = true, .text = words("I am out of office.")});
    story.does(Note{.nobody_answered = false, .text = words("looked into it")});
    story.does(Note{.nobody_answered = true, .text = words("called at nine")});
    CHECK(story.ticket().clocks == before);
    CHECK(story.runs(ClockKind::respond));
}

TEST_CASE("clock rule 7: a holding reply stops respond, starts update, never resolve; a third in a row is refused") {
    Story story{kPlain};
    story.open().pass(1h).acknowledges();
    CHECK_FALSE(story.runs(ClockKind::respond));
    CHECK(story.due(ClockKind::update) == "2026-03-03T10:00:00Z");
    CHECK(story.runs(ClockKind::resolve));
    story.pass(1h).acknowledges();
    const Acknowledge third{.until = {}, .because = {}, .text = words("Still on it.")};
    CHECK(story.refused(third).rule == "TEN-2");
    story.does(Acknowledge{.until = {}, .because = words("the carrier is on strike"), .text = words("Still on it.")});
    story.replies(Ball::until).acknowledges();  // after an answer they count anew
}

TEST_CASE("clock rule 7: the update is due as the customer was told, or by the interval if that is sooner") {
    Story story{kPlain};
    story.open().does(Acknowledge{.until = story.now() + 2h, .because = {}, .text = words("Within two hours.")});
    CHECK(story.due(ClockKind::update) == "2026-03-02T11:00:00Z");
    CHECK_FALSE(story.clock(ClockKind::update).measure.has_value());
    story.does(Acknowledge{.until = story.now() + 72h, .because = {}, .text = words("Within three days.")});
    CHECK(story.due(ClockKind::update) == "2026-03-03T09:00:00Z");
    CHECK(story.clock(ClockKind::update).measure.has_value());
}

TEST_CASE("clock rule 8: a wait pauses update and, where it may, resolve; not before the first answer") {
    Story story{kPlain};
    story.open();
    const auto wait = [&](WaitingOn on) { return WaitFor{on, story.now() + 48h, words("the receipt")}; };
    CHECK(story.refused(wait(WaitingOn::customer)).code == Code::refused);
    story.acknowledges().does(wait(WaitingOn::customer));
    CHECK(story.due(ClockKind::update) == "2026-03-05T09:00:00Z");
    CHECK(story.due(ClockKind::resolve) == "2026-03-09T09:00:00Z");

    Story strict{kStrict};
    strict.open().acknowledges();
    const std::string resolve = strict.due(ClockKind::resolve);
    strict.does(WaitFor{WaitingOn::customer, strict.now() + 48h, words("the receipt")});
    CHECK(strict.due(ClockKind::resolve) == resolve);

    Story supplier{kPlain};
    supplier.open().acknowledges().does(WaitFor{WaitingOn::supplier, supplier.now() + 48h, words("the part")});
    CHECK(supplier.due(ClockKind::update) == "2026-03-03T09:00:00Z");
}

TEST_CASE("clock rule 8: a wait ends at its time, with the customer's message, or by hand") {
    Story story{kPlain};
    story.open().acknowledges().does(WaitFor{WaitingOn::customer, story.now() + 48h, words("the receipt")});
    CHECK(status_at(story.ticket(), story.now() + 48h - 1s) == Status::waiting);
    CHECK(status_at(story.ticket(), story.now() + 48h) == Status::open);
    story.pass(10h).hears();
    CHECK(story.ticket().status == Status::open);
    CHECK(story.runs(ClockKind::respond));
    CHECK(story.due(ClockKind::resolve) == "2026-03-07T19:00:00Z");
}

TEST_CASE("clock rule 9: what had elapsed stays elapsed, in real and in working time") {
    Story real{kPlain};
    real.open().acknowledges().pass(10h).does(WaitFor{WaitingOn::customer, real.now() + 100h, words("the receipt")});
    real.pass(30h).does(Resume{});
    CHECK(real.clock(ClockKind::update).due_at - real.now() == 14h);

    // Monday 09:00 in Berlin; 8bh of update are due at 17:00. Three hours go, then a wait from 12:00 to Wednesday 15:00.
    Story open{kHours, "2026-03-02T08:00:00Z"};
    open.open().acknowledges().pass(3h);
    open.does(WaitFor{WaitingOn::customer, *parse_rfc3339("2026-03-04T14:00:00Z"), words("the receipt")});
    CHECK(open.due(ClockKind::update) == "2026-03-05T11:00:00Z");  // two hours on Wednesday, three on Thursday
    // 3bd were due with Thursday's close; the wait took away the closes of Monday and Tuesday.
    CHECK(open.due(ClockKind::resolve) == "2026-03-09T16:00:00Z");
    open.at("2026-03-03T09:00:00Z").does(Resume{});
    CHECK(open.due(ClockKind::update) == "2026-03-03T14:00:00Z");
    CHECK(open.due(ClockKind::resolve) == "2026-03-06T16:00:00Z");
}

TEST_CASE("clock rule 9: a clock that was late already is not paused, and stays late") {
    Story story{kPlain};
    story.open().acknowledges().pass(30h).does(WaitFor{WaitingOn::customer, story.now() + 48h, words("the receipt")});
    CHECK(story.due(ClockKind::update) == "2026-03-03T09:00:00Z");
    story.pass(10h);
    CHECK(story.late(ClockKind::update) == 16h);
}

TEST_CASE("clock rule 10: resolve is kept as the customer's time and as ours") {
    Story story{kPlain};
    story.open().acknowledges().does(WaitFor{WaitingOn::customer, story.now() + 48h, words("the receipt")});
    story.pass(60h);
    const auto account = story.account(ClockKind::resolve);
    CHECK(account.customer_time == 60h);
    CHECK(account.customer_time - paused_until(account, story.now()) == 12h);
    CHECK(account.elapsed == 12h);
}

TEST_CASE("clock rule 11: reopening starts an episode with a fresh respond clock, and resolve runs on from receipt") {
    Story story{kPlain};
    story.open().replies(Ball::final).does(Close{Outcome::satisfied, "process/delivery", {}});
    story.pass(24h).hears();
    CHECK(story.ticket().episode == 2);
    CHECK(story.clock(ClockKind::respond).episode == 2);
    CHECK(story.due(ClockKind::respond) == "2026-03-04T09:00:00Z");
    CHECK(story.due(ClockKind::resolve) == "2026-03-07T09:00:00Z");
    CHECK(story.clock(ClockKind::resolve).started_at == story.ticket().received_at);
    CHECK(std::ranges::count(story.ticket().clocks, ClockKind::respond, &Clock::kind) == 2);
}

TEST_CASE("clock rule 12: a new playbook works running clocks out again, with pauses; what has passed keeps its verdict") {
    const auto stricter = [] {
        const std::string yaml = "playbook: story\nclocks: {respond: {amazed: 1h, delighted: 2h, expected: 4h}, update: 12h, resolve: 3d}\n";
        NewPlaybook made{.pin = {PlaybookId{2}, "story", 2}, .playbook = std::make_shared<const Playbook>(playbook_of(yaml)), .calendars = {}};
        Revise request;
        request.playbook = made;
        return request;
    };
    Story running{kPlain};
    running.open().pass(1h).does(stricter());
    CHECK(running.due(ClockKind::respond) == "2026-03-02T13:00:00Z");
    CHECK(running.due(ClockKind::resolve) == "2026-03-05T09:00:00Z");
    CHECK(running.ticket().playbook.version == 2);

    Story passed{kPlain};
    passed.open().pass(25h).does(stricter());
    CHECK(passed.due(ClockKind::respond) == "2026-03-03T09:00:00Z");
    CHECK(passed.late(ClockKind::respond) == 1h);
    CHECK(passed.clock(ClockKind::respond).playbook.version == 1);

    Story paused{kPlain};
    paused.open().acknowledges().does(WaitFor{WaitingOn::customer, paused.now() + 10h, words("the receipt")});
    paused.pass(10h).does(stricter());
    CHECK(paused.due(ClockKind::update) == "2026-03-03T07:00:00Z");   // 12 h, and 10 h of waiting
    CHECK(paused.due(ClockKind::resolve) == "2026-03-05T19:00:00Z");  // 3 d, and 10 h

    Story amid{kPlain};
    amid.open().acknowledges().does(WaitFor{WaitingOn::customer, amid.now() + 10h, words("the receipt")});
    amid.pass(4h).does(stricter());
    CHECK(amid.due(ClockKind::update) == "2026-03-03T07:00:00Z");
    amid.pass(1h).does(Resume{});
    CHECK(amid.due(ClockKind::update) == "2026-03-03T02:00:00Z");  // 12 h, and 5 h of waiting
}

namespace {

Revise under(const std::string& yaml) {
    Revise request;
    request.playbook = NewPlaybook{.pin = {PlaybookId{2}, "strict", 2}, .playbook = std::make_shared<const Playbook>(playbook_of(yaml)), .calendars = {}};
    return request;
}

}  // namespace

TEST_CASE("clock rule 12: under a playbook that pauses nothing, what was waited stays waited, and no more is") {
    const std::string strict = "playbook: strict\nclocks: {update: 24h, resolve: {within: 5d, pausable: false}}\n";
    Story waited{kPlain};
    waited.open().acknowledges().does(WaitFor{WaitingOn::customer, waited.now() + 48h, words("the receipt")}).pass(48h);
    waited.does(under(strict));
    CHECK(waited.due(ClockKind::resolve) == "2026-03-09T09:00:00Z");  // five days, and the two that were waited
    waited.replies(Ball::until).does(WaitFor{WaitingOn::customer, waited.now() + 48h, words("the box")});
    CHECK(waited.due(ClockKind::resolve) == "2026-03-09T09:00:00Z");
    CHECK(waited.account(ClockKind::resolve).due_at == waited.clock(ClockKind::resolve).due_at);

    Story amid{kPlain};
    amid.open().acknowledges().does(WaitFor{WaitingOn::customer, amid.now() + 48h, words("the receipt")}).pass(12h).does(under(strict));
    CHECK(amid.due(ClockKind::resolve) == "2026-03-07T21:00:00Z");  // the twelve hours up to the change
    CHECK(amid.clock(ClockKind::resolve).paused() == 12h);
    CHECK_FALSE(amid.clock(ClockKind::resolve).paused_at.has_value());
    CHECK(amid.account(ClockKind::resolve).due_at == amid.clock(ClockKind::resolve).due_at);
    amid.pass(1h).does(Resume{});
    CHECK(amid.due(ClockKind::resolve) == "2026-03-07T21:00:00Z");

    // Back under one that pauses, the next wait pauses again.
    amid.does(under(kPlain)).does(WaitFor{WaitingOn::customer, amid.now() + 24h, words("the box")});
    CHECK(amid.due(ClockKind::resolve) == "2026-03-08T21:00:00Z");
}

TEST_CASE("clock rule 12: a change makes nothing late in the past: what would have been due before is due with the change") {
    const std::string shorter = "playbook: strict\nclocks: {respond: {amazed: 1h, delighted: 1h, expected: 2h}, update: 2h, resolve: 1d}\n";
    Story story{kPlain};
    story.open().pass(12h).does(under(shorter));
    CHECK(story.due(ClockKind::respond) == "2026-03-02T21:00:00Z");
    CHECK(story.late(ClockKind::respond) == 0s);
    CHECK(story.account(ClockKind::respond).due_at == story.now());
    CHECK(story.due(ClockKind::resolve) == "2026-03-03T09:00:00Z");  // this one is still to come
    story.pass(1s);
    CHECK(story.late(ClockKind::respond) == 1s);

    // Also of a clock that starts only with the change, from receipt.
    Story fresh{"playbook: story\nclocks: {update: 24h}\n"};
    fresh.open().pass(48h).does(under(shorter));
    CHECK(fresh.due(ClockKind::resolve) == "2026-03-04T09:00:00Z");
    CHECK(fresh.account(ClockKind::resolve).due_at == fresh.now());
}

TEST_CASE("clock rule 12: a change amid a wait, and the wait after it, agree with what why counts") {
    const std::string shorter = "playbook: strict\nclocks: {update: 2h, resolve: 1d}\n";
    Story story{kPlain};
    const auto agree = [&] {
        for (const Clock& clock : story.ticket().clocks) {
            CAPTURE(to_string(clock.kind));
            CHECK(account_of(clock, story.ticket(), story.calendars(), story.now()).due_at == clock.due_at);
        }
    };
    story.open().acknowledges().pass(6h).does(WaitFor{WaitingOn::customer, story.now() + 48h, words("the receipt")}).pass(6h);
    story.does(under(shorter));
    CHECK(story.due(ClockKind::update) == "2026-03-02T21:00:00Z");  // two hours were over before the wait: due with the change
    agree();
    story.pass(3h).does(Resume{});
    CHECK(story.due(ClockKind::update) == "2026-03-02T21:00:00Z");
    agree();
    story.replies(Ball::until).does(under(kPlain)).does(WaitFor{WaitingOn::customer, story.now() + 1h, words("the box")});
    agree();
    story.pass(30min).does(Resume{});
    agree();
}

TEST_CASE("clock rule 12: what the customer was told holds also where the old rules were sooner and hid it") {
    const std::string slow = "playbook: slow\nclocks: {update: 10d}\n";
    const auto told = [](Story& story, Seconds in) {
        story.does(Respond{.ball = Ball::until, .until = story.now() + in, .because = {}, .text = words("I am sorry. You hear from me on Thursday.")});
    };
    Story hidden{kPlain};
    hidden.open();
    told(hidden, 72h);
    CHECK(hidden.due(ClockKind::update) == "2026-03-03T09:00:00Z");  // the playbook's day is sooner
    hidden.pass(1h).does(under(slow));
    CHECK(hidden.due(ClockKind::update) == "2026-03-05T09:00:00Z");
    CHECK_FALSE(hidden.clock(ClockKind::update).measure.has_value());
    CHECK(hidden.account(ClockKind::update).due_at == hidden.clock(ClockKind::update).due_at);
    CHECK(hidden.does(under(kPlain)).due(ClockKind::update) == "2026-03-05T09:00:00Z");

    // A wait moves it like any other date.
    Story waits{kPlain};
    waits.open();
    told(waits, 72h);
    waits.does(WaitFor{WaitingOn::customer, waits.now() + 12h, words("the receipt")}).pass(6h).does(under(slow));
    CHECK(waits.due(ClockKind::update) == "2026-03-05T21:00:00Z");
    waits.does(Resume{});
    CHECK(waits.due(ClockKind::update) == "2026-03-05T15:00:00Z");

    // A holding reply says when we come back, also where the time is the playbook's; a reply that names none has told none.
    Story holding{kPlain};
    holding.open().acknowledges().pass(1h).does(under(slow));
    CHECK(holding.due(ClockKind::update) == "2026-03-03T09:00:00Z");
    Story silent{kPlain};
    silent.open().replies(Ball::until).pass(1h).does(under(slow));
    CHECK(silent.due(ClockKind::update) == "2026-03-12T09:00:00Z");
}

TEST_CASE("clock rule 12: what is left of a wait pauses again when the rules pause again, and under rules that pause only since") {
    const std::string strict = "playbook: strict\nclocks: {respond: {amazed: 1h, delighted: 6h, expected: 24h}, update: 24h, resolve: {within: 5d, pausable: false}}\n";
    Story story{kPlain};
    story.open().acknowledges().does(WaitFor{WaitingOn::customer, story.now() + 9 * 24h, words("the receipt")});
    CHECK(story.due(ClockKind::resolve) == "2026-03-16T09:00:00Z");
    story.pass(60s).does(under(strict));
    CHECK(story.due(ClockKind::resolve) == "2026-03-07T09:01:00Z");
    story.pass(60s).does(under(kPlain));
    CHECK(story.due(ClockKind::resolve) == "2026-03-16T08:59:00Z");  // all of the wait but the minute
    CHECK(state_at(story.clock(ClockKind::resolve), story.ticket(), story.now()) == ClockState::paused);
    CHECK(story.account(ClockKind::resolve).due_at == story.clock(ClockKind::resolve).due_at);
    story.pass(24h).does(Resume{});
    CHECK(story.due(ClockKind::resolve) == "2026-03-08T09:01:00Z");
    CHECK(story.account(ClockKind::resolve).due_at == story.clock(ClockKind::resolve).due_at);

    Story since{strict};
    since.open().acknowledges().does(WaitFor{WaitingOn::customer, since.now() + 9 * 24h, words("the receipt")}).pass(24h).does(under(kPlain));
    CHECK(since.due(ClockKind::resolve) == "2026-03-15T09:00:00Z");  // the eight days that are left of it
    // A clock that only these rules have is paused like any other.
    Story fresh{"playbook: story\nclocks: {update: 24h}\n"};
    fresh.open().acknowledges().does(WaitFor{WaitingOn::customer, fresh.now() + 9 * 24h, words("the receipt")}).pass(24h).does(under(kPlain));
    CHECK(fresh.due(ClockKind::resolve) == "2026-03-15T09:00:00Z");
    CHECK(state_at(fresh.clock(ClockKind::resolve), fresh.ticket(), fresh.now()) == ClockState::paused);
    CHECK(fresh.account(ClockKind::resolve).due_at == fresh.clock(ClockKind::resolve).due_at);
    fresh.pass(24h).does(Resume{});
    CHECK(fresh.due(ClockKind::resolve) == "2026-03-08T09:00:00Z");
    // A wait for a supplier pauses nothing, whatever the rules are.
    Story supplier{strict};
    supplier.open().acknowledges().does(WaitFor{WaitingOn::supplier, supplier.now() + 9 * 24h, words("a part")}).pass(24h).does(under(kPlain));
    CHECK(supplier.due(ClockKind::resolve) == "2026-03-07T09:00:00Z");
}

TEST_CASE("clock rule 12: a change of what does not count moves nothing, also amid a wait in working days") {
    const std::string days = "playbook: days\nclocks: {calendar: office, update: 1bd, resolve: 5bd}\n" + kOffice;
    Revise request;
    request.mood = Mood::calm;
    Story amid{days};  // a Monday
    amid.open().acknowledges().does(WaitFor{WaitingOn::customer, amid.now() + 5 * 24h, words("the receipt")});
    const auto update = amid.due(ClockKind::update), resolve = amid.due(ClockKind::resolve);
    amid.pass(48h).does(request);
    CHECK(amid.due(ClockKind::update) == update);
    CHECK(amid.due(ClockKind::resolve) == resolve);
    amid.pass(24h * 4).does(request);
    CHECK(amid.due(ClockKind::update) == update);
    CHECK(amid.clock(ClockKind::update).measure.has_value());
}

TEST_CASE("clock rule 12: what was told in working time and is a date from now on becomes no later when a wait ends sooner") {
    Story story{"playbook: days\nclocks: {calendar: office, update: 10bh}\n" + kOffice, "2026-03-06T14:00:00Z"};  // a Friday afternoon
    story.open().acknowledges().pass(1h).does(WaitFor{WaitingOn::customer, *parse_rfc3339("2026-03-09T08:30:00Z"), words("the receipt")});
    Revise request;
    const std::string longer = "playbook: days\nclocks: {calendar: office, update: 40bh}\n" + kOffice;
    const Playbook playbook = playbook_of(longer);
    request.playbook = NewPlaybook{.pin = {PlaybookId{2}, "days", 2}, .playbook = std::make_shared<const Playbook>(playbook), .calendars = *Calendars::make(playbook.calendars)};
    story.does(request);
    const Instant before = story.clock(ClockKind::update).due_at;
    CHECK_FALSE(story.clock(ClockKind::update).measure.has_value());
    story.at("2026-03-09T08:00:00Z").does(Resume{});
    CHECK(story.clock(ClockKind::update).due_at == before - 30min);
}

TEST_CASE("how long a clock stood still counts the pause that a wait ended by its time") {
    Story story{kPlain};
    story.open().acknowledges().does(WaitFor{WaitingOn::customer, story.now() + 24h, words("the receipt")});
    const auto paused = [&] {
        const auto pause = story.clock(ClockKind::resolve).pause_at(story.ticket().wait, story.now());
        return pause ? pause->to - pause->from : Seconds{0};
    };
    CHECK(paused() == 0s);
    story.pass(6h);
    CHECK(paused() == 6h);
    story.pass(48h);
    CHECK(paused() == 24h);
    CHECK(paused_until(story.account(ClockKind::resolve), story.now()) == 24h);
}

TEST_CASE("clock rule 12: a change of priority is an event too") {
    Story story{"playbook: story\nclocks:\n  respond: {expected: 24h}\n  when: [{priority: [urgent], respond: {expected: 2h, delighted: 1h, amazed: 30m}}]\n"};
    story.open();
    Revise request;
    request.priority = Priority::urgent;
    story.pass(1h).does(request);
    CHECK(story.due(ClockKind::respond) == "2026-03-02T11:00:00Z");
    CHECK(tier_at(story.clock(ClockKind::respond), story.now()) == Tier::delighted);
    CHECK(story.refused(Revise{}).code == Code::usage);
}

TEST_CASE("clock rule 13: a merge keeps the earliest receipt for resolve and the oldest unanswered message for respond") {
    Story older{kPlain, "2026-03-01T09:00:00Z"};
    older.open();
    Story newer{kPlain};
    newer.numbered(TicketId{2}).open();
    auto deeds = decide_merge(older.ticket(), newer.ticket(), newer.playbook(), newer.moment());
    REQUIRE(deeds.has_value());
    newer.record(std::move(deeds->into));
    CHECK(newer.due(ClockKind::resolve) == "2026-03-06T09:00:00Z");
    CHECK(newer.due(ClockKind::respond) == "2026-03-02T09:00:00Z");
    CHECK(newer.clock(ClockKind::resolve).started_at == older.ticket().received_at);
}

TEST_CASE("clock rule 14: lateness counts from the due instant, and no answer or close clears it") {
    Story story{kPlain};
    story.open().pass(24h);
    CHECK(story.late(ClockKind::respond) == 0s);
    story.pass(1s);
    CHECK(story.late(ClockKind::respond) == 1s);
    story.pass(1h).replies(Ball::final).does(Close{Outcome::neutral, "process/delivery", {}}).pass(1000h);
    const auto found = std::ranges::find(story.ticket().clocks, ClockKind::respond, &Clock::kind);
    CHECK(lateness(*found, story.now()) == 1h + 1s);
    CHECK(tier_at(*found, story.now()) == Tier::late);
}

TEST_CASE("pausing at 23:59 loses no minute, and today's offset is not used for history") {
    Story story{"playbook: story\nclocks: {calendar: night, update: 10bh}\ncalendars: {night: {zone: Europe/Berlin, hours: {mon-sun: \"00:00-24:00\"}}}\n",
                "2026-03-28T22:59:00Z"};  // 23:59 in Berlin, the night before the clocks change
    story.open().acknowledges();
    CHECK(story.due(ClockKind::update) == "2026-03-29T08:59:00Z");
    story.does(WaitFor{WaitingOn::customer, story.now() + 60s, words("a minute")});
    CHECK(story.due(ClockKind::update) == "2026-03-29T09:00:00Z");
    // A winter's day asked for in summer is read with winter's offset.
    Story winter{"playbook: story\nclocks: {calendar: office, respond: {expected: 1bh, delighted: 1bh, amazed: 1bh}}\n" + kOffice, "2026-07-01T09:00:00Z"};
    Open open;
    open.received = *parse_rfc3339("2026-01-12T07:30:00Z");
    winter.open(open);
    CHECK(winter.due(ClockKind::respond) == "2026-01-12T09:00:00Z");
}

TEST_CASE("why tells every stretch that counted, and they add up") {
    Story story{kHours, "2026-03-06T15:00:00Z"};
    story.open().acknowledges().at("2026-03-09T09:00:00Z");
    const auto account = story.account(ClockKind::update);
    CHECK(account.calendar == "office");
    CHECK(account.zone == "Europe/Berlin");
    REQUIRE(account.counted.size() == 2);
    CHECK(to_string(account.counted[0].from) == "2026-03-06T15:00:00Z");
    CHECK(to_string(account.counted[0].to) == "2026-03-06T16:00:00Z");
    CHECK(to_string(account.counted[1].from) == "2026-03-09T08:00:00Z");
    Seconds sum{0};
    for (const Counted& one : account.counted) sum += one.to - one.from;
    CHECK(sum == account.elapsed);
    CHECK(account.elapsed == 2h);
}
