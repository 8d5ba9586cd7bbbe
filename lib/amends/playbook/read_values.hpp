// SPDX-License-Identifier: MIT
#pragma once

#include <fmt/format.h>

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <amends/base/suggest.hpp>
#include <amends/playbook/model.hpp>
#include <amends/playbook/reader.hpp>
#include <amends/playbook/scenario.hpp>
#include <amends/playbook/yaml_tree.hpp>

namespace amends {

/// What reading a value may need, and where its faults go.
struct Reading {
    Problems& problems;
    const Currency& currency;
    const MakeTrial& make_trial;
    int patterns_left;  ///< what patterns may still cost
};

/// The keys of one map: each is asked for by name, and what nobody asked for is a fault.
class Keys {
public:
    /// `what` names the map in messages: `a step`.
    Keys(const YamlNode& node, std::string_view what, Reading& reading);
    /// Reports the keys that nobody asked for.
    ~Keys();
    Keys(const Keys&) = delete;
    Keys& operator=(const Keys&) = delete;

    /// The value of a key, or nullptr where it is missing or empty.
    const YamlNode* find(std::string_view key);
    /// The same, but a missing key is a fault.
    const YamlNode* require(std::string_view key);

    /// Reads the value of a key by `read_value`; one that is missing leaves `into` as it is.
    template <typename T>
    void read(std::string_view key, T& into);
    template <typename T>
    void require(std::string_view key, T& into);

private:
    const YamlNode& node_;
    std::string what_;
    Reading& reading_;
    std::vector<std::string_view> asked_;
};

// Each reads one value, or reports why it can't and leaves `into` as it is.
void read_value(const YamlNode& node, Reading& reading, std::string& into);
void read_value(const YamlNode& node, Reading& reading, int& into);  ///< 0 to 1,000,000
void read_value(const YamlNode& node, Reading& reading, bool& into);
void read_value(const YamlNode& node, Reading& reading, Span& into);
void read_value(const YamlNode& node, Reading& reading, Money& into);
template <Vocable Word>
void read_value(const YamlNode& node, Reading& reading, Word& into) {
    const auto word = parse_word<Word>(node.text);
    if (word) {
        into = *word;
    } else {
        reading.problems.add(node, word.error());
    }
}
template <typename T>
void read_value(const YamlNode& node, Reading& reading, std::optional<T>& into) {
    T value{};
    read_value(node, reading, value);
    into = std::move(value);
}
/// A list, or one value that stands for a list of one.
template <typename T>
void read_value(const YamlNode& node, Reading& reading, std::vector<T>& into) {
    into.clear();
    if (node.type == YamlNode::Type::scalar) {
        read_value(node, reading, into.emplace_back());
        return;
    }
    if (node.type == YamlNode::Type::map) reading.problems.add(node, "expected a list");
    for (const YamlNode& item : node.items) read_value(item, reading, into.emplace_back());
}

template <typename T>
void Keys::read(std::string_view key, T& into) {
    if (const YamlNode* value = find(key)) read_value(*value, reading_, into);
}
template <typename T>
void Keys::require(std::string_view key, T& into) {
    if (const YamlNode* value = require(key)) read_value(*value, reading_, into);
}

/// Calls `each` for the values of a list, or for the one value that stands for a list of one.
template <typename Each>
void for_each_value(const YamlNode* list, Each each) {
    if (list == nullptr) return;
    if (list->type == YamlNode::Type::scalar && !list->text.empty()) each(*list);
    for (const YamlNode& item : list->items) each(item);
}

/// Reports a node that is not of such a type; `expected` says what it should be.
void check_type(const YamlNode& node, YamlNode::Type type, std::string_view expected, Reading& reading);

/// Reports a value that is none of the known words; `name` says what they are.
void check_word(const YamlNode& node, std::string_view name, std::span<const std::string_view> known, Reading& reading);
/// The same for each value of a list.
void check_words(const YamlNode* list, std::string_view name, std::span<const std::string_view> known, Reading& reading);

/// Reports an id that is not made of lower-case words joined by dashes.
void check_id(const YamlNode& node, Reading& reading);

// The sections, each in the file of its subject.
void read_clocks(const YamlNode& node, Reading& reading, Playbook& into);
void read_calendars(const YamlNode& node, Reading& reading, Playbook& into);
void read_reminders(const YamlNode& node, Reading& reading, Playbook& into);
void read_notify(const YamlNode& node, Reading& reading, Playbook& into);
void read_nudge(const YamlNode& node, Reading& reading, Playbook& into);
void read_authority(const YamlNode& node, Reading& reading, Playbook& into);
void read_options(const YamlNode& node, Reading& reading, Playbook& into);
void read_gifts(const YamlNode& node, Reading& reading, Playbook& into);
void read_steps(const YamlNode& node, Reading& reading, Playbook& into);
void read_checks(const YamlNode& node, Reading& reading, Playbook& into);
void read_heard(const YamlNode& node, Reading& reading, Playbook& into);
void read_templates(const YamlNode& node, Reading& reading, Playbook& into);
void read_escalation(const YamlNode& node, Reading& reading, Playbook& into);
void read_causes(const YamlNode& node, Reading& reading, Playbook& into);
/// The scenarios of a playbook whose other sections were read.
std::vector<Scenario> read_scenarios(const YamlNode& node, Reading& reading, const Playbook& playbook);

/// Whether two spans are of the same kind, and the first is longer.
bool is_longer(const Span& one, const Span& other);

/// Reads patterns and reports those that don't compile. True when all are good.
bool read_patterns(const YamlNode* node, Reading& reading, std::vector<std::string>& into);

Condition read_condition(const YamlNode& node, Reading& reading);
/// Reads `rule:`, one id or a list, and reports those that are no rules.
std::vector<std::string> read_rules(const YamlNode* node, Reading& reading);

}  // namespace amends
