// SPDX-License-Identifier: MIT
// A desk's history under another playbook: every ticket is run, in order, and nothing is written.
#include <doctest/doctest.h>

#include <amends/desk/desk.hpp>
#include <tests/playbook/support.hpp>
#include <tests/temporary_folder.hpp>

using namespace amends;
using namespace std::chrono_literals;

namespace {

const Instant kNoon{Seconds{1'772'452'800}};

/// A desk in a folder of its own.
struct TestDesk {
    tests::TemporaryFolder folder;
    std::unique_ptr<Desk> desk;

    TestDesk() {
        const std::string file = folder.file("desk.db");
        Desk::create(file, {.playbook = {"lax.yaml", "playbook: lax\n"}, .find = test::find_none()}, {.now = kNoon, .agent = "kim"});
        desk = std::make_unique<Desk>(file, sqlite::Mode::change);
    }

    void open_and_answer(Seconds opened, Seconds answered) {
        Complaint complaint;
        complaint.customer = "Dana";
        complaint.open.subject = Text::trusted("x");
        const auto changed = desk->open(complaint, {.now = kNoon + opened, .agent = "kim"});
        desk->change(changed.view.ticket.id, Respond{.ball = Ball::final, .until = {}, .because = {}, .text = Text::trusted("I am sorry.")},
                     {.now = kNoon + answered, .agent = "kim"});
    }
};

}  // namespace

TEST_CASE("every ticket is run in order, those that differ are told, and nothing is written") {
    TestDesk made;
    made.open_and_answer(0h, 2h);
    made.open_and_answer(1h, 9h);
    made.open_and_answer(48h, 57h);
    const auto head = made.desk->verify(std::nullopt).head;
    const Playbook strict = test::good("playbook: strict\nclocks: {respond: {amazed: 1h, delighted: 2h, expected: 4h}}\n");

    std::vector<std::int64_t> told;
    const auto tell = [&](const Ticket& ticket, const Replayed& replayed) {
        told.push_back(number(ticket.id));
        CHECK(replayed.late.size() == 1);
    };
    CHECK(made.desk->replay(strict, std::nullopt, kNoon + 100h, tell) == 3);
    CHECK(told == std::vector<std::int64_t>{2, 3});
    told.clear();
    CHECK(made.desk->replay(strict, kNoon + 48h, kNoon + 100h, tell) == 1);
    CHECK(told == std::vector<std::int64_t>{3});
    const auto after = made.desk->verify(std::nullopt).head;
    CHECK(after.seq == head.seq);
    CHECK(after.chain == head.chain);
}

TEST_CASE("reminders and checks of the other playbook are told") {
    TestDesk made;
    made.open_and_answer(0h, 2h);
    const Playbook other = test::good(
        "playbook: other\nreminders: [{before: 23h, to: owner}]\n"
        "checks: [{id: no-sorry, rule: TEN-3, level: error, flag: ['\\bsorry\\b'], message: x, "
        "tests: {flags: [sorry], passes: [thanks]}}]\n");
    Replayed replayed;
    const auto count = made.desk->replay(other, std::nullopt, kNoon + 100h, [&](const Ticket&, const Replayed& one) { replayed = one; });
    CHECK(count == 1);
    REQUIRE(replayed.refused.size() == 1);
    CHECK(replayed.refused.front().refusal.rule == "TEN-3");
    REQUIRE(replayed.reminded.size() == 1);
    CHECK(to_string(replayed.reminded.front().key) == "1/1/respond/1/before-23h/owner");
    CHECK(replayed.not_reminded.empty());
}
