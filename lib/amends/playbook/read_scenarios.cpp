// SPDX-License-Identifier: MIT
#include <algorithm>

#include <amends/base/id.hpp>
#include <amends/playbook/read_scenario.hpp>

namespace amends {
namespace {

/// Takes the start and how its writer's clock stood: `2026-03-28T23:10:00+01:00`.
void read_start(const YamlNode& node, Reading& reading, Scenario& into) {
    const auto start = parse_rfc3339(node.text);
    if (!start) {
        reading.problems.add(node, fmt::format("'{}' is not a time like 2026-03-28T23:10:00+01:00", node.text));
        return;
    }
    constexpr std::size_t kTimeAlone = std::string_view{"2026-03-28T23:10:00"}.size();
    into.start = *start;
    if (const auto as_utc = parse_rfc3339(node.text.substr(0, kTimeAlone) + "Z")) into.offset = *as_utc - *start;
}

void read_agents(const YamlNode& node, Reading& reading, Scenario& into) {
    check_type(node, YamlNode::Type::map, "roles by agent", reading);
    for (const YamlEntry& entry : node.entries) {
        if (const auto name = parse_agent(entry.key.text); !name) reading.problems.add(entry.key, name.error());
        read_value(entry.value, reading, into.agents[entry.key.text]);
    }
}

Scenario read_scenario(const YamlNode& node, Reading& reading, const Playbook& playbook) {
    Scenario scenario;
    scenario.place = source_line(node);
    Keys keys{node, "a test", reading};
    keys.require("name", scenario.name);
    if (const YamlNode* start = keys.require("start")) read_start(*start, reading, scenario);
    if (const YamlNode* agents = keys.find("agents")) read_agents(*agents, reading, scenario);
    if (const YamlNode* deeds = keys.require("do")) scenario.deeds = read_deeds(*deeds, reading, playbook);
    const auto opened = std::ranges::count(scenario.deeds, "open", &ScenarioDeed::command);
    if (const YamlNode* expectations = keys.require("expect")) {
        scenario.expectations = read_expectations(*expectations, reading, playbook, static_cast<int>(opened));
    }
    return scenario;
}

}  // namespace

SourceLine source_line(const YamlNode& node) { return {node.file ? *node.file : "", node.line}; }

void read_at(const YamlNode& node, Reading& reading, Span& into) {
    const bool plus = node.text.starts_with('+');
    const auto span = parse_span(plus ? std::string_view{node.text}.substr(1) : std::string_view{node.text});
    if (plus && span) {
        into = *span;
    } else {
        reading.problems.add(node, fmt::format("'{}' is not a time after the start, like +50m", node.text));
    }
}

void read_ticket(const YamlNode& node, Reading& reading, int opened, int& into) {
    read_value(node, reading, into);
    if (into >= 1 && into <= opened) return;
    reading.problems.add(node, fmt::format("'{}' is no ticket of this test: it has opened {} by then", node.text, opened));
}

void read_value(const YamlNode& node, Reading& reading, ScenarioTime& into) {
    if (const auto moment = parse_rfc3339(node.text)) {
        into = *moment;
        return;
    }
    std::string_view text = node.text;
    const char sign = text.starts_with('+') || text.starts_with('-') ? text.front() : ' ';
    if (sign != ' ') text.remove_prefix(1);
    const auto span = parse_span(text);
    const bool back = sign == '-';
    if (!span || (back && !std::holds_alternative<Seconds>(*span))) {
        reading.problems.add(node, fmt::format("'{}' is not a time of a test", node.text),
                             "write it like 24h, -2h or 2026-03-28T23:10:00+01:00");
    } else if (back) {
        into = Before{std::get<Seconds>(*span)};
    } else {
        into = After{*span};
    }
}

std::vector<Scenario> read_scenarios(const YamlNode& node, Reading& reading, const Playbook& playbook) {
    check_type(node, YamlNode::Type::list, "a list of tests", reading);
    std::vector<Scenario> scenarios;
    scenarios.reserve(node.items.size());
    for (const YamlNode& item : node.items) scenarios.push_back(read_scenario(item, reading, playbook));
    return scenarios;
}

}  // namespace amends
