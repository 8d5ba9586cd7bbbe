// SPDX-License-Identifier: MIT
#include <memory>

#include <cli/files.hpp>
#include <cli/output/ticket_json.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

struct Given {
    std::string file;
    bool running = false;
    std::optional<std::string> operation;
};

int adopt(const Given& given, Context& context) {
    const auto source = find_playbook(context.environment, given.file);
    const auto adopted = context.desk->adopt(source, playbook_finder(context.environment), acting_of(context, given.operation));
    const std::int64_t revised = given.running ? context.desk->revise_all(acting_of(context)) : 0;
    if (context.json()) {
        context.out.write(dump({{"playbook", {{"name", adopted.pin.name}, {"version", adopted.pin.version}}},
                                {"unchanged", adopted.unchanged},
                                {"revised", revised}}));
        return 0;
    }
    context.err.print("playbook '{}' version {} {}\n", visible_line(adopted.pin.name), adopted.pin.version,
                      adopted.unchanged ? "is in force already" : "is in force for tickets opened from now on");
    if (given.running) context.err.print("tickets under way that it took over: {}\n", revised);
    return 0;
}

}  // namespace

Definition define_playbook_adopt() {
    auto given = std::make_shared<Given>();
    return {
        .description = "Makes a playbook the desk's own: checks it, keeps its text under a version number, and holds every ticket "
                       "opened from now on to it. Tickets that are open stay with the version they were opened under, unless --running moves "
                       "those of an older version: their running clocks are then counted again, and what is late stays late.",
        .examples = {{"amends playbook adopt abc", "the playbook that comes with amends"},
                     {"amends playbook adopt ours.yaml --running", "your own, also for what is under way"}},
        .exits = {{65, "the playbook has faults"}},
        .rules = "AMAZE-3",
        .options = {argument("FILE", "a playbook by path or name", given->file),
                    flag("--running", "also for tickets under way that an older version holds", given->running), key_option(given->operation)},
        .run = [given](Context& context) { return adopt(*given, context); },
    };
}

}  // namespace amends::cli
