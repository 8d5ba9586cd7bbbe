// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include <amends/playbook/read_values.hpp>
#include <amends/playbook/rules.hpp>
#include <amends/playbook/template.hpp>

namespace amends {
namespace {

/// The kinds of event that can tick a step; the last three come with commands that are not there yet.
constexpr auto kTicks = std::to_array<std::string_view>(
    {"opened", "heard", "wanted", "noted", "attempted", "assigned", "acknowledged", "replied", "options_offered", "chosen",
     "promised", "kept", "moved", "waited", "resumed", "nudged", "revised", "escalated", "closed", "reopened", "absorbed", "gifted", "owned",
     "feedback_asked"});
/// The commands that a step can stand before.
constexpr auto kHeldUp = std::to_array<std::string_view>(
    {"acknowledge", "respond", "offer-options", "choose", "promise", "escalate", "close", "merge"});

template <typename T>
Test read_any_of(const YamlNode& node, Reading& reading) {
    T test;
    read_value(node, reading, test.any_of);
    return test;
}

template <typename T>
Test read_at_least(const YamlNode& node, Reading& reading) {
    T test;
    Keys keys{node, "a bound", reading};
    keys.require("at_least", test.least);
    return test;
}

/// A key under `when:`, and how its value is read. A new condition is a line here, its struct and its `holds_one`.
struct TestKey {
    std::string_view key;
    Test (*read)(const YamlNode&, Reading&);
};
constexpr auto kTests = std::to_array<TestKey>({
    {"channel", read_any_of<ChannelIs>},
    {"contacts", read_at_least<ContactsAtLeast>},
    {"handovers", read_at_least<HandoversAtLeast>},
    {"kind", read_any_of<KindIs>},
    {"mood", read_any_of<MoodIs>},
    {"outcome", read_any_of<OutcomeIs>},
    {"priority", read_any_of<PriorityIs>},
    {"value", read_at_least<ValueAtLeast>},
});
static_assert(std::ranges::is_sorted(kTests, {}, &TestKey::key), "keep kTests in key order");

std::vector<Test> read_tests(const YamlNode& node, Reading& reading, bool with_not) {
    std::vector<Test> tests;
    Keys keys{node, "'when'", reading};
    if (with_not) keys.find("not");
    for (const TestKey& test : kTests) {
        if (const YamlNode* value = keys.find(test.key)) tests.push_back(test.read(*value, reading));
    }
    return tests;
}

Step read_step(const YamlNode& node, Reading& reading) {
    Step step;
    step.line = node.line;
    Keys keys{node, "a step", reading};
    keys.require("id", step.id);
    if (const YamlNode* id = node.find("id")) check_id(*id, reading);
    step.rules = read_rules(keys.require("rule"), reading);
    keys.require("stage", step.stage);
    keys.require("do", step.does);
    keys.read("say", step.say);
    for_each_value(node.find("say"), [&](const YamlNode& words) {
        if (const auto good = check_template(words.text); !good) reading.problems.add(words, good.error());
    });
    if (const YamlNode* when = keys.find("when")) step.when = read_condition(*when, reading);
    keys.read("done_by", step.done_by);
    check_words(node.find("done_by"), "kind of event", kTicks, reading);
    keys.read("before", step.before);
    check_words(node.find("before"), "command that a step can stand before", kHeldUp, reading);
    return step;
}

}  // namespace

Condition read_condition(const YamlNode& node, Reading& reading) {
    Condition condition{read_tests(node, reading, true), {}};
    if (const YamlNode* excluded = node.find("not")) condition.unless = read_tests(*excluded, reading, false);
    return condition;
}

std::vector<std::string> read_rules(const YamlNode* node, Reading& reading) {
    std::vector<std::string> ids;
    if (node == nullptr) return ids;
    read_value(*node, reading, ids);
    std::vector<std::string_view> known;
    for (const Rule& rule : rules()) known.push_back(rule.id);
    const auto check = [&](const YamlNode& id) {
        if (find_rule(id.text) != nullptr) return;
        reading.problems.add(id, fmt::format("no rule '{}'", id.text),
                             nearest(id.text, known) ? suggestion(id.text, known) : "'amends playbook rules' lists them");
    };
    for_each_value(node, check);
    return ids;
}

void read_steps(const YamlNode& node, Reading& reading, Playbook& into) {
    check_type(node, YamlNode::Type::list, "a list of steps", reading);
    for (const YamlNode& item : node.items) {
        Step step = read_step(item, reading);
        if (into.find_step(step.id) != nullptr) reading.problems.add(item, fmt::format("step '{}' stands twice", step.id));
        into.steps.push_back(std::move(step));
    }
}

}  // namespace amends
