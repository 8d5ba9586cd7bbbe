// SPDX-License-Identifier: MIT
#include <memory>

#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

struct Given {
    TicketRef id;
    Revise request;
    std::optional<Amount> value;
    std::optional<std::string> playbook;
    WriteOptions write;
};

int revise(const Given& given, Context& context) {
    Revise request = given.request;
    request.value = money_of(context, given.value);
    const auto changed = context.desk->revise(ticket_of(context, given.id), request, given.playbook, acting_of(context, given.write));
    return finish(context, changed, "revised");
}

}  // namespace

Definition define_revise() {
    auto given = std::make_shared<Given>();
    Revise& request = given->request;
    return {
        .description =
            "Changes what is known of a ticket, or holds it to another adopted playbook. It is recorded as an event. Deadlines that "
            "have passed keep their verdict; running clocks are worked out again from when they started, their pauses carried over. "
            "Nothing becomes late in the past: what would have been due before is due now.",
        .examples = {{"amends revise 17 --priority urgent", "it turned out to be urgent"},
                     {"amends revise 17 --playbook abc --because 'version 2 has the new hours'", "the newest version of 'abc'"}},
        .exits = {{3, "no such playbook was adopted"}, {4, "the ticket is closed"}},
        .rules = "TEN-1, ABC-H",
        .options = joined({{argument("ID", "the ticket", given->id),
                            option("--priority", "PRIORITY", "how urgent it is", request.priority),
                            option("--mood", "MOOD", "how the customer feels", request.mood),
                            option("--kind", "KIND", "what it is", request.kind),
                            option("--channel", "CHANNEL", "where the customer is answered", request.channel),
                            option("--value", "MONEY", "what the customer is worth", given->value),
                            option("--playbook", "NAME", "the adopted playbook that it is held to", given->playbook),
                            option("--because", "TEXT", "why, for the record", request.because)},
                           write_options(given->write)}),
        .run = [given](Context& context) { return revise(*given, context); },
    };
}

}  // namespace amends::cli
