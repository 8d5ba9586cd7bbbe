// SPDX-License-Identifier: MIT
#include <memory>

#include <cli/files.hpp>
#include <cli/output/ticket_json.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

int adopt(const std::string& file, Context& context) {
    const auto source = find_playbook(context.environment, file);
    const auto adopted = context.desk->adopt(source, playbook_finder(context.environment), acting_of(context));
    if (context.json()) {
        context.out.write(dump({{"playbook", {{"name", adopted.pin.name}, {"version", adopted.pin.version}}}, {"unchanged", adopted.unchanged}}));
    } else {
        context.err.print("playbook '{}' version {} {}\n", visible_line(adopted.pin.name), adopted.pin.version,
                          adopted.unchanged ? "is in force already" : "is in force for tickets opened from now on");
    }
    return 0;
}

}  // namespace

Definition define_playbook_adopt() {
    auto file = std::make_shared<std::string>();
    return {
        .description = "Makes a playbook the desk's own: checks it, keeps its text under a version number, and holds every ticket "
                       "opened from now on to it. Tickets that are open stay with the version they were opened under.",
        .examples = {{"amends playbook adopt abc", "the playbook that comes with amends"},
                     {"amends playbook adopt ours.yaml", "your own; it may extend another"}},
        .exits = {{4, "its clocks need what this version does not have yet"}, {65, "the playbook has faults"}},
        .rules = "AMAZE-3",
        .options = {argument("FILE", "a playbook by path or name", *file)},
        .run = [file](Context& context) { return adopt(*file, context); },
    };
}

}  // namespace amends::cli
