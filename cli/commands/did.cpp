// SPDX-License-Identifier: MIT
#include <memory>

#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

struct Given {
    TicketRef id;
    DoStep request;
    WriteOptions write;
};

}  // namespace

Definition define_did() {
    auto given = std::make_shared<Given>();
    return {
        .description = "Ticks a step of the guide by hand. A step that a command ticks by what it does can't be ticked so: the "
                       "message names the command.",
        .examples = {{"amends did 17 make-sure-it-holds", "the step is done"},
                     {"amends guide 17", "see which steps there are"}},
        .exits = {{4, "a command ticks the step, it is done or skipped already, or it is not for this ticket"}},
        .rules = "AMAZE-3",
        .options = joined({{argument("ID", "the ticket", given->id), argument("STEP", "the step", given->request.step)},
                           write_options(given->write)}),
        .run = [given](Context& context) {
            const auto changed =
                context.desk->change(ticket_of(context, given->id), given->request, acting_of(context, given->write));
            return finish(context, changed, "did " + visible_line(given->request.step));
        },
    };
}

}  // namespace amends::cli
