// SPDX-License-Identifier: MIT
// The scenarios under `tests:` are checked here for their form; running them is the business of `playbook test`.
#include <algorithm>
#include <array>

#include <amends/playbook/read_values.hpp>

namespace amends {
namespace {

constexpr auto kDeeds = std::to_array<std::string_view>(
    {"open", "hear", "note", "take", "assign", "acknowledge", "respond", "offer-options", "choose", "promise", "keep", "move",
     "gift", "wait", "resume", "did", "skip", "escalate", "close", "reopen", "remind"});

/// `+50m`, and sums of it.
void check_at(const YamlNode& node, Reading& reading) {
    const bool plus = node.text.starts_with('+');
    const auto span = parse_span(plus ? std::string_view{node.text}.substr(1) : std::string_view{node.text});
    if (!plus || !span) reading.problems.add(node, fmt::format("'{}' is not a time after the start, like +50m", node.text));
}

void check_deed(const YamlNode& node, Reading& reading) {
    int deeds = 0;
    for (const YamlEntry& entry : node.entries) {
        if (entry.key.text == "at") {
            check_at(entry.value, reading);
        } else {
            check_word(entry.key, "command of a test", kDeeds, reading);
            ++deeds;
        }
    }
    if (deeds != 1) reading.problems.add(node, "each line of 'do' is one command, perhaps with 'at'");
}

void check_steps(const YamlNode& node, Reading& reading, const Playbook& playbook) {
    std::vector<std::string_view> known;
    known.reserve(playbook.steps.size());
    for (const Step& step : playbook.steps) known.emplace_back(step.id);
    Keys keys{node, "'steps'", reading};
    for (const std::string_view state : {"done", "open", "next", "skipped"}) check_words(keys.find(state), "step", known, reading);
}

void check_expectation(const YamlNode& node, Reading& reading, const Playbook& playbook) {
    Keys keys{node, "an expectation", reading};
    if (const YamlNode* at = keys.require("at")) check_at(*at, reading);
    if (const YamlNode* clocks = keys.find("clock")) {
        check_type(*clocks, YamlNode::Type::map, "clocks by name", reading);
        for (const YamlEntry& clock : clocks->entries) check_word(clock.key, "clock", words<ClockKind>(), reading);
    }
    check_words(keys.find("refused"), "command of a test", kDeeds, reading);
    if (const YamlNode* steps = keys.find("steps")) check_steps(*steps, reading, playbook);
    for (const std::string_view free : {"reminders", "overdue", "findings", "status"}) keys.find(free);
}

void check_scenario(const YamlNode& node, Reading& reading, const Playbook& playbook) {
    Keys keys{node, "a test", reading};
    keys.require("name");
    if (const YamlNode* start = keys.require("start")) {
        if (!parse_rfc3339(start->text)) {
            reading.problems.add(*start, fmt::format("'{}' is not a time like 2026-03-28T23:10:00+01:00", start->text));
        }
    }
    if (const YamlNode* deeds = keys.require("do")) {
        check_type(*deeds, YamlNode::Type::list, "a list of commands", reading);
        for (const YamlNode& deed : deeds->items) check_deed(deed, reading);
    }
    if (const YamlNode* expectations = keys.require("expect")) {
        check_type(*expectations, YamlNode::Type::list, "a list of expectations", reading);
        for (const YamlNode& one : expectations->items) check_expectation(one, reading, playbook);
    }
}

}  // namespace

void read_scenarios(const YamlNode& node, Reading& reading, Playbook& into) {
    check_type(node, YamlNode::Type::list, "a list of tests", reading);
    for (const YamlNode& item : node.items) check_scenario(item, reading, into);
}

}  // namespace amends
