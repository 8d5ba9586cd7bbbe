// SPDX-License-Identifier: MIT
// What a scenario expects to be so.
#include <algorithm>
#include <array>

#include <amends/playbook/read_scenario.hpp>

namespace amends {
namespace {

template <typename Thing>
std::vector<std::string_view> ids_of(const std::vector<Thing>& things) {
    std::vector<std::string_view> ids;
    ids.reserve(things.size());
    for (const Thing& thing : things) ids.emplace_back(thing.id);
    return ids;
}

ExpectedClock read_clock(const YamlEntry& entry, Reading& reading) {
    ExpectedClock clock;
    check_word(entry.key, "clock", words<ClockKind>(), reading);
    clock.clock = parse_word<ClockKind>(entry.key.text).value_or(ClockKind::respond);
    Keys keys{entry.value, fmt::format("'{}'", entry.key.text), reading};
    keys.read("tier", clock.tier);
    keys.read("late", clock.late);
    keys.read("due", clock.due);
    keys.read("state", clock.state);
    if (clock.tier && clock.clock != ClockKind::respond) reading.problems.add(entry.key, "only 'respond' has tiers");
    return clock;
}

ExpectedReminder read_reminder(const YamlNode& node, Reading& reading, const Playbook& playbook) {
    ExpectedReminder reminder;
    Keys keys{node, "a reminder", reading};
    keys.require("clock", reminder.clock);
    keys.require("rung", reminder.rung);
    keys.require("to", reminder.to);
    const bool nudge = reminder.clock == "nudge";
    std::vector<std::string> ladder;
    ladder.reserve(playbook.reminders.size());
    for (const Rung& one : playbook.reminders) ladder.push_back(to_string(one));
    if (nudge) ladder.clear();
    for (const Span& one : playbook.nudge) {
        if (nudge) ladder.push_back(to_string(one));
    }
    const std::vector<std::string_view> known{ladder.begin(), ladder.end()};
    constexpr auto kCustomer = std::to_array<std::string_view>({"customer"});
    if (const YamlNode* clock = node.find("clock"); clock != nullptr && !nudge) check_word(*clock, "clock", words<ClockKind>(), reading);
    if (const YamlNode* rung = node.find("rung")) check_word(*rung, nudge ? "nudge of the playbook" : "rung of the playbook's reminders", known, reading);
    if (const YamlNode* to = node.find("to")) {
        check_word(*to, "recipient", nudge ? std::span<const std::string_view>{kCustomer} : words<Recipient>(), reading);
    }
    return reminder;
}

void read_steps(const YamlNode& node, Reading& reading, const Playbook& playbook, Expectation& into) {
    Keys keys{node, "'steps'", reading};
    for (const std::string_view state : words<StepState>()) {
        const YamlNode* steps = keys.find(state);
        if (steps == nullptr) continue;
        read_value(*steps, reading, into.steps[*parse_word<StepState>(state)]);
        check_words(steps, "step", ids_of(playbook.steps), reading);
    }
}

void read_commands(const YamlNode* node, Reading& reading, std::vector<std::string>& into) {
    if (node == nullptr) return;
    read_value(*node, reading, into);
    check_words(node, "command of a test", scenario_commands(), reading);
}

void read_lists(Keys& keys, Reading& reading, const Playbook& playbook, Expectation& into) {
    if (const YamlNode* clocks = keys.find("clock")) {
        check_type(*clocks, YamlNode::Type::map, "clocks by name", reading);
        for (const YamlEntry& clock : clocks->entries) into.clocks.push_back(read_clock(clock, reading));
    }
    if (const YamlNode* steps = keys.find("steps")) read_steps(*steps, reading, playbook, into);
    if (const YamlNode* reminders = keys.find("reminders")) {
        check_type(*reminders, YamlNode::Type::list, "a list of reminders", reading);
        into.reminders.emplace();
        for (const YamlNode& one : reminders->items) into.reminders->push_back(read_reminder(one, reading, playbook));
    }
    if (const YamlNode* findings = keys.find("findings")) {
        read_value(*findings, reading, into.findings);
        check_words(findings, "check", ids_of(playbook.checks), reading);
    }
}

Expectation read_expectation(const YamlNode& node, Reading& reading, const Playbook& playbook, int tickets) {
    Expectation expectation;
    expectation.place = source_line(node);
    Keys keys{node, "an expectation", reading};
    if (const YamlNode* at = keys.require("at")) read_at(*at, reading, expectation.at);
    if (const YamlNode* ticket = keys.find("ticket")) read_ticket(*ticket, reading, tickets, expectation.ticket);
    read_lists(keys, reading, playbook, expectation);
    read_commands(keys.find("refused"), reading, expectation.refused);
    read_commands(keys.find("allowed"), reading, expectation.allowed);
    keys.read("overdue", expectation.overdue);
    keys.read("status", expectation.status);
    keys.read("outcome", expectation.outcome);
    keys.read("owner", expectation.owner);
    keys.read("promises", expectation.promises);
    keys.read("episode", expectation.episode);
    keys.read("contacts", expectation.contacts);
    keys.read("handovers", expectation.handovers);
    return expectation;
}

}  // namespace

std::vector<Expectation> read_expectations(const YamlNode& node, Reading& reading, const Playbook& playbook, int tickets) {
    check_type(node, YamlNode::Type::list, "a list of expectations", reading);
    std::vector<Expectation> expectations;
    expectations.reserve(node.items.size());
    for (const YamlNode& item : node.items) expectations.push_back(read_expectation(item, reading, playbook, tickets));
    return expectations;
}

}  // namespace amends
