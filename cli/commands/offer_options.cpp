// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>

#include <amends/ticket/offers.hpp>
#include <cli/checked_send.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

/// An option as typed after --option or, out of the playbook's catalogue, after --from.
struct TypedOption {
    bool of_catalogue = false;
    std::string typed;
};

struct Given {
    TicketRef id;
    std::vector<TypedOption> options;
    std::optional<Amount> feared;
    TextInput text;
    Insistence insistence;
    WriteOptions write;
};

/// `--option` and `--from` fill one list, so that the numbers follow what was typed.
Option way(std::string_view name, std::string_view value, std::string_view help, std::vector<TypedOption>& into, bool of_catalogue) {
    return {.name = name, .value = value, .help = help, .fill = [&into, of_catalogue](std::string_view typed, const Setting&) -> Result<void> {
                into.push_back({of_catalogue, std::string{typed}});
                return {};
            }, .count = Count::many};
}

/// A text that names none of the ways stands before the list of them: what is offered has to reach the customer.
Text with_the_ways(const Text& text, const std::vector<Offer>& offers) {
    const auto named = [&](const Offer& offer) { return text.stored().find(offer.text.stored()) != std::string::npos; };
    if (std::ranges::any_of(offers, named)) return text;
    return Text::trusted(text.stored() + "\n\n" + message_of(offers).stored());
}

int offer_options(const Given& given, Context& context) {
    const TicketId id = ticket_of(context, given.id);
    OfferOptions request{.options = {}, .feared = money_of(context, given.feared), .because = {}, .review = {}, .text = {}};
    const auto playbook = context.desk->view(id).playbook;
    for (const auto& [of_catalogue, typed] : given.options) {
        const Currency& currency = context.desk->currency();
        request.options.push_back(
            or_throw(of_catalogue ? catalogue_offer(typed, *playbook, currency) : typed_offer(typed, currency)));
    }
    Written written{message_of(request.options), acting_of(context, given.write)};
    if (given.text.given()) {
        written = write_text(context, id, given.text, given.write);
        written.text = with_the_ways(written.text, request.options);
    }
    const auto make = [&](const Text& text, Override because, Review review) -> Request {
        OfferOptions made = request;
        made.because = std::move(because);
        made.review = std::move(review);
        made.text = text;
        return made;
    };
    const auto sent = send_checked(context, id, written, given.insistence, make);
    return finish(context, sent, fmt::format("{} options offered; waits for the choice", request.options.size()));
}

}  // namespace

Definition define_offer_options() {
    auto given = std::make_shared<Given>();
    return {
        .description =
            "Offers the customer a real choice: three ways or more, numbered, and always their own wish besides. The cheapest way "
            "is often the one they like. The cost of each stays with us and must lie within what you may give. The ticket waits "
            "for the choice.",
        .examples = {{"amends offer-options 17 --option 'The charge back=20' --option 'Two months free=30' --option 'A call with "
                      "our engineer'",
                      "three ways, two with a cost"},
                     {"amends offer-options 17 --from refund=20 --from credit --option 'A call today' --feared 500",
                      "from the playbook's catalogue, and what we feared it would cost"}},
        .exits = {{4, "a check found an error, fewer than three, beyond your authority, or a step comes first"}},
        .rules = "TEN-4, ABC-N, ABC-I",
        .options = joined({{argument("ID", "the ticket", given->id),
                            way("--option", "TEXT[=COST]", "one way; give it for each", given->options, false),
                            way("--from", "NAME[=COST]", "one way from the playbook's catalogue", given->options, true),
                            option("--feared", "COST", "what we feared it would cost", given->feared)},
                           text_options(given->text),
                           insistence_options(given->insistence),
                           write_options(given->write)}),
        .run = [given](Context& context) { return offer_options(*given, context); },
    };
}

}  // namespace amends::cli
