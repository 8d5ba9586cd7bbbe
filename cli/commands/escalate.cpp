// SPDX-License-Identifier: MIT
#include <memory>

#include <cli/output/event_line.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

struct Given {
    TicketRef id;
    Escalate request;
    WriteOptions write;
};

/// What was done before, for whoever takes over.
void tell_what_was_tried(Context& context, const Changed& changed) {
    if (context.json() || context.globals.quiet) return;
    context.err.write("tried so far:\n");
    for (const Event& event : std::span{changed.view.events}.first(changed.first_new)) {
        context.err.print("  {}\n", event_line(event, context));
    }
}

}  // namespace

Definition define_escalate() {
    auto given = std::make_shared<Given>();
    return {
        .description =
            "Hands a ticket to somebody who may do at least as much as you, mostly a supervisor or manager: the last resort. Nearly every complaint is solved without, so it is refused "
            "until the steps that the playbook puts before it were done, or skipped with a reason. It says what was tried.",
        .examples = {{"amends escalate 17 --to lee --because 'asks for more than I may give'", "hand the ticket to lee"},
                     {"amends guide 17", "see what has to be tried first"}},
        .exits = {{4, "a step comes first: the message names it"}},
        .rules = "CALM-10, KEYS-4",
        .options = joined({{argument("ID", "the ticket", given->id),
                            required("--to", "AGENT", "who takes over", given->request.to),
                            required("--because", "TEXT", "why it needs them", given->request.because)},
                           write_options(given->write)}),
        .run = [given](Context& context) {
            const auto changed =
                context.desk->change(ticket_of(context, given->id), given->request, acting_of(context, given->write));
            tell_what_was_tried(context, changed);
            return finish(context, changed, "escalated to " + visible_line(given->request.to));
        },
    };
}

}  // namespace amends::cli
