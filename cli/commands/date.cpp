// SPDX-License-Identifier: MIT
#include <memory>

#include <amends/calendar/when.hpp>
#include <cli/command.hpp>
#include <cli/output/ticket_json.hpp>

namespace amends::cli {

Definition define_date() {
    auto time = std::make_shared<Instant>();
    return {
        .description = "Shows how a text is read as a time: the moment in UTC, in the local zone, and how far off it is. 'amends help "
                       "dates' has the grammar.",
        .examples = {{"amends date 'fri 17:00'", "the next Friday, five o'clock"}, {"amends date 2h --json", "in two hours, for a script"}},
        .options = {argument("TIME", "a time as it is typed anywhere", *time)},
        .run = [time](Context& context) {
            if (context.json()) {
                context.out.write(dump({{"time", to_string(*time)}, {"zone", context.zone().name()}, {"from_now_s", (*time - context.now).count()}}));
            } else {
                context.out.print("{}  {}  {}\n", to_string(*time), local(*time, context.now, context.zone()), relative(*time, context.now));
            }
            return 0;
        },
    };
}

}  // namespace amends::cli
