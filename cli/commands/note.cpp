// SPDX-License-Identifier: MIT
#include <memory>

#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

struct Given {
    TicketRef id;
    TextInput text;
    Note request;
    WriteOptions write;
};

int note(const Given& given, Context& context) {
    const TicketId id = ticket_of(context, given.id);
    Note request = given.request;
    Acting acting = acting_of(context, given.write);
    if (given.text.given() || !request.nobody_answered) {
        auto written = write_text(context, id, given.text, given.write);
        request.text = std::move(written.text);
        acting = std::move(written.acting);
    }
    return finish(context, context.desk->change(id, request, acting), request.nobody_answered ? "called in vain" : "noted");
}

}  // namespace

Definition define_note() {
    auto given = std::make_shared<Given>();
    return {
        .description = "Writes something down for colleagues. Nobody outside ever sees it, and it starts and stops no clock. With "
                       "--nobody-answered it records a call that nobody took, which is no answer to the customer either.",
        .examples = {{"amends note 17 -m 'Spoke to the warehouse: it left on Monday'", "a note for colleagues"},
                     {"amends note 17 --nobody-answered", "we called, and nobody took the call"},
                     {"git log -1 --format=%s | amends note 17 -F -", "the text from another program"}},
        .rules = "ABC-J",
        .options = joined({{argument("ID", "the ticket", given->id)},
                           text_options(given->text),
                           {flag("--nobody-answered", "a call that nobody took", given->request.nobody_answered)},
                           write_options(given->write)}),
        .run = [given](Context& context) { return note(*given, context); },
    };
}

}  // namespace amends::cli
