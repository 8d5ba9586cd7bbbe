// SPDX-License-Identifier: MIT
#include <memory>

#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

struct Given {
    TicketRef id;
    Close request;
    TextInput text;
    WriteOptions write;
};

int close(const Given& given, Context& context) {
    const TicketId id = ticket_of(context, given.id);
    Close request = given.request;
    Acting acting = acting_of(context, given.write);
    if (given.text.given()) {
        auto written = write_text(context, id, given.text, given.write);
        request.text = std::move(written.text);
        acting = std::move(written.acting);
    }
    return finish(context, context.desk->change(id, request, acting), "closed");
}

}  // namespace

Definition define_close() {
    auto given = std::make_shared<Given>();
    return {
        .description =
            "Closes a ticket with how it ended for the customer and what caused it. It is refused while a message is unanswered, a "
            "promise open, or a step that the playbook requires undone. 'no-reply' is for a customer who did not answer for as "
            "long as the playbook says; 'heard' for one who only wanted to be heard.",
        .examples = {{"amends close 17 --outcome satisfied --cause process/billing", "close ticket 17"},
                     {"amends close 17 --outcome surprised --cause product/defect -m 'Thank you for telling us.'",
                      "with last words"}},
        .exits = {{4, "something is open: the message names it"}},
        .rules = "TEN-6, ABC-X, TEN-2",
        .options = joined({{argument("ID", "the ticket", given->id),
                            required("--outcome", "OUTCOME", "how it ended for the customer", given->request.outcome),
                            required("--cause", "AREA/NAME", "what caused it, from the playbook's list", given->request.cause)},
                           text_options(given->text),
                           write_options(given->write)}),
        .run = [given](Context& context) { return close(*given, context); },
    };
}

}  // namespace amends::cli
