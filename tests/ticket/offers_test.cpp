// SPDX-License-Identifier: MIT
// What may be offered and chosen: by whom, at what cost, and how it is typed.
#include <amends/ticket/offers.hpp>

#include <doctest/doctest.h>

#include <tests/ticket/story.hpp>

using namespace amends;
using namespace amends::tests;

namespace {

const std::string kLimits = R"(playbook: story
options: {catalogue: {refund: {text: Your money back, cost: asked}, credit: {text: A credit, cost: 20}}}
authority: {agent: {option: 150, per_year: 400}}
)";

OfferOptions ways(std::initializer_list<std::int64_t> costs) {
    OfferOptions offer;
    for (const std::int64_t cost : costs) offer.options.push_back({words(("way for " + std::to_string(cost)).c_str()), Money{cost * 100}});
    offer.text = words("Choose.");
    return offer;
}

/// What an agent is told, who may less than the manager of the story.
Result<Deeds> by_agent(const Story& story, const Request& request, Money spent_this_year) {
    Moment moment = story.moment();
    moment.role = Role::agent;
    moment.spent_this_year = spent_this_year;
    return decide(story.ticket(), story.playbook(), request, moment);
}

}  // namespace

TEST_CASE("what follows the last = of an option is its cost, or the option is refused") {
    for (const char* typed : {"Refund in full=EUR 5,000", "Refund=USD 9000", "Refund=9000.555", "a=-5", "a=1,50", "a=1e3",
                              "a=99999999999999999999", "a=", "a=€20", "a=free"}) {
        CAPTURE(typed);
        const auto offer = typed_offer(typed, Currency::euro());
        REQUIRE_FALSE(offer.has_value());
        CHECK(offer.error().code == Code::usage);
        CHECK(offer.error().message.find("the cost of an option follows its '='") == 0);
    }
    struct Row {
        const char* typed;
        const char* text;
        std::optional<Money> cost;
    };
    for (const Row& row : {Row{"A call", "A call", std::nullopt}, Row{"Refund=20", "Refund", Money{2000}},
                           Row{"Refund = EUR 20.50", "Refund", Money{2050}}, Row{"Plan a=b=0", "Plan a=b", Money{0}}}) {
        CAPTURE(row.typed);
        const auto offer = typed_offer(row.typed, Currency::euro());
        REQUIRE(offer.has_value());
        CHECK(offer->text == words(row.text));
        CHECK(offer->cost == row.cost);
    }
}

TEST_CASE("a cost that the playbook leaves to be asked has to be given") {
    const Playbook playbook = playbook_of(kLimits);
    const auto refused = catalogue_offer("refund", playbook, Currency::euro());
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().hint == "say what it costs here: --from refund=COST, or refund=0");
    CHECK(catalogue_offer("refund=12", playbook, Currency::euro())->cost == Money{1200});
    CHECK(catalogue_offer("credit", playbook, Currency::euro())->cost == Money{2000});
    CHECK_FALSE(catalogue_offer("refund=", playbook, Currency::euro()).has_value());
}

TEST_CASE("options have to differ") {
    Story story{kLimits};
    story.open();
    OfferOptions same = ways({1, 2, 3});
    same.options[2].text = words(" way for 1 ");
    CHECK(story.refused(same).message == "option 3 is the same as option 1");
    same.options[2].cost = Money{900};
    CHECK(story.refused(same).rule == "TEN-4");
}

TEST_CASE("a choice that replaces another is counted once") {
    Story story{kLimits};
    story.open().does(ways({100, 120, 140})).does(Choose{.n = 1, .own = {}, .cost = {}});
    story.does(Choose{.n = 2, .own = {}, .cost = Money{5000}}).does(Choose{.n = 3, .own = {}, .cost = {}});
    CHECK(story.ticket().spent == Money{14'000});
    // What it replaces counts neither towards the ticket's limit nor towards the year's.
    CHECK(by_agent(story, Choose{.n = 2, .own = {}, .cost = {}}, Money{39'000}).has_value());
    CHECK_FALSE(by_agent(story, Choose{.n = 2, .own = {}, .cost = {}}, Money{43'000}).has_value());
}

TEST_CASE("the limit of an option is of the ticket, however many rounds of options there were") {
    Story story{kLimits};
    story.open().does(ways({0, 10, 100})).does(Choose{.n = 3, .own = {}, .cost = {}});
    CHECK(by_agent(story, ways({0, 10, 50}), Money{10'000}).has_value());
    const auto refused = by_agent(story, ways({0, 10, 51}), Money{10'000});
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().message == "EUR 51.00, with the EUR 100.00 given before, is beyond the EUR 150.00 that an agent may give on a ticket");
    story.does(ways({0, 10, 50})).does(Choose{.n = 3, .own = {}, .cost = {}});
    CHECK(story.ticket().spent == Money{15'000});
}

TEST_CASE("a choice is no contact, and the ball is with us") {
    Story story{kLimits};
    story.open().does(ways({1, 2, 3})).does(Choose{.n = 1, .own = {}, .cost = {}});
    CHECK(story.ticket().contacts == 1);
    CHECK(story.runs(ClockKind::respond));
}
