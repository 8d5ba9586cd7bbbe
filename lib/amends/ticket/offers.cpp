// SPDX-License-Identifier: MIT
#include <amends/ticket/offers.hpp>

#include <fmt/format.h>

#include <amends/base/suggest.hpp>

namespace amends {

namespace {

std::string_view without_spaces(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    return first == std::string_view::npos ? std::string_view{} : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

}  // namespace

Result<Offer> typed_offer(std::string_view typed, const Currency& currency) {
    std::optional<Money> cost;
    if (const auto equals = typed.rfind('='); equals != std::string_view::npos) {
        // A cost that was mistyped must not become part of what the customer reads, and cost nothing.
        const auto read = parse_money(without_spaces(typed.substr(equals + 1)), currency);
        if (!read) {
            return refuse(Code::usage, fmt::format("the cost of an option follows its '=': {}", read.error().message), {},
                          "write --option 'TEXT=20', or 'TEXT=0' for a text with a '=' in it");
        }
        cost = *read;
        typed = typed.substr(0, equals);
    }
    auto text = Text::from(std::string{without_spaces(typed)});
    if (!text) return refuse(text);
    return Offer{*std::move(text), cost};
}

Result<Offer> catalogue_offer(std::string_view typed, const Playbook& playbook, const Currency& currency) {
    const auto name = typed.substr(0, typed.find('='));
    const CatalogueOption* found = playbook.find_option(name);
    if (found == nullptr) {
        std::vector<std::string_view> known;
        known.reserve(playbook.options.size());
        for (const CatalogueOption& one : playbook.options) known.emplace_back(one.id);
        return refuse(Code::usage, fmt::format("the playbook has no option '{}'", name), {}, suggestion(name, known));
    }
    Offer offer{Text::trusted(found->text), found->cost};
    if (typed.size() == name.size() && offer.cost) return offer;
    if (typed.size() == name.size()) {
        return refuse(Code::usage, fmt::format("option '{}' has no cost of its own", name), "SURE-X",
                      fmt::format("say what it costs here: --from {}=COST, or {}=0", name, name));
    }
    const auto cost = parse_money(typed.substr(name.size() + 1), currency);
    if (!cost) return refuse(cost);
    offer.cost = *cost;
    return offer;
}

Text message_of(const std::vector<Offer>& offers) {
    std::string text = "You can choose:\n";
    int n = 0;
    for (const Offer& offer : offers) text += fmt::format("{}. {}\n", ++n, offer.text.stored());
    return Text::trusted(text + "Or tell us what you would rather have.\n");
}

}  // namespace amends
