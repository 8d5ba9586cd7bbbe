// SPDX-License-Identifier: MIT
#include <memory>

#include <cli/output/pager.hpp>
#include <cli/output/ticket_json.hpp>
#include <cli/output/ticket_view.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {

Definition define_show() {
    auto id = std::make_shared<TicketRef>();
    return {
        .description = "Shows a ticket: who the customer is, every clock, promises, options, the next step and all that happened. "
                       "The number of a ticket that was merged shows the one it was merged into.",
        .examples = {{"amends show 17", "ticket 17"}, {"amends show @ --json", "the ticket you last touched, as JSON"}},
        .rules = "ABC-J, ABC-R",
        .options = {optional_argument("ID", "the ticket (@)", *id)},
        .run = [id](Context& context) {
            const auto view = context.desk->view(ticket_of(context, *id));
            if (context.json()) {
                context.out.write(dump({{"ticket", ticket_json(view, context.now, context.desk->currency(), Detail::whole)}}));
                return 0;
            }
            if (context.globals.quiet) {
                context.out.print("{}\n", number(view.ticket.id));
                return 0;
            }
            tell_if_merged(context, view);
            const Paged paged{context};
            print_ticket(context, view);
            return 0;
        },
    };
}

}  // namespace amends::cli
