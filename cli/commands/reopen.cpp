// SPDX-License-Identifier: MIT
#include <memory>

#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

struct Given {
    TicketRef id;
    Reopen request;
    WriteOptions write;
};

}  // namespace

Definition define_reopen() {
    auto given = std::make_shared<Given>();
    return {
        .description = "Opens a closed ticket again. A new episode begins with a fresh clock for the answer; the clock of the "
                       "resolution runs on from the first receipt, and both episodes stay on record.",
        .examples = {{"amends reopen 17 --because 'the refund never arrived'", "open ticket 17 again"},
                     {"amends hear 17 -m 'The refund never arrived'", "a message of the customer reopens it by itself"}},
        .exits = {{4, "the ticket is not closed"}},
        .rules = "TEN-2",
        .options = joined({{argument("ID", "the ticket", given->id),
                            required("--because", "TEXT", "why it is open again", given->request.because)},
                           write_options(given->write)}),
        .run = [given](Context& context) {
            const auto changed =
                context.desk->change(ticket_of(context, given->id), given->request, acting_of(context, given->write));
            return finish(context, changed, "is open again");
        },
    };
}

}  // namespace amends::cli
