// SPDX-License-Identifier: MIT
#include <memory>

#include <cli/output/event_line.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

struct Given {
    TicketRef id;
    MakePromise request;
    WriteOptions write;
};

}  // namespace

Definition define_promise() {
    auto given = std::make_shared<Given>();
    return {
        .description = "Records what was promised to the customer and by when. It has a clock of its own, and the ticket can't be "
                       "closed while it is open. Promise only what can be kept; 'amends keep' says that it was.",
        .examples = {{"amends promise 17 'Call back with the date' --by 'fri 17:00'", "a promise for Friday"},
                     {"amends promise @ 'New part in the post' --by 2d", "a promise for two days from now"}},
        .exits = {{4, "a step of the playbook comes first, or the ticket is closed"}},
        .rules = "KEYS-8, ABC-K",
        .options = joined({{argument("ID", "the ticket", given->id), argument("TEXT", "what was promised", given->request.text),
                            required("--by", "TIME", "by when", given->request.by)},
                           write_options(given->write)}),
        .run = [given](Context& context) {
            const auto changed =
                context.desk->change(ticket_of(context, given->id), given->request, acting_of(context, given->write));
            const auto& promises = changed.view.ticket.promises;
            return finish(context, changed, fmt::format("promise {} recorded: by {}", promises.back().n, when(promises.back().by, context)));
        },
    };
}

}  // namespace amends::cli
