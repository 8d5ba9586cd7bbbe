// SPDX-License-Identifier: MIT
#include <memory>

#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

struct Given {
    TicketRef id;
    Keep request;
    WriteOptions write;
};

}  // namespace

Definition define_keep() {
    auto given = std::make_shared<Given>();
    return {
        .description = "Records that a promise was kept, and stops its clock. Without a number it is the only open one.",
        .examples = {{"amends keep 17", "the one open promise of ticket 17 was kept"},
                     {"amends keep 17 2", "promise 2 was kept"}},
        .exits = {{4, "it was kept already"}},
        .rules = "KEYS-8",
        .options = joined({{argument("ID", "the ticket", given->id),
                            optional_argument("N", "the number of the promise", given->request.n)},
                           write_options(given->write)}),
        .run = [given](Context& context) {
            const auto changed =
                context.desk->change(ticket_of(context, given->id), given->request, acting_of(context, given->write));
            return finish(context, changed, "promise kept");
        },
    };
}

}  // namespace amends::cli
