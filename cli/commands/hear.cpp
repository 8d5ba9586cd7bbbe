// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>
#include <span>

#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

struct Given {
    TicketRef id;
    TextInput text;
    Hear request;
    WriteOptions write;
};

bool reopened(const Changed& changed) {
    const auto fresh = std::span{changed.view.events}.subspan(changed.first_new);
    return std::ranges::any_of(fresh, [](const Event& event) { return std::holds_alternative<Reopened>(event.deed); });
}

int hear(const Given& given, Context& context) {
    const TicketId id = ticket_of(context, given.id);
    Hear request = given.request;
    Acting acting = acting_of(context, given.write);
    const bool may_be_silent = request.thanks || !request.wants.blank();
    if (given.text.given() || !may_be_silent) {
        auto written = write_text(context, id, given.text, given.write);
        request.text = std::move(written.text);
        acting = std::move(written.acting);
    }
    const Changed changed = context.desk->change(id, request, acting);
    return finish(context, changed, reopened(changed) ? "heard, and open again" : "heard");
}

}  // namespace

Definition define_hear() {
    auto given = std::make_shared<Given>();
    Hear& request = given->request;
    return {
        .description =
            "Records what the customer said. It starts the clock for our answer, unless the customer waits for one already; it "
            "ends a wait, and it reopens a closed ticket. A message that only says thank you (--thanks) does none of that, nor "
            "does one that a machine sent (--automatic).",
        .examples = {{"amends hear 17 -m 'The parcel is still not here'", "the customer wrote again"},
                     {"amends hear 17 --thanks -m 'All good now, thank you'", "a thank you that needs no answer"},
                     {"amends hear 17 --wants 'the second charge back'", "what the customer wants, in one line"}},
        .rules = "ABC-L, ABC-Z, CALM-5",
        .options = joined({{argument("ID", "the ticket", given->id)},
                           text_options(given->text),
                           {option("--mood", "MOOD", "how the customer feels now", request.mood),
                            option("--channel", "CHANNEL", "how it reached us", request.channel),
                            option("--received", "TIME", "when it reached us, if not just now", request.received),
                            option("--wants", "TEXT", "what the customer wants, in one line", request.wants),
                            flag("--thanks", "it only says thank you: no answer is due", request.thanks),
                            flag("--automatic", "a machine sent it: it starts and stops nothing", request.automatic)},
                           write_options(given->write)}),
        .run = [given](Context& context) { return hear(*given, context); },
    };
}

}  // namespace amends::cli
