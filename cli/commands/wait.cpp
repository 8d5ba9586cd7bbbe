// SPDX-License-Identifier: MIT
#include <memory>

#include <cli/output/event_line.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

struct Given {
    TicketRef id;
    WaitFor request;
    WriteOptions write;
};

}  // namespace

Definition define_wait() {
    auto given = std::make_shared<Given>();
    return {
        .description =
            "Lets a ticket wait for the customer or for a supplier. Waiting for the customer pauses the clock of the next update, "
            "and that of the resolution where the playbook allows it; waiting for a supplier pauses nothing that the customer "
            "sees. It ends at its time, with the customer's next message, or with 'amends resume'. It can't begin before the "
            "first answer.",
        .examples = {{"amends wait 17 --on customer --until 3d --because 'they look for the receipt'", "wait up to three days"},
                     {"amends wait 17 --on supplier --until 'fri 12:00' --because 'the part is on order'",
                      "wait for a supplier; updates stay due"}},
        .exits = {{4, "the customer has no answer yet, or the ticket waits already"}},
        .rules = "ABC-K, TEN-2",
        .options = joined({{argument("ID", "the ticket", given->id),
                            required("--on", "WHOM", "for whom it waits", given->request.on),
                            required("--until", "TIME", "when the wait ends at the latest", given->request.until),
                            required("--because", "TEXT", "what is awaited", given->request.because)},
                           write_options(given->write)}),
        .run = [given](Context& context) {
            const auto changed =
                context.desk->change(ticket_of(context, given->id), given->request, acting_of(context, given->write));
            return finish(context, changed, fmt::format("waits for the {} until {}", to_string(given->request.on), when(given->request.until, context)));
        },
    };
}

}  // namespace amends::cli
