// SPDX-License-Identifier: MIT
#include <memory>

#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

struct Given {
    TicketRef id;
    std::string to;
    WriteOptions write;
};

}  // namespace

Definition define_assign() {
    auto given = std::make_shared<Given>();
    return {
        .description = "Gives a ticket to another agent. The agent must be known to the desk, so that a ticket is never lost to "
                       "a misspelt name. The second hand-over of a ticket raises a warning: a customer should not be passed "
                       "around.",
        .examples = {{"amends assign 17 kim", "kim answers for ticket 17 from now on"},
                     {"amends assign @ kim --json", "the same for the ticket you last touched, and print it as JSON"}},
        .exits = {{4, "the agent has it already, or it is closed"}},
        .rules = "KEYS-3",
        .options = joined({{argument("ID", "the ticket", given->id), argument("AGENT", "who gets it", given->to)},
                           write_options(given->write)}),
        .run = [given](Context& context) {
            const auto changed = context.desk->change(ticket_of(context, given->id), Assign{given->to},
                                                      acting_of(context, given->write));
            warn_of_handovers(context, changed);
            return finish(context, changed, "is with " + visible_line(given->to));
        },
    };
}

}  // namespace amends::cli
