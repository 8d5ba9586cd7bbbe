// SPDX-License-Identifier: MIT
#include <memory>

#include <cli/checked_send.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

struct Given {
    TicketRef id;
    Close request;
    TextInput text;
    Insistence insistence;
    WriteOptions write;
};

int close(const Given& given, Context& context) {
    const TicketId id = ticket_of(context, given.id);
    if (!given.text.given()) {
        if (insists(given.insistence)) {
            throw Error{Code::usage, "--waive and --force go with last words", "-m TEXT or -F FILE; amends skip passes over a step"};
        }
        return finish(context, context.desk->change(id, given.request, acting_of(context, given.write)), "closed");
    }
    const auto make = [&](const Text& text, Override because, Review review) -> Request {
        return Close{.outcome = given.request.outcome, .cause = given.request.cause, .text = text, .because = std::move(because),
                     .review = std::move(review)};
    };
    return finish(context, send_checked(context, id, write_text(context, id, given.text, given.write), given.insistence, make), "closed");
}

}  // namespace

Definition define_close() {
    auto given = std::make_shared<Given>();
    return {
        .description =
            "Closes a ticket with how it ended for the customer and what caused it. It is refused while a message is unanswered, a "
            "promise open, or a step that the playbook requires undone. 'no-reply' is for a customer who did not answer for as "
            "long as the playbook says; 'heard' for one who only wanted to be heard. Last words go to the customer, so the checks look "
            "them through.",
        .examples = {{"amends close 17 --outcome satisfied --cause process/billing", "close ticket 17"},
                     {"amends close 17 --outcome surprised --cause product/defect -m 'Thank you for telling us.'",
                      "with last words"}},
        .exits = {{4, "something is open, or a check found an error in the last words: the message names it"}},
        .rules = "TEN-6, ABC-X, TEN-2",
        .options = joined({{argument("ID", "the ticket", given->id),
                            required("--outcome", "OUTCOME", "how it ended for the customer", given->request.outcome),
                            required("--cause", "AREA/NAME", "what caused it, from the playbook's list", given->request.cause)},
                           text_options(given->text),
                           insistence_options(given->insistence),
                           write_options(given->write)}),
        .run = [given](Context& context) { return close(*given, context); },
    };
}

}  // namespace amends::cli
