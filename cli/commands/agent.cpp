// SPDX-License-Identifier: MIT
#include <array>
#include <memory>

#include <cli/output/table.hpp>
#include <cli/output/ticket_json.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

struct Given {
    std::string name;
    Role role = Role::agent;
};

int add(const Given& given, Context& context) {
    const std::string name = or_throw(parse_agent(given.name));
    context.desk->set_agent(name, given.role, acting_of(context));
    if (context.json()) {
        context.out.write(dump({{"agent", {{"name", name}, {"role", to_string(given.role)}}}}));
    } else {
        context.err.print("{} is a known {}\n", name, to_string(given.role));
    }
    return 0;
}

int list(Context& context) {
    constexpr auto kColumns =
        std::to_array<Column>({{"name", "name", true, false, true}, {"role", "role", true, false, false}, {"last_ticket", "last ticket", true, true, false}});
    std::vector<std::vector<std::string>> rows;
    for (const AgentRow& agent : context.desk->agents()) {
        rows.push_back({agent.name, agent.role, agent.last_ticket ? std::to_string(number(*agent.last_ticket)) : ""});
    }
    print_table(context, kColumns, rows, "agents");
    return 0;
}

}  // namespace

Definition define_agent_add() {
    auto given = std::make_shared<Given>();
    return {
        .description = "Makes an agent known to the desk, or changes their role. The role decides what they may offer on their own, by "
                       "the playbook's 'authority'. Whoever acts on the desk is known as an agent by that.",
        .examples = {{"amends agent add kim", "kim can be given tickets"}, {"amends agent add lee --role supervisor", "lee may give more"}},
        .rules = "SURE-X, KEYS-4",
        .options = {argument("NAME", "the name that the agent acts under", given->name),
                    option("--role", "ROLE", "what they are (agent)", given->role)},
        .run = [given](Context& context) { return add(*given, context); },
    };
}

Definition define_agent_list() {
    return {
        .description = "Lists the agents that the desk knows, their roles, and the ticket each touched last.",
        .examples = {{"amends agent list", "all of them"}, {"amends agent list --plain", "the same for a script"}},
        .rules = "SURE-X",
        .run = [](Context& context) { return list(context); },
    };
}

}  // namespace amends::cli
