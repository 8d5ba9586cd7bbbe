// SPDX-License-Identifier: MIT
#include <memory>

#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

struct Given {
    TicketRef id;
    SkipStep request;
    WriteOptions write;
};

}  // namespace

Definition define_skip() {
    auto given = std::make_shared<Given>();
    return {
        .description = "Passes over a step of the guide, with a reason that stays on record. What the step stands before is no "
                       "longer held up by it.",
        .examples = {{"amends skip 17 offer-choices --because 'they only wanted to be heard'", "pass over a step"},
                     {"amends guide 17", "see which steps there are"}},
        .exits = {{4, "the step is done or skipped already, or it is not for this ticket"}},
        .rules = "AMAZE-3",
        .options = joined({{argument("ID", "the ticket", given->id), argument("STEP", "the step", given->request.step),
                            required("--because", "TEXT", "why it is passed over", given->request.because)},
                           write_options(given->write)}),
        .run = [given](Context& context) {
            const auto changed =
                context.desk->change(ticket_of(context, given->id), given->request, acting_of(context, given->write));
            return finish(context, changed, "skipped " + visible_line(given->request.step));
        },
    };
}

}  // namespace amends::cli
