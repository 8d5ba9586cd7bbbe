// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <tests/playbook/support.hpp>

using namespace amends;
using test::faults;
using test::good;
using test::with;

using Faults = std::vector<std::string>;

namespace {

Faults messages(const std::string& sections) {
    Faults all;
    for (const Problem& problem : test::read_text(with(sections)).problems) all.push_back(problem.message);
    return all;
}

}  // namespace

TEST_CASE("authority has limits by role") {
    const Playbook playbook =
        good(with("authority: {agent: {gift: 25, option: 100.50, per_year: EUR 300}, manager: {}}\n"));
    REQUIRE(playbook.authority.size() == 2);
    CHECK(playbook.authority.at(Role::agent) == Authority{Money{2500}, Money{10'050}, Money{30'000}});
    CHECK(playbook.authority.at(Role::manager) == Authority{});
    CHECK(messages("authority: {boss: {gift: 1}}\n") == Faults{"unknown key 'boss' in 'authority'"});
    CHECK(messages("authority: {agent: {gifts: 1}}\n") == Faults{"unknown key 'gifts' in the limits of a role"});
    for (const auto* bad : {"much", "-1", "1.234", "USD 5", "1e3", "[1]", "99999999999999999999"}) {
        CAPTURE(bad);
        CHECK(messages(fmt::format("authority: {{agent: {{gift: {}}}}}\n", bad)).size() == 1);
    }
    CHECK(messages("authority: {agent: 25}\n") == Faults{"expected the limits of a role: keys with values"});
}

TEST_CASE("options have a text and perhaps a cost") {
    const Playbook playbook = good(
        with("options: {at_least: 2, catalogue: {refund: {text: Money, cost: asked}, credit: {text: Credit, cost: 30}, "
             "call: {text: A call}}}\n"));
    CHECK(playbook.options_at_least == 2);
    const std::vector<CatalogueOption> expected{
        {"refund", "Money", std::nullopt}, {"credit", "Credit", Money{3000}}, {"call", "A call", std::nullopt}};
    CHECK(playbook.options == expected);
    CHECK(messages("options: {catalogue: {a: {cost: 3}}}\n") == Faults{"an option needs 'text'"});
    CHECK(messages("options: {catalogue: {a: {text: x, cost: free}}}\n").size() == 1);
    CHECK(messages("options: {catalogue: {a: {text: [x]}}}\n") == Faults{"expected a text"});
    CHECK(messages("options: {catalogue: {A: {text: x}}}\n").size() == 1);
    CHECK(messages("options: {catalogue: [a]}\n") == Faults{"expected options by name"});
    CHECK(messages("options: {at_least: three}\n").size() == 1);
    CHECK(messages("options: {atleast: 3}\n") == Faults{"unknown key 'atleast' in 'options'"});
    CHECK(messages("options: [a]\n") == Faults{"expected 'options': keys with values"});
}

TEST_CASE("gifts have a text and a cost") {
    const Playbook playbook = good(with("gifts: {coupon: {text: A voucher, cost: 10}}\n"));
    CHECK(playbook.gifts == std::vector<GiftItem>{{"coupon", "A voucher", Money{1000}}});
    CHECK(messages("gifts: {coupon: {text: A voucher}}\n") == Faults{"a gift needs 'cost'"});
    CHECK(messages("gifts: {coupon: {text: A voucher, cost: asked}}\n").size() == 1);
    CHECK(messages("gifts: {coupon: {text: A voucher, cost: 1, colour: red}}\n") ==
          Faults{"unknown key 'colour' in a gift"});
    CHECK(messages("gifts: [coupon]\n") == Faults{"expected gifts by name"});
}

TEST_CASE("templates are texts by name") {
    const Playbook playbook = good(with("templates:\n  holding: |\n    Dear {{customer.name}},\n  done: Done.\n"));
    const std::vector<Template> expected{{"holding", "Dear {{customer.name}},\n", 3}, {"done", "Done.", 5}};
    CHECK(playbook.templates == expected);
    CHECK(faults(with("templates:\n  a: \"{{custmer.name}}\"\n")) ==
          Faults{"t.yaml:3:6: error: no slot 'custmer.name' (did you mean 'customer.name'?)"});
    CHECK(messages("templates: {a: [x]}\n") == Faults{"expected a text"});
    CHECK(messages("templates: {A: x}\n").size() == 1);
    CHECK(messages("templates: [a]\n") == Faults{"expected templates by name"});
}

TEST_CASE("escalation rises") {
    CHECK(good(with("escalation: [{to: supervisor}, {to: manager}]\n")).escalation ==
          std::vector<Role>{Role::supervisor, Role::manager});
    CHECK(messages("escalation: [{to: manager}, {to: supervisor}]\n") ==
          Faults{"'escalation' must rise: supervisor, then manager"});
    CHECK(messages("escalation: [{to: manager}, {to: manager}]\n").size() == 1);
    CHECK(messages("escalation: [{}]\n") == Faults{"a rung of 'escalation' needs 'to'"});
    CHECK(messages("escalation: [{to: boss}]\n").size() == 1);
    CHECK(messages("escalation: [supervisor]\n").size() >= 1);
    CHECK(messages("escalation: {to: supervisor}\n") == Faults{"expected a list of {to: ROLE}"});
}

TEST_CASE("causes are lists by area") {
    const Playbook playbook =
        good(with("causes: {process: [billing, delivery], product: defect, roles: [], direction: }\n"));
    const std::vector<CauseArea> expected{
        {"process", {"billing", "delivery"}}, {"product", {"defect"}}, {"roles", {}}, {"direction", {}}};
    CHECK(playbook.causes == expected);
    CHECK(faults(with("causes: {weather: [rain]}\n")).size() == 1);
    CHECK(messages("causes: {process: [Bad Name]}\n") ==
          Faults{"'Bad Name' is not a name: use lower-case words joined by dashes"});
    CHECK(messages("causes: {process: Bad Name}\n") ==
          Faults{"'Bad Name' is not a name: use lower-case words joined by dashes"});
    CHECK(messages("causes: [process]\n") == Faults{"expected lists of causes by area"});
    CHECK(messages("causes: {process: {a: b}}\n") == Faults{"expected a list"});
}
