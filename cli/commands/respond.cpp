// SPDX-License-Identifier: MIT
#include <memory>

#include <amends/calendar/when.hpp>
#include <cli/checked_send.hpp>
#include <cli/output/event_line.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

struct Given {
    TicketRef id;
    std::optional<std::string> from_template;
    std::optional<Instant> until;
    bool ask = false, final = false;
    TextInput text;
    Insistence insistence;
    WriteOptions write;
};

Ball ball_of(const Given& given) {
    if (int{given.ask} + int{given.final} + int{given.until.has_value()} > 1) {
        throw Error{Code::usage, "--until, --ask and --final exclude each other", "say where the ball is: with us, with the customer, or nowhere"};
    }
    if (given.ask) return Ball::ask;
    return given.final ? Ball::final : Ball::until;
}

Text draft_of(const Given& given, Context& context, TicketId id) {
    if (!given.from_template) return {};
    const Instant until = given.until.value_or(context.desk->update_due(id, context.now));
    return context.desk->draft(id, *given.from_template, local(until, context.now, context.zone()), acting_of(context)).first;
}

int respond(const Given& given, Context& context) {
    const Ball ball = ball_of(given);
    const TicketId id = ticket_of(context, given.id);
    const Text draft = draft_of(given, context, id);
    const bool as_it_is = given.from_template && !given.text.given() && !context.may_ask();
    const Written written = as_it_is ? Written{draft, acting_of(context, given.write)}
                                     : write_text(context, id, given.text, given.write, draft);
    const auto make = [&](const Text& text, Override because, Review review) -> Request {
        return Respond{.ball = ball, .until = given.until, .because = std::move(because), .review = std::move(review), .text = text};
    };
    const auto sent = send_checked(context, id, written, given.insistence, make);
    const std::string until = given.until ? fmt::format("; they hear from us by {}", when(*given.until, context)) : "";
    return finish(context, sent, "answered" + until);
}

}  // namespace

Definition define_respond() {
    auto given = std::make_shared<Given>();
    return {
        .description =
            "Answers the customer. Say where the ball is afterwards: with us until a time (--until, or the playbook's interval), "
            "with the customer (--ask: the ticket waits), or nowhere (--final: our answer to all of it, ready to be closed). "
            "The playbook's checks look the text through first: an error refuses it, or opens the editor again with what was found. "
            "Without a text an editor opens; if somebody acts on the ticket meanwhile, nothing is sent.",
        .examples = {{"amends respond 17 --until 'fri 17:00' -m 'I am sorry. I have asked for the refund …'", "answer, and come back"},
                     {"amends respond 17 --ask -m 'May I ask which card it was?'", "ask the customer"},
                     {"amends respond 17 --final -F answer.txt", "the last answer, from a file"}},
        .exits = {{4, "a check found an error, the text is not ready, or a step comes first"}, {5, "somebody acted on it meanwhile"}},
        .rules = "TEN-1, TEN-3, AMAZE-7",
        .options = joined({{argument("ID", "the ticket", given->id)},
                           text_options(given->text),
                           {option("--template", "NAME", "begin with this letter of the playbook", given->from_template),
                            option("--until", "TIME", "we come back by then", given->until),
                            flag("--ask", "the ball is with the customer: the ticket waits", given->ask),
                            flag("--final", "our answer to all of it", given->final)},
                           insistence_options(given->insistence),
                           write_options(given->write)}),
        .run = [given](Context& context) { return respond(*given, context); },
    };
}

}  // namespace amends::cli
