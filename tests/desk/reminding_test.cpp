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
    Bench() {
        const auto nothing = [](const std::string&, const PlaybookSource&) -> Result<PlaybookSource> { return refuse(Code::not_found, "nothing"); };
        const std::string yaml = "playbook: tiny\nreminders: [{at: due, to: owner}, {after: 2h, to: supervisor}]\n";
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
    desk.settle({first.front()}, bench.acting);  // the other one failed
    bench.acting.now += 5min;
    desk.give_reminders(bench.acting);
    const auto again = desk.undelivered(bench.acting, Zone::utc());
    CHECK(Bench::ids(again) == std::vector<std::string>{"2/1/respond/1/due/owner"});
    desk.settle(again, bench.acting);
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
