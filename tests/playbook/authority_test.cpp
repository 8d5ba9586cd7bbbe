// SPDX-License-Identifier: MIT
#include <amends/playbook/authority.hpp>

#include <doctest/doctest.h>

#include <tests/playbook/support.hpp>

using namespace amends;
using amends::test::euro;

namespace {

Playbook with_limits() {
    Playbook playbook;
    playbook.authority[Role::agent] = {Money{2'500}, Money{10'000}, Money{30'000}};
    playbook.authority[Role::supervisor] = {Money{10'000}, Money{100'000}, std::nullopt};
    return playbook;
}

Result<void> ask(const Playbook& playbook, Role role, std::int64_t cost, std::int64_t spent = 0, std::int64_t on_ticket = 0) {
    return may_offer(playbook, role, Money{cost}, {.ticket = TicketId{7}, .on_ticket = Money{on_ticket}, .this_year = Money{spent}}, euro());
}

}  // namespace

TEST_CASE("an option may cost as much as its limit") {
    const Playbook playbook = with_limits();
    CHECK(ask(playbook, Role::agent, 10'000));
    CHECK_FALSE(ask(playbook, Role::agent, 10'001));
    CHECK(ask(playbook, Role::supervisor, 100'000));
    CHECK_FALSE(ask(playbook, Role::supervisor, 100'001));
}

TEST_CASE("a role that the playbook does not name has no limits") {
    CHECK(ask(with_limits(), Role::manager, kMostMoney.minor, kMostMoney.minor));
    CHECK(ask({}, Role::agent, kMostMoney.minor, kMostMoney.minor));
}

TEST_CASE("what was given on the ticket before counts towards its limit") {
    const Playbook playbook = with_limits();
    CHECK(ask(playbook, Role::agent, 4'000, 6'000, 6'000));
    const auto refused = ask(playbook, Role::agent, 4'001, 6'000, 6'000);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message == "EUR 40.01, with the EUR 60.00 given before, is beyond the EUR 100.00 that an agent may give on a ticket");
}

TEST_CASE("what a customer was given in a year counts") {
    const Playbook playbook = with_limits();
    CHECK(ask(playbook, Role::agent, 10'000, 20'000));
    CHECK_FALSE(ask(playbook, Role::agent, 10'000, 20'001));
    CHECK_FALSE(ask(playbook, Role::agent, 1, 30'000));
    CHECK(ask(playbook, Role::supervisor, 10'000, 1'000'000));
}

TEST_CASE("what costs nothing may always be offered") { CHECK(ask(with_limits(), Role::agent, 0, 40'000)); }

TEST_CASE("the refusal names the limit and who may") {
    const auto refused = ask(with_limits(), Role::agent, 10'050);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::refused);
    CHECK(refused.error().rule == "SURE-X");
    CHECK(refused.error().message == "EUR 100.50 is beyond the EUR 100.00 that an agent may give on a ticket");
    CHECK(refused.error().hint == "a supervisor may: amends escalate 7 --to NAME --because '…'");
}

TEST_CASE("the refusal names what was spent already") {
    const auto refused = ask(with_limits(), Role::agent, 10'000, 25'000);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message ==
          "EUR 100.00, with the EUR 250.00 given before, is beyond the EUR 300.00 that an agent may give to a customer in a year");
}

TEST_CASE("the refusal names the lowest role that may") {
    const auto refused = ask(with_limits(), Role::agent, 100'001);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().hint == "a manager may: amends escalate 7 --to NAME --because '…'");
    const auto by_supervisor = ask(with_limits(), Role::supervisor, 100'001);
    REQUIRE_FALSE(by_supervisor);
    CHECK(by_supervisor.error().hint == "a manager may: amends escalate 7 --to NAME --because '…'");
}

TEST_CASE("where nobody may there is another way") {
    Playbook playbook = with_limits();
    playbook.authority[Role::manager] = {std::nullopt, Money{200'000}, std::nullopt};
    const auto refused = ask(playbook, Role::manager, 200'001);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().hint == "offer something that costs less");
    const auto by_agent = ask(playbook, Role::agent, 200'001);
    REQUIRE_FALSE(by_agent);
    CHECK(by_agent.error().hint == "offer something that costs less");
}
