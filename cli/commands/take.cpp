// SPDX-License-Identifier: MIT
#include <memory>

#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

struct Given {
    TicketRef id;
    WriteOptions write;
};

}  // namespace

Definition define_take() {
    auto given = std::make_shared<Given>();
    return {
        .description = "Makes a ticket yours: you answer for it from now on. Taking it from a colleague counts as a hand-over, "
                       "and the second one raises a warning, because a customer should not be passed around.",
        .examples = {{"amends take 17", "take ticket 17"}, {"amends take @", "take the ticket you last touched"}},
        .exits = {{4, "it is yours already, or closed"}},
        .rules = "KEYS-3, ABC-Y",
        .options = joined({{argument("ID", "the ticket", given->id)}, write_options(given->write)}),
        .run = [given](Context& context) {
            const auto changed =
                context.desk->change(ticket_of(context, given->id), Take{}, acting_of(context, given->write));
            warn_of_handovers(context, changed);
            return finish(context, changed, "is yours");
        },
    };
}

}  // namespace amends::cli
