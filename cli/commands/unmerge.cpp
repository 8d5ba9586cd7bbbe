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

Definition define_unmerge() {
    auto given = std::make_shared<Given>();
    return {
        .description = "Parts a ticket from the one it was merged into. It goes on as it was before, with its clocks.",
        .examples = {{"amends unmerge 18", "ticket 18 goes on by itself again"},
                     {"amends unmerge 18 --json", "the same, and print it as JSON"}},
        .exits = {{4, "the ticket was not merged"}},
        .rules = "ABC-J",
        .options = joined({{argument("ID", "the ticket that was merged", given->id)}, write_options(given->write)}),
        .run = [given](Context& context) {
            const auto changed = context.desk->unmerge(ticket_of(context, given->id), acting_of(context, given->write));
            return finish(context, changed, "goes on by itself");
        },
    };
}

}  // namespace amends::cli
