// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include <amends/playbook/read_values.hpp>
#include <amends/playbook/scenario.hpp>

namespace amends {

// How the parts of a scenario are read; each part stands in the file of its subject.

/// Every command that a scenario can do.
std::span<const std::string_view> scenario_commands();

/// Reads `do:`. What a deed names (a step, a cause, a way from the catalogue) must be in the playbook, unless the deed is
/// to be refused.
std::vector<ScenarioDeed> read_deeds(const YamlNode& node, Reading& reading, const Playbook& playbook);

/// Reads `expect:`, of a scenario that opens so many tickets.
std::vector<Expectation> read_expectations(const YamlNode& node, Reading& reading, const Playbook& playbook, int tickets);

/// Reads `+50m`, and sums of it: a time since the start.
void read_at(const YamlNode& node, Reading& reading, Span& into);
/// Reads the number of a ticket, of so many that were opened.
void read_ticket(const YamlNode& node, Reading& reading, int opened, int& into);
void read_value(const YamlNode& node, Reading& reading, ScenarioTime& into);

SourceLine source_line(const YamlNode& node);

}  // namespace amends
