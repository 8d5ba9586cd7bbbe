// SPDX-License-Identifier: MIT
// What users of other systems report as broken, each as a case that must not come back here.
#include <tests/ticket/story.hpp>

using namespace amends;
using namespace amends::tests;

namespace {

const std::string kLadder = R"(playbook: story
clocks: {respond: {amazed: 1h, delighted: 6h, expected: 24h}, update: 24h, resolve: 5d}
reminders: [{before: 15m, to: owner}, {at: due, to: owner}, {after: 2h, to: supervisor}]
)";

Revise new_version(const char* yaml) {
    Revise request;
    request.playbook = NewPlaybook{.pin = {PlaybookId{2}, "story", 2}, .playbook = std::make_shared<const Playbook>(playbook_of(yaml)), .calendars = {}};
    return request;
}

}  // namespace

TEST_CASE("known failure: mail at midnight because the date changed") {
    Story story{"playbook: story\nclocks: {calendar: office, respond: {amazed: 1bh, delighted: 4bh, expected: 1bd}}\n"
                "reminders: [{at: due, to: owner}, {after: 1bd, to: manager}]\nnotify: {hours: office}\n" + kOffice,
                "2026-03-05T14:00:00Z"};  // a Thursday: due at the close of Friday
    story.open();
    for (const char* midnight : {"2026-03-05T23:00:00Z", "2026-03-06T00:00:00Z"}) CHECK(story.at(midnight).reminded() == "");
    CHECK(story.at("2026-03-06T15:59:59Z").reminded() == "");
    // The close itself is no open moment: the rung waits for Monday, through three midnights.
    for (const char* midnight : {"2026-03-06T23:00:00Z", "2026-03-07T23:00:00Z", "2026-03-08T23:00:00Z"}) CHECK(story.at(midnight).reminded() == "");
    CHECK(story.at("2026-03-09T08:00:00Z").reminded() == "respond due owner");
}

TEST_CASE("known failure: a second reminder swallowed") {
    Story story{kLadder};
    story.open().pass(24h);
    CHECK(story.reminded() == "respond due owner");
    CHECK(story.pass(2h).reminded() == "respond after 2h supervisor");  // of the same clock
    story.replies(Ball::final).hears().pass(24h);
    CHECK(story.reminded() == "respond due owner");  // of the next message
    story.replies(Ball::final).does(Close{Outcome::satisfied, "process/delivery", {}}).pass(1h).hears().pass(24h);
    CHECK(story.reminded() == "respond due owner");  // of the next episode
}

TEST_CASE("known failure: the update clock hides the first response") {
    Story story{kLadder};
    story.open().acknowledges().pass(1h).hears();
    CHECK(story.runs(ClockKind::respond));
    CHECK(story.runs(ClockKind::update));
    CHECK(story.due(ClockKind::update) == "2026-03-03T09:00:00Z");
    CHECK(story.due(ClockKind::respond) == "2026-03-03T10:00:00Z");
    CHECK(story.at("2026-03-03T10:00:00Z").reminded() == "update due owner; respond due owner");
}

TEST_CASE("known failure: pause time lost on a policy change") {
    Story story{kLadder};
    story.open().acknowledges().does(WaitFor{WaitingOn::customer, story.now() + 48h, words("the receipt")}).pass(48h);
    story.does(new_version("playbook: story\nclocks: {update: 12h, resolve: 3d}\n"));
    CHECK(story.due(ClockKind::update) == "2026-03-04T21:00:00Z");   // 12 hours, and the 48 that were waited
    CHECK(story.due(ClockKind::resolve) == "2026-03-07T09:00:00Z");  // three days, and the same 48 hours
}

TEST_CASE("known failure: alerts for closed tickets") {
    Story story{kLadder};
    story.open().pass(24h);
    const auto queued = story.reminds();
    REQUIRE(queued.size() == 1);
    story.replies(Ball::final).does(Close{Outcome::satisfied, "process/delivery", {}});
    // Also what was queued before, and what would come later.
    CHECK(standing_reminders({to_string(queued.front().key)}, story.ticket(), story.playbook(), story.calendars(), story.now()).empty());
    CHECK(story.pass(1000h).reminded() == "");
    CHECK(story.next_reminder() == std::nullopt);
}

TEST_CASE("known failure: a flood after an upgrade") {
    Story story{kLadder};
    story.open();
    CHECK(story.at("2026-03-03T08:45:00Z").reminded() == "respond before 15m owner");
    CHECK(story.at("2026-03-04T08:45:00Z").reminded() == "respond after 2h supervisor");
    // A stricter version does not give again what was given, nor rungs that the old one had given already.
    story.does(new_version("playbook: story\nclocks: {respond: {expected: 24h}}\n"
                           "reminders: [{at: 50%, to: owner}, {before: 15m, to: owner}, {at: due, to: owner}, {after: 2h, to: supervisor}]\n"));
    CHECK(story.reminded() == "");
    CHECK(story.pass(24h).reminded() == "");
}

TEST_CASE("known failure: a flood after a long outage") {
    Story story{kLadder};
    story.open().acknowledges().pass(1h).hears().pass(24h * 30);
    // One for each clock that is late, not one for each rung that was missed.
    CHECK(story.reminded() == "resolve after 2h supervisor; update after 2h supervisor; respond after 2h supervisor");
    CHECK(story.reminded() == "");
}

TEST_CASE("known failure: a clock runs on because the customer said thanks") {
    Story story{kLadder};
    story.open().replies(Ball::final).pass(1h).hears({.thanks = true, .text = words("Thank you!")});
    CHECK_FALSE(story.runs(ClockKind::respond));
    story.does(Close{Outcome::satisfied, "process/delivery", {}});
    story.pass(1h).hears({.thanks = true, .text = words("Thanks again!")});
    CHECK(story.ticket().status == Status::closed);
    CHECK(story.pass(1000h).reminded() == "");
}

TEST_CASE("known failure: a minute lost at 23:59") {
    // Open around the clock, by calendar and in truth: no minute is missing at the end of any day.
    Story story{"playbook: story\nclocks: {calendar: night, update: 72bh}\ncalendars: {night: {zone: Europe/Berlin, hours: {mon-sun: \"00:00-24:00\"}}}\n"};
    story.open().acknowledges();
    CHECK(story.clock(ClockKind::update).due_at - story.now() == 72h);
    // A pause over 23:59 takes away just its own minute.
    story.at("2026-03-02T22:59:00Z").does(WaitFor{WaitingOn::customer, story.now() + 60s, words("a minute")});
    CHECK(story.due(ClockKind::update) == "2026-03-05T09:01:00Z");
}

TEST_CASE("known failure: today's offset used for history") {
    // In July a message of January is entered: its opening hours were those of winter.
    Story story{"playbook: story\nclocks: {calendar: office, respond: {amazed: 1bh, delighted: 1bh, expected: 2bh}}\n" + kOffice, "2026-07-01T09:00:00Z"};
    Open open;
    open.received = *parse_rfc3339("2026-01-12T07:30:00Z");
    story.open(open);
    CHECK(story.due(ClockKind::respond) == "2026-01-12T10:00:00Z");
    CHECK(to_string(story.clock(ClockKind::respond).amazed_by) == "2026-01-12T09:00:00Z");
}
