// SPDX-License-Identifier: MIT
#include <memory>

#include <amends/calendar/when.hpp>
#include <cli/checked_send.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

struct Given {
    TicketRef id;
    std::optional<Instant> until;
    TextInput text;
    Insistence insistence;
    WriteOptions write;
};

/// The playbook's holding reply, filled: what is sent when nothing else is given.
Written from_template(const Given& given, Context& context, TicketId id) {
    Written written{.text = {}, .acting = acting_of(context, given.write)};
    const Instant until = given.until.value_or(context.desk->update_due(id, context.now));
    auto [text, version] =
        context.desk->draft(id, "holding", local(until, context.now, context.zone()), written.acting);
    written.text = std::move(text);
    if (!written.acting.if_version) written.acting.if_version = version;
    return written;
}

int acknowledge(const Given& given, Context& context) {
    const TicketId id = ticket_of(context, given.id);
    const auto written = given.text.given() ? write_text(context, id, given.text, given.write)
                                            : from_template(given, context, id);
    const auto make = [&](const Text& text, Override because, Review review) -> Request {
        return Acknowledge{.until = given.until, .because = std::move(because), .review = std::move(review), .text = text};
    };
    return finish(context, send_checked(context, id, written, given.insistence, make), "acknowledged");
}

}  // namespace

Definition define_acknowledge() {
    auto given = std::make_shared<Given>();
    return {
        .description =
            "Sends a holding reply: we have your message, we are on it, and we come back by then. It stops the clock of the answer "
            "and starts that of the next update. Without a text it is the playbook's template. Two in a row are enough: a third "
            "needs --force and a reason.",
        .examples = {{"amends acknowledge 17", "the playbook's words, the playbook's interval"},
                     {"amends acknowledge 17 --until 'fri 12:00' -m 'I am sorry. I will call you by Friday noon.'",
                      "your own words and time"}},
        .exits = {{4, "a check found an error, a third in a row, or a slot of the text was not filled"}, {5, "somebody acted on it meanwhile"}},
        .rules = "TEN-2, ABC-Q, ABC-K",
        .options = joined({{argument("ID", "the ticket", given->id)},
                           text_options(given->text),
                           {option("--until", "TIME", "when we come back; else the playbook's interval", given->until)},
                           insistence_options(given->insistence),
                           write_options(given->write)}),
        .run = [given](Context& context) { return acknowledge(*given, context); },
    };
}

}  // namespace amends::cli
