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

Definition define_resume() {
    auto given = std::make_shared<Given>();
    return {
        .description = "Ends a wait before its time. What had elapsed of a clock stays elapsed; nothing becomes overdue by the "
                       "time that was waited.",
        .examples = {{"amends resume 17", "go on with ticket 17"}, {"amends resume @", "go on with the ticket you last touched"}},
        .exits = {{4, "the ticket does not wait"}},
        .rules = "ABC-K",
        .options = joined({{argument("ID", "the ticket", given->id)}, write_options(given->write)}),
        .run = [given](Context& context) {
            const auto changed =
                context.desk->change(ticket_of(context, given->id), Resume{}, acting_of(context, given->write));
            return finish(context, changed, "goes on");
        },
    };
}

}  // namespace amends::cli
