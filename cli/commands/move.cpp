// SPDX-License-Identifier: MIT
#include <memory>

#include <cli/checked_send.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

struct Given {
    TicketRef id;
    Move request;
    TextInput text;
    Insistence insistence;
    WriteOptions write;
};

int move(const Given& given, Context& context) {
    const TicketId id = ticket_of(context, given.id);
    const auto make = [&](const Text& text, Override because, Review review) -> Request {
        return Move{.n = given.request.n, .to = given.request.to, .text = text, .because = std::move(because), .review = std::move(review)};
    };
    const auto sent = send_checked(context, id, write_text(context, id, given.text, given.write), given.insistence, make);
    return finish(context, sent, fmt::format("promise {} moved", given.request.n));
}

}  // namespace

Definition define_move() {
    auto given = std::make_shared<Given>();
    return {
        .description = "Moves a promise to another time. The customer has to be told, so it takes the answer that tells them; the "
                       "answer counts as a reply, and is looked through as one. A promise that was late stays recorded as late.",
        .examples = {{"amends move 17 1 --to 'mon 12:00' -m 'I am sorry: it will be Monday noon'",
                      "move promise 1, and tell the customer"},
                     {"amends move 17 1 --to 3d -F answer.txt", "the same with the answer from a file"}},
        .exits = {{4, "a check found an error, the customer is not told, or the promise was kept already"}},
        .rules = "KEYS-8, ABC-K",
        .options = joined({{argument("ID", "the ticket", given->id),
                            argument("N", "the number of the promise", given->request.n),
                            required("--to", "TIME", "the new time", given->request.to)},
                           text_options(given->text),
                           insistence_options(given->insistence),
                           write_options(given->write)}),
        .run = [given](Context& context) { return move(*given, context); },
    };
}

}  // namespace amends::cli
