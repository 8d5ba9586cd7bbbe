// SPDX-License-Identifier: MIT
// The law of exports: whatever was done to a desk, its export makes an equal one, and verify finds both sound.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <amends/desk/desk.hpp>
#include <tests/temporary_folder.hpp>

using namespace amends;

namespace {

Desk made(const std::string& file, const Acting& acting) {
    const auto nothing = [](const std::string&, const PlaybookSource&) -> Result<PlaybookSource> { return refuse(Code::not_found, "nothing"); };
    Desk::create(file, {.currency = "EUR", .playbook = {"tiny.yaml", "playbook: tiny\nreminders: [{at: 50%, to: owner}, {at: due, to: owner}, {after: 2h, to: supervisor}]\nnudge: [1d]\ntemplates: {nudge: \"Hello again, did my message reach you?\"}\n"}, .find = nothing}, acting);
    return Desk{file, sqlite::Mode::change};
}

Text any_text() {
    return Text::trusted(*rc::gen::element<std::string>("plain", "two\nlines", "\"quoted\" \\ {{x}}", "\u202Ehidden", "\U0001F600 \u00e9", "'; DROP TABLE event; --"));
}

TicketId any_ticket() { return TicketId{*rc::gen::inRange(1, 6)}; }

Request any_request(Instant now) {
    const Instant ahead = now + Seconds{*rc::gen::inRange(1, 400'000)};
    switch (*rc::gen::inRange(0, 12)) {
        case 0: return Take{};
        case 1: return Hear{.mood = std::nullopt, .thanks = *rc::gen::arbitrary<bool>(), .automatic = false, .text = any_text()};
        case 2: return Note{.nobody_answered = false, .text = any_text()};
        case 3: return Acknowledge{.until = ahead, .because = {}, .text = any_text()};
        case 4: return Respond{.ball = *rc::gen::element(Ball::until, Ball::ask, Ball::final), .until = {}, .because = {}, .text = any_text()};
        case 5: return OfferOptions{{{any_text(), Money{10}}, {any_text(), {}}, {any_text(), {}}}, Money{99}, {}, {}, any_text()};
        case 6: return Choose{.n = *rc::gen::inRange(1, 5), .own = {}, .cost = {}};
        case 7: return MakePromise{ahead, any_text()};
        case 8: return Keep{};
        case 9: return WaitFor{WaitingOn::supplier, ahead, any_text()};
        case 10: return Close{*rc::gen::element(Outcome::satisfied, Outcome::heard), "process/billing", any_text()};
        default: return Reopen{any_text()};
    }
}

/// A run of the reminders that may be cut short before it notes what was delivered.
void remind(Desk& desk, Acting acting) {
    acting.operation.reset();
    desk.give_reminders(acting);
    if (*rc::gen::arbitrary<bool>()) return;
    desk.settle(desk.undelivered(acting, Zone::utc()), Reached::recipient, acting);
}

void do_something(Desk& desk, const Acting& acting) {
    switch (*rc::gen::inRange(0, 11)) {
        case 0: {
            Complaint complaint{.customer = *rc::gen::element<std::string>("dana", "jo", "Ana Lima"), .email = {}, .phone = {}, .open = {}, .playbook = {}};
            complaint.open.subject = any_text();
            complaint.open.text = any_text();
            desk.open(complaint, acting);
            return;
        }
        case 1: desk.merge(any_ticket(), any_ticket(), acting, *rc::gen::element(Customers::the_same, Customers::any)); return;
        case 2: desk.unmerge(any_ticket(), acting); return;
        case 3: desk.set_agent("lee", *rc::gen::element(Role::agent, Role::supervisor), std::nullopt, acting); return;
        case 4: desk.change_customer(std::to_string(*rc::gen::inRange(1, 4)), {.name = Text::trusted("New Name"), .email = {}, .phone = {}}, acting); return;
        case 5: (void)desk.take_next(acting); return;
        case 6: remind(desk, acting); return;
        case 7: (void)desk.send_away("lee", acting.now + std::chrono::hours{5}, "kim", acting); return;
        default: desk.change(any_ticket(), any_request(acting.now), acting); return;
    }
}

std::vector<std::string> exported(Desk& desk) {
    auto lines = desk.export_head();
    EventId after{};
    for (auto more = desk.export_events(after, 7); !more.empty(); more = desk.export_events(after, 7)) {
        lines.insert(lines.end(), more.begin(), more.end());
    }
    return lines;
}

}  // namespace

TEST_CASE("whatever was done to a desk, its export makes an equal one") {
    const bool held = rc::check([] {
        const tests::TemporaryFolder folder;
        Acting acting{.now = Instant{Seconds{1'772'452'800}}, .agent = "kim"};
        Desk desk = made(folder.file("one.db"), acting);
        int done = 0;
        for (int step = 0; step < 25; ++step) {
            acting.now += Seconds{*rc::gen::inRange(1, 90'000)};
            acting.agent = *rc::gen::element<std::string>("kim", "lee");
            acting.operation = *rc::gen::arbitrary<bool>() ? std::optional{"key " + std::to_string(*rc::gen::inRange(0, 9))} : std::nullopt;
            const auto before = exported(desk);
            try {
                do_something(desk, acting);
                ++done;
            } catch (const Error&) {
                RC_ASSERT(exported(desk) == before);  // a refusal leaves no trace
            }
        }
        RC_CLASSIFY(done > 5, "more than five done");
        const auto sound = desk.verify({});
        RC_ASSERT(sound.damage.empty());
        Desk copy = made(folder.file("two.db"), acting);
        const auto lines = exported(desk);
        std::size_t at = 0;
        copy.restore([&]() -> std::optional<std::string> { return at < lines.size() ? std::optional{lines[at++]} : std::nullopt; });
        RC_ASSERT(exported(copy) == lines);
        RC_ASSERT(copy.verify(sound.head).damage.empty());
    });
    CHECK(held);
}
