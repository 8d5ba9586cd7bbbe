// SPDX-License-Identifier: MIT
// Rules of lib/CLOCKS.md that a desk's file is needed for, each under its number.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include <amends/desk/desk.hpp>
#include <tests/temporary_folder.hpp>

using namespace amends;
using namespace std::chrono_literals;

namespace {

/// A desk of its own.
class Bench {
public:
    explicit Bench(const std::string& yaml = "playbook: tiny\nreminders: [{at: due, to: owner}, {after: 2h, to: supervisor}]\n") {
        const auto nothing = [](const std::string&, const PlaybookSource&) -> Result<PlaybookSource> { return refuse(Code::not_found, "nothing"); };
        Desk::create(file(), {.currency = "EUR", .playbook = {"tiny.yaml", yaml}, .find = nothing}, acting);
    }

    [[nodiscard]] std::string file() const { return folder_.file("desk.db"); }
    [[nodiscard]] std::string bytes() const {
        std::ifstream stream{file(), std::ios::binary};
        return {std::istreambuf_iterator{stream}, {}};
    }
    void open(Desk& desk, const std::string& customer) const {
        Complaint made{.customer = customer, .email = {}, .phone = {}, .open = {}, .playbook = {}};
        made.open.subject = Text::trusted("Late parcel");
        desk.open(made, acting);
    }
    static std::vector<std::string> ids(const std::vector<Reminder>& reminders) {
        std::vector<std::string> all;
        std::ranges::transform(reminders, std::back_inserter(all), &Reminder::id);
        return all;
    }

