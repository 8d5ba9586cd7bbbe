// SPDX-License-Identifier: MIT
#include <array>

#include <cli/output/table.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

constexpr auto kColumns = std::to_array<Column>({{"name", "name", true, false, true},
                                                 {"version", "version", true, true, false, Value::number},
                                                 {"in_force", "in force", true, false, false, Value::truth}});

int list(Context& context) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : context.desk->playbooks()) {
        rows.push_back({row.name, std::to_string(row.version), context.desk->row().playbook == row.id ? "yes" : ""});
    }
    print_table(context, kColumns, rows, "playbooks");
    return 0;
}

}  // namespace

Definition define_playbook_list() {
    return {
        .description = "Lists the playbooks that the desk has adopted, with their versions, and which is in force.",
        .examples = {{"amends playbook list", "what was adopted"}, {"amends playbook list --json", "the same for a script"}},
        .rules = "AMAZE-3",
        .columns = kColumns,
        .run = [](Context& context) { return list(context); },
    };
}

}  // namespace amends::cli
