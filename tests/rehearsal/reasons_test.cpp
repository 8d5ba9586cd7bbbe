// SPDX-License-Identifier: MIT
// Which lines of its playbook a ticket is held by.
#include <doctest/doctest.h>

#include <algorithm>

#include <amends/rehearsal/reasons.hpp>
#include <amends/ticket/decide.hpp>
#include <tests/playbook/support.hpp>

using namespace amends;
using namespace std::chrono_literals;

namespace {

const Instant kNoon{Seconds{1'772'452'800}};

constexpr const char* kPlaybook = R"(playbook: test
clocks:
  respond: {amazed: 1h, delighted: 6h, expected: 24h}
  update: 12h
  when:
    - {mood: [furious], respond: {expected: 4h}}
    - {channel: [letter], update: 3d}
authority:
  agent: {option: 50}
steps:
  - {id: apologize, rule: ABC-Q, stage: acknowledge, do: x, done_by: [replied], before: [close]}
  - {id: calm-down, rule: CALM-1, stage: receive, do: x, when: {mood: [furious]}}
)";

struct Story {
    ReadPlaybook read = test::read_text(kPlaybook);
    std::vector<Event> events;
    Ticket ticket;

    void record(Seconds after, Deeds deeds) {
        for (Deed& deed : deeds) {
            events.push_back({EventId{1}, TicketId{1}, kNoon + after, "kim", std::move(deed)});
            ticket = apply(std::move(ticket), events.back());
        }
    }
    [[nodiscard]] Moment moment(Seconds after) const {
        return {.now = kNoon + after, .agent = "kim", .role = Role::agent, .currency = test::euro(), .spent_this_year = {}};
    }
    void open(Mood mood, Channel channel) {
        Open request;
        request.subject = Text::trusted("x");
        request.mood = mood;
        request.channel = channel;
        record(0s, *decide_open(*read.playbook, {}, request, moment(0s)));
    }
    void then(Seconds after, const Request& request) { record(after, *decide(ticket, *read.playbook, request, moment(after))); }
    [[nodiscard]] Reasons found() const { return reasons(events, *read.playbook, read.lines, test::euro()); }
};

Respond reply(std::optional<Instant> until = {}) {
    return {.ball = Ball::until, .until = until, .because = {}, .text = Text::trusted("I am sorry.")};
}

}  // namespace

TEST_CASE("a clock names the line that set it, and the exceptions that were looked at") {
    Story story;
    REQUIRE(story.read.playbook);
    story.open(Mood::furious, Channel::letter);
    story.then(1h, reply());
    const auto found = story.found();
    REQUIRE(found.clocks.size() == 2);
    const ClockReason& respond = found.clocks[0];
    CHECK(respond.line == 6);
    CHECK(respond.event == 1);
    CHECK(respond.target == "amazed 1h, delighted 6h, expected 4h");
    REQUIRE(respond.exceptions.size() == 1);  // the first that holds counts, and ends the search
    CHECK(respond.exceptions[0].held);
    const ClockReason& update = found.clocks[1];
    CHECK(update.line == 4);  // the exception that held says nothing of it
    CHECK(update.event == 2);
    CHECK(update.target == "at least every 12h");
}

TEST_CASE("an exception that did not hold says why") {
    Story story;
    story.open(Mood::calm, Channel::letter);
    story.then(1h, reply());
    const auto found = story.found();
    REQUIRE(found.clocks.size() == 2);
    CHECK(found.clocks[0].line == 3);
    REQUIRE(found.clocks[0].exceptions.size() == 2);
    CHECK_FALSE(found.clocks[0].exceptions[0].held);
    CHECK(found.clocks[0].exceptions[0].tests == std::vector<TestVerdict>{{"mood is furious", "calm", false}});
    CHECK(found.clocks[1].line == 7);
}

TEST_CASE("the facts are those of the moment at which the clock began") {
    Story story;
    story.open(Mood::calm, Channel::email);
    story.then(1h, reply());
    story.then(2h, Hear{.mood = Mood::furious, .text = Text::trusted("!")});
    const auto found = story.found();
    REQUIRE(found.clocks.size() == 3);
    CHECK(found.clocks[0].line == 3);
    CHECK(found.clocks[2].line == 6);
}

TEST_CASE("what the customer was told counts where it is sooner") {
    Story story;
    story.open(Mood::calm, Channel::email);
    story.then(1h, reply(kNoon + 3h));
    CHECK(story.found().clocks[1].target == "as told to the customer, which is sooner than 12h");
}

TEST_CASE("steps say whether they are for the ticket, by which conditions, and what ticked them") {
    Story story;
    story.open(Mood::calm, Channel::email);
    story.then(1h, reply());
    const auto found = story.found();
    REQUIRE(found.steps.size() == 2);
    CHECK(found.steps[0].state == StepState::done);
    CHECK(found.steps[0].event == 2);
    CHECK(found.steps[0].step->line == 11);
    CHECK_FALSE(found.steps[1].state);
    CHECK(found.steps[1].tests == std::vector<TestVerdict>{{"mood is furious", "calm", false}});
}

TEST_CASE("limits have their lines, and how far the ticket went") {
    Story story;
    story.open(Mood::calm, Channel::email);
    const Text way = Text::trusted("a way");
    story.then(1h, OfferOptions{.options = {{way, Money{4000}}, {Text::trusted("another"), {}}, {Text::trusted("a third"), {}}}, .feared = {}, .text = way});
    const auto found = story.found();
    REQUIRE(found.limits.size() == 3);
    CHECK(found.limits[0].name == "options.at_least");
    CHECK(found.limits[0].line == 0);
    CHECK(found.limits[0].used == "3 offered");
    CHECK(found.limits[1].name == "authority.agent.option");
    CHECK(found.limits[1].value == "EUR 50.00");
    CHECK(found.limits[1].line == 9);
    CHECK(found.limits[1].used == "dearest offered EUR 40.00");
    CHECK(found.limits[2].value == "no limit");
}
