// SPDX-License-Identifier: MIT
#include <memory>

#include <cli/output/ticket_json.hpp>
#include <cli/output/ticket_view.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

struct Given {
    bool take = false;
    std::optional<std::string> operation;
};

std::optional<TicketView> find_next(const Given& given, Context& context) {
    const Acting acting = acting_of(context, given.operation);
    if (!given.take) return context.desk->next(acting);
    auto changed = context.desk->take_next(acting);
    if (!changed) return std::nullopt;
    return std::move(changed->view);
}

int next(const Given& given, Context& context) {
    const auto view = find_next(given, context);
    if (context.json()) {
        const auto& currency = context.desk->currency();
        context.out.write(dump({{"ticket", view ? ticket_json(*view, context.now, currency, Detail::brief) : Json(nullptr)}}));
        return 0;
    }
    if (!view) {
        context.err.write("nothing to do: no ticket of yours or without an owner is open\n");
        return 0;
    }
    if (context.globals.quiet) {
        context.out.print("{}\n", number(view->ticket.id));
        return 0;
    }
    print_summary(context, *view);
    if (const auto step = next_step(*view); !step.empty()) context.out.print("  {:<9} {}\n", "next", step);
    return 0;
}

}  // namespace

Definition define_next() {
    auto given = std::make_shared<Given>();
    return {
        .description =
            "Shows the one ticket to do now, of yours and of nobody's: late ones first, among them what others can read along, "
            "then by the time that is left. --take makes it yours at the same instant, so that two agents never get the same one.",
        .examples = {{"amends next", "what to do now"}, {"amends next --take --json", "take it, and print it as JSON"}},
        .rules = "ABC-H, KEYS-2",
        .options = {flag("--take", "make it yours", given->take), key_option(given->operation)},
        .run = [given](Context& context) { return next(*given, context); },
    };
}

}  // namespace amends::cli
