// SPDX-License-Identifier: MIT
#include <memory>

#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

struct Given {
    TicketRef id, into;
    bool other_customer = false;
    WriteOptions write;
};

}  // namespace

Definition define_merge() {
    auto given = std::make_shared<Given>();
    return {
        .description = "Joins a ticket to another about the same matter. Nothing is lost: both keep their history, the joined id "
                       "leads to the one that goes on, and 'amends unmerge' parts them again. The clocks of the survivor count "
                       "from the earliest receipt and the message that has waited longest; open promises, and what the "
                       "customer was told, go on there.",
        .examples = {{"amends merge 18 17", "join ticket 18 to ticket 17"}, {"amends show 18", "shows ticket 17 from then on"}},
        .exits = {{4, "one of them is closed or merged already, or they are of different customers"}},
        .rules = "ABC-J",
        .options = joined({{argument("ID", "the ticket that is joined", given->id),
                            argument("INTO", "the ticket that goes on", given->into),
                            flag("--other-customer", "also if it is of another customer", given->other_customer)},
                           write_options(given->write)}),
        .run = [given](Context& context) {
            const TicketId from = ticket_of(context, given->id);
            const auto changed =
                context.desk->merge(from, ticket_of(context, given->into), acting_of(context, given->write),
                                    given->other_customer ? Customers::any : Customers::the_same);
            return finish(context, changed, fmt::format("took {} in", to_string(from)));
        },
    };
}

}  // namespace amends::cli
