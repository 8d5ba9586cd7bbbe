// SPDX-License-Identifier: MIT
#include <cli/output/ticket_json.hpp>
#include <cli/output/ticket_view.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

constexpr std::chrono::hours kSoon{4};

std::string shown(const Tally& tally) { return fmt::format("{}{}", tally.count, tally.more ? "+" : ""); }

Json overview_json(const Context& context, const Overview& seen) {
    return {{"late", seen.late.count},
            {"due_soon", seen.due_soon.count},
            {"mine", seen.mine.count},
            {"unowned", seen.unowned.count},
            {"waiting", seen.waiting.count},
            {"promises_due_soon", seen.promises_soon.count},
            {"value_at_stake", money_json(Money{seen.value_at_stake}, context.desk->currency())},
            {"counted_up_to", store::kMostCounted}};
}

int status(Context& context) {
    const Acting acting = acting_of(context);
    const Overview seen = context.desk->overview(acting, later(context.now, kSoon));
    const auto next = context.desk->next(acting);
    if (context.json()) {
        Json json = overview_json(context, seen);
        json["next"] = next ? ticket_json(*next, context.now, context.desk->currency(), Detail::brief) : Json(nullptr);
        context.out.write(dump({{"status", std::move(json)}}));
        return 0;
    }
    context.out.print("{:>7}  late\n", shown(seen.late));
    context.out.print("{:>7}  due within {}\n", shown(seen.due_soon), brief(kSoon));
    context.out.print("{:>7}  yours\n", shown(seen.mine));
    context.out.print("{:>7}  without an owner\n", shown(seen.unowned));
    context.out.print("{:>7}  waiting\n", shown(seen.waiting));
    context.out.print("{:>7}  promises due within {}\n", shown(seen.promises_soon), brief(kSoon));
    context.out.print("{:>7}  at stake\n", to_string(Money{seen.value_at_stake}, context.desk->currency()));
    if (!next) return 0;
    context.out.write("\n");
    print_summary(context, *next);
    const bool mine = next->ticket.owner == context.globals.agent;
    context.err.write(mine ? "amends guide " + std::to_string(number(next->ticket.id)) + "\n" : "amends next --take\n");
    return 0;
}

}  // namespace

Definition define_status() {
    return {
        .description = "Shows what burns: what is late and due soon, what is yours and nobody's, what waits, promises, the value at "
                       "stake, and the next best command. Plain 'amends' does the same.",
        .examples = {{"amends status", "what burns"}, {"amends status --json", "the same for a script"}},
        .rules = "ABC-H, ABC-A",
        .run = [](Context& context) { return status(context); },
    };
}

}  // namespace amends::cli
