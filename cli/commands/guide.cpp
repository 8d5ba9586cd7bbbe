// SPDX-License-Identifier: MIT
#include <memory>

#include <amends/desk/filling.hpp>
#include <amends/ticket/guide.hpp>
#include <cli/output/ticket_json.hpp>
#include <cli/output/ticket_view.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

/// The steps with what a program needs to lead through them: what to do, words to say, the command to type.
nlohmann::ordered_json steps_in_full(const Context& context, const TicketView& view) {
    auto steps = guide_json(view);
    std::size_t at = 0;
    for (const GuideStep& one : guide(view.ticket, *view.playbook)) {
        auto& step = steps.at(at++);
        step["does"] = one.step->does;
        step["say"] = words_to_say(*one.step, view, context.globals.agent);
        step["command"] = command_for(*one.step, view.ticket.id);
    }
    return steps;
}

}  // namespace

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
                const auto ticket = ticket_json(view, context.now, context.desk->currency(), Detail::brief);
                context.out.write(dump({{"ticket", ticket}, {"steps", steps_in_full(context, view)}}));
                return 0;
            }
            tell_if_merged(context, view);
            print_guide(context, view);
            return 0;
        },
    };
}

}  // namespace amends::cli
