// SPDX-License-Identifier: MIT
#include <array>
#include <memory>

#include <amends/calendar/when.hpp>
#include <cli/output/event_line.hpp>
#include <cli/output/table.hpp>
#include <cli/output/ticket_json.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

constexpr auto kColumns = std::to_array<Column>({{"name", "name", true, false, true},
                                                 {"role", "role", true, false, false},
                                                 {"last_ticket", "last ticket", true, true, false, Value::number},
                                                 {"email", "e-mail", true, false, true},
                                                 {"away_until", "away until", true, false, false},
                                                 {"cover", "cover", true, false, true}});

struct Given {
    std::string name;
    std::optional<Role> role;
    std::optional<Text> email;
    std::optional<std::string> operation;
};

struct Absence {
    std::string name;
    Instant until{};
    std::optional<std::string> cover;
    std::optional<std::string> operation;
};

Json agent_json(const AgentRow& agent) {
    return {{"name", agent.name},
            {"role", agent.role},
            {"email", agent.email.empty() ? Json(nullptr) : Json(agent.email)},
            {"away_until", agent.away_until ? Json(to_string(*agent.away_until)) : Json(nullptr)},
            {"cover", agent.cover ? Json(*agent.cover) : Json(nullptr)}};
}

int tell(Context& context, const AgentRow& agent, std::string_view done) {
    if (context.json()) {
        context.out.write(dump({{"agent", agent_json(agent)}}));
    } else {
        context.err.print("{} {}\n", visible_line(agent.name), done);
    }
    return 0;
}

int add(const Given& given, Context& context) {
    const std::string name = or_throw(parse_agent(given.name));
    const AgentRow agent = context.desk->set_agent(name, given.role, given.email, acting_of(context, given.operation));
    return tell(context, agent, fmt::format("is a known {}", agent.role));
}

int away(const Absence& given, Context& context) {
    if (given.until <= context.now) {
        throw Error{Code::usage, fmt::format("--until '{}' is not in the future", when(given.until, context)), "'amends agent back' says that somebody is there"};
    }
    if (given.cover == given.name) throw Error{Code::usage, "nobody covers for themselves", "name a colleague with --cover"};
    const AgentRow agent = context.desk->send_away(given.name, given.until, given.cover, acting_of(context, given.operation));
    const std::string who = agent.cover ? visible_line(*agent.cover) : "the team";
    return tell(context, agent, fmt::format("is away until {}; {} is reminded", when(given.until, context), who));
}

int list(Context& context) {
    const bool for_people = context.globals.format == Format::table;
    std::vector<std::vector<std::string>> rows;
    for (const AgentRow& agent : context.desk->agents()) {
        const bool is_away = agent.away_until && *agent.away_until > context.now;
        rows.push_back({agent.name, agent.role, agent.last_ticket ? std::to_string(number(*agent.last_ticket)) : "", agent.email,
                        !is_away ? "" : for_people ? local(*agent.away_until, context.now, context.zone()) : to_string(*agent.away_until), is_away ? agent.cover.value_or("") : ""});
    }
    print_table(context, kColumns, rows, "agents");
    return 0;
}

}  // namespace

Definition define_agent_add() {
    auto given = std::make_shared<Given>();
    return {
        .description = "Makes an agent known to the desk, or changes their role or address. The role decides what they may offer on "
                       "their own, by the playbook's 'authority'; the address is where 'amends remind --mail' writes. Whoever acts on "
                       "the desk is known as an agent by that.",
        .examples = {{"amends agent add kim --email kim@example.com", "kim can be given tickets, and reminded"},
                     {"amends agent add lee --role supervisor", "lee may give more"}},
        .rules = "SURE-X, KEYS-4",
        .options = {argument("NAME", "the name that the agent acts under", given->name),
                    option("--role", "ROLE", "what they are (agent)", given->role),
                    option("--email", "ADDRESS", "where they are reminded", given->email), key_option(given->operation)},
        .run = [given](Context& context) { return add(*given, context); },
    };
}

Definition define_agent_away() {
    auto given = std::make_shared<Absence>();
    return {
        .description = "Says that an agent is away, and who covers: reminders go to the cover until then, and to the team where nobody "
                       "covers. Tickets stay whose they are.",
        .examples = {{"amends agent away kim --until 2026-12-07 --cover lee", "lee is reminded in kim's place"},
                     {"amends agent away kim --until 'mon 9:00'", "the team is reminded"}},
        .exits = {{3, "no agent of that name is known"}},
        .rules = "ABC-K, KEYS-3",
        .options = {argument("NAME", "who is away", given->name),
                    required("--until", "TIME", "when they are there again", given->until),
                    option("--cover", "AGENT", "who is reminded in their place", given->cover), key_option(given->operation)},
        .run = [given](Context& context) { return away(*given, context); },
    };
}

Definition define_agent_back() {
    auto given = std::make_shared<Absence>();
    return {
        .description = "Says that an agent who was away is there again, before their time.",
        .examples = {{"amends agent back kim", "kim is reminded herself again"},
                     {"amends agent back kim --json", "the same, and the agent as JSON"}},
        .exits = {{3, "no agent of that name is known"}},
        .rules = "ABC-K",
        .options = {argument("NAME", "who is there again", given->name), key_option(given->operation)},
        .run =
            [given](Context& context) {
                const auto agent = context.desk->send_away(given->name, std::nullopt, std::nullopt, acting_of(context, given->operation));
                return tell(context, agent, "is there again");
            },
    };
}

Definition define_agent_list() {
    return {
        .description = "Lists the agents that the desk knows, their roles, the ticket each touched last, and who is away.",
        .examples = {{"amends agent list", "all of them"}, {"amends agent list --plain", "the same for a script"}},
        .rules = "SURE-X",
        .columns = kColumns,
        .run = [](Context& context) { return list(context); },
    };
}

}  // namespace amends::cli