    Acting acting{.now = Instant{Seconds{1'772'452'800}}, .agent = "kim"};

private:
    tests::TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("clock rule 23: what was not delivered is tried again under the same id, and a dry run records nothing") {
    Bench bench;
    Desk desk{bench.file(), sqlite::Mode::change};
    bench.open(desk, "dana");
    bench.open(desk, "jo");
    bench.acting.now += 24h;
    const std::string before = bench.bytes();
    CHECK(desk.reminders_at(bench.acting.now, Zone::utc()).size() == 2);
    CHECK(bench.bytes() == before);

    desk.give_reminders(bench.acting);
    const auto first = desk.undelivered(bench.acting, Zone::utc());
    CHECK(Bench::ids(first) == std::vector<std::string>{"1/1/respond/1/due/owner", "2/1/respond/1/due/owner"});
    desk.settle({first.front()}, Reached::recipient, bench.acting);  // the other one failed
    bench.acting.now += 5min;
    desk.give_reminders(bench.acting);
    const auto again = desk.undelivered(bench.acting, Zone::utc());
    CHECK(Bench::ids(again) == std::vector<std::string>{"2/1/respond/1/due/owner"});
    desk.settle(again, Reached::recipient, bench.acting);
    desk.give_reminders(bench.acting);
    CHECK(desk.undelivered(bench.acting, Zone::utc()).empty());
}

TEST_CASE("clock rule 23: what lost its cause before it was delivered is dropped") {
    Bench bench;
    Desk desk{bench.file(), sqlite::Mode::change};
    bench.open(desk, "dana");
    bench.acting.now += 24h;
    desk.give_reminders(bench.acting);
    desk.change(TicketId{1}, Respond{.ball = Ball::final, .until = {}, .because = {}, .text = Text::trusted("Sorry.")}, bench.acting);
    CHECK(desk.undelivered(bench.acting, Zone::utc()).empty());
}

TEST_CASE("clock rule 24: overdue is a pure query that lists all there is, the longest late first") {
    constexpr int kTickets = 250;
    Bench bench;
    {
        Desk desk{bench.file(), sqlite::Mode::change};
        for (int n = 0; n < kTickets; ++n, bench.acting.now += 1min) bench.open(desk, "customer " + std::to_string(n));
    }
    const Instant last_due = bench.acting.now - 1min + 24h;
    const std::string before = bench.bytes();
    Desk desk{bench.file(), sqlite::Mode::read};
    const auto late_at = [&](Instant now) { return desk.list({.overdue = true, .now = now}); };
    CHECK(late_at(last_due).size() == kTickets - 1);  // exactly at its due time one is not late
    const auto all = late_at(last_due + 1s);
    REQUIRE(all.size() == kTickets);
    CHECK(std::ranges::is_sorted(all, {}, &ListedTicket::due_at));
    CHECK(desk.list({.due_before = last_due - 1min, .now = bench.acting.now}).size() < kTickets);
    CHECK(bench.bytes() == before);
}

TEST_CASE("what is due soon is counted apart from what is late, and a wait that is over hides nothing") {
    Bench bench;
    Desk desk{bench.file(), sqlite::Mode::change};
    bench.open(desk, "late");
    bench.acting.now += 12h;
    bench.open(desk, "soon");
    bench.open(desk, "waited");
    desk.change(TicketId{3}, Respond{.ball = Ball::until, .until = bench.acting.now + 18h, .because = {}, .text = Text::trusted("Sorry.")}, bench.acting);
    desk.change(TicketId{3}, WaitFor{.on = WaitingOn::supplier, .until = bench.acting.now + 1h, .because = Text::trusted("the part")}, bench.acting);
    bench.acting.now += 13h;
    const auto seen = desk.overview(bench.acting, bench.acting.now + 12h);
    CHECK(seen.late.count == 1);
    CHECK(seen.due_soon.count == 2);
    CHECK(desk.overview(bench.acting, bench.acting.now + 1h).due_soon.count == 0);
}

TEST_CASE("clock rule 23: rungs of one clock that could not be delivered fold into the highest") {
    Bench bench;
    Desk desk{bench.file(), sqlite::Mode::change};
    bench.open(desk, "dana");
    for (const auto later : {24h, 2h}) {  // the first run delivered nothing, and the second comes to the next rung
        bench.acting.now += later;
        desk.give_reminders(bench.acting);
    }
    const auto shown = Bench::ids(desk.reminders_at(bench.acting.now, Zone::utc()));
    const auto left = desk.undelivered(bench.acting, Zone::utc());
    CHECK(Bench::ids(left) == std::vector<std::string>{"1/1/respond/1/after-2h/supervisor"});
    CHECK(shown == Bench::ids(left));  // as a dry run said
    desk.settle(left, Reached::recipient, bench.acting);
    desk.give_reminders(bench.acting);
    CHECK(desk.undelivered(bench.acting, Zone::utc()).empty());
}

TEST_CASE("clock rule 23: an answer while a run delivers leaves the rest of its reminders without a cause") {
    Bench bench;
    Desk desk{bench.file(), sqlite::Mode::change};
    bench.open(desk, "dana");
    bench.acting.now += 24h;
    desk.give_reminders(bench.acting);
    const auto left = desk.undelivered(bench.acting, Zone::utc());
    REQUIRE(left.size() == 1);
    CHECK(desk.still_stands(left.front(), bench.acting.now));
    desk.change(TicketId{1}, Respond{.ball = Ball::final, .until = {}, .because = {}, .text = Text::trusted("Sorry.")}, bench.acting);
    CHECK_FALSE(desk.still_stands(left.front(), bench.acting.now));
}

TEST_CASE("clock rule 22: what could not be delivered is not tried again while nobody may be notified") {
    Bench bench{"playbook: tiny\nclocks: {respond: {expected: 2h, delighted: 1h, amazed: 1h}}\nreminders: [{at: due, to: owner}]\nnotify: {hours: office}\n"
                "calendars: {office: {zone: UTC, hours: {mon-fri: \"09:00-17:00\"}}}\n"};
    Desk desk{bench.file(), sqlite::Mode::change};
    bench.open(desk, "dana");  // on a Monday at noon: due at two
    bench.acting.now += 3h;
    desk.give_reminders(bench.acting);
    CHECK(desk.undelivered(bench.acting, Zone::utc()).size() == 1);
    bench.acting.now += 3h;  // six in the evening
    CHECK(desk.undelivered(bench.acting, Zone::utc()).empty());
    CHECK(desk.reminders_at(bench.acting.now, Zone::utc()).empty());
    bench.acting.now += 15h;
    CHECK(desk.undelivered(bench.acting, Zone::utc()).size() == 1);
}

TEST_CASE("clock rule 25: a nudge that an agent was told of is none until it is sent") {
    Bench bench{"playbook: tiny\nnudge: [1d, 2d]\ntemplates: {nudge: \"Hello again\"}\n"};
    Desk desk{bench.file(), sqlite::Mode::change};
    bench.open(desk, "dana");
    desk.change(TicketId{1}, Respond{.ball = Ball::ask, .until = {}, .because = {}, .text = Text::trusted("Which one?")}, bench.acting);
    const auto run = [&](Reached whom) {
        desk.give_reminders(bench.acting);
        const auto left = desk.undelivered(bench.acting, Zone::utc());
        desk.settle(left, whom, bench.acting);
        return left.size();
    };
    bench.acting.now += 24h;
    CHECK(run(Reached::agent) == 1);
    CHECK(desk.view(TicketId{1}).ticket.nudged_at.empty());
    bench.acting.now += 24h * 5;
    CHECK(run(Reached::agent) == 0);  // told once
    desk.change(TicketId{1}, Nudge{.n = {}, .text = Text::trusted("Hello again")}, bench.acting);
    bench.acting.now += 24h;
    CHECK(run(Reached::recipient) == 1);
    CHECK(desk.view(TicketId{1}).ticket.nudged_at.size() == 2);
}
