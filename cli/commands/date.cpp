// SPDX-License-Identifier: MIT
#include <memory>

#include <amends/calendar/when.hpp>
#include <cli/command.hpp>
#include <cli/output/ticket_json.hpp>
#include <cli/working_time.hpp>

namespace amends::cli {

namespace {

Instant moment_of(const std::string& typed, Context& context) {
    if (!is_working_distance(typed)) return or_throw(parse_when(typed, context.now, context.zone()));
    return or_throw(parse_when(typed, context.now, context.zone(), working_calendar(context, std::nullopt, typed)));
}

}  // namespace

Definition define_date() {
    auto typed = std::make_shared<std::string>();
    return {
        .description = "Shows how a text is read as a time: the moment in UTC, in the local zone, and how far off it is. 'amends help "
                       "dates' has the grammar.",
        .examples = {{"amends date 'fri 17:00'", "the next Friday, five o'clock"}, {"amends date 2h --json", "in two hours, for a script"},
                     {"amends date 2bd", "the close of the second working day, by the desk's calendar"}},
        .options = {argument("TIME", "a time as it is typed anywhere", *typed)},
        .without_desk = [typed] { return !is_working_distance(*typed); },
        .run = [typed](Context& context) {
            const Instant time = moment_of(*typed, context);
            if (context.json()) {
                context.out.write(dump({{"time", to_string(time)}, {"zone", context.zone().name()}, {"from_now_s", (time - context.now).count()}}));
            } else {
                context.out.print("{}  {}  {}\n", to_string(time), local(time, context.now, context.zone()), relative(time, context.now));
            }
            return 0;
        },
    };
}

}  // namespace amends::cli
