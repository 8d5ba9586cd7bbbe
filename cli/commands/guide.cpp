// SPDX-License-Identifier: MIT
#include <memory>

#include <cli/output/ticket_json.hpp>
#include <cli/output/ticket_view.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {

Definition define_guide() {
    auto id = std::make_shared<TicketRef>();
    return {
        .description = "Shows what the playbook advises for a ticket: the steps that are done, the next one with words to say and "
                       "the command to type, those to come, and those that were passed over.",
        .examples = {{"amends guide 17", "the steps for ticket 17"}, {"amends guide", "for the ticket you last touched"}},
        .rules = "AMAZE-3, ABC-H",
        .options = {optional_argument("ID", "the ticket (@)", *id)},
        .run = [id](Context& context) {
            const auto view = context.desk->view(ticket_of(context, *id));
            if (context.json()) {
                context.out.write(dump({{"ticket", number(view.ticket.id)}, {"steps", guide_json(view)}}));
                return 0;
            }
            tell_if_merged(context, view);
            print_guide(context, view);
            return 0;
        },
    };
}

}  // namespace amends::cli
