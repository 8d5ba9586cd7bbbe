// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include <amends/playbook/matcher.hpp>
#include <amends/playbook/read_values.hpp>

namespace amends {
namespace {

constexpr auto kLabels = std::to_array<std::string_view>({"policy_excuse", "denial", "blame_customer", "dismissive", "no_apology",
                                                         "no_assurance", "pass_the_buck", "overpromise", "bare_no", "hostile",
                                                         "jargon"});

/// Reads patterns and reports those that don't compile. True when all are good.
bool read_patterns(const YamlNode* node, Reading& reading, std::vector<std::string>& into) {
    if (node == nullptr) return true;
    read_value(*node, reading, into);
    bool good = true;
    const auto check = [&](const YamlNode& pattern) {
        const auto compiles = check_pattern(pattern.text, reading.patterns_left);
        if (!compiles) reading.problems.add(pattern, compiles.error());
        good = good && compiles.has_value();
    };
    for_each_value(node, check);
    return good;
}

bool read_all_patterns(Keys& keys, Reading& reading, Check& into) {
    bool good = read_patterns(keys.find("flag"), reading, into.flag);
    good = read_patterns(keys.find("unless"), reading, into.unless) && good;
    good = read_patterns(keys.find("need"), reading, into.need) && good;
    good = read_patterns(keys.find("not_as"), reading, into.not_as) && good;
    if (const YamlNode* near = keys.find("near")) {
        Keys inner{*near, "'near'", reading};
        good = read_patterns(inner.require("reason"), reading, into.reason) && good;
        inner.require("within", into.reason_within);
    }
    return good;
}

/// Runs the check's own tests, as far as patterns alone can tell.
void try_tests(const YamlNode& tests, const Check& check, Reading& reading) {
    const Matcher matcher{check};
    const auto try_each = [&](const YamlNode* list, bool fault, std::string_view verdict) {
        for_each_value(list, [&](const YamlNode& text) {
            if (matcher.finds_fault(text.text) == fault) return;
            reading.problems.add(text, fmt::format("check '{}' {} this text of its tests", check.id, verdict));
        });
    };
    try_each(tests.find("flags"), true, "does not flag");
    try_each(tests.find("passes"), false, "flags");
}

void check_sense(const YamlNode& node, const Check& check, Reading& reading) {
    if (check.flag.empty() && check.need.empty()) reading.problems.add(node, "a check needs 'flag' or 'need'");
    if (!check.unless.empty() && check.flag.empty()) reading.problems.add(node, "'unless' goes with 'flag'");
    if (!check.reason.empty() && check.flag.empty()) reading.problems.add(node, "'near' goes with 'flag'");
    if (check.first && check.need.empty()) reading.problems.add(node, "'first' goes with 'need'");
    if (!check.not_as.empty() && check.need.empty()) reading.problems.add(node, "'not_as' goes with 'need'");
}

/// `on:` is a list of moments, or a condition as under `when:`.
void read_on(const YamlNode& node, Reading& reading, Check& into) {
    if (node.type == YamlNode::Type::map) {
        into.when = read_condition(node, reading);
    } else {
        read_value(node, reading, into.on);
    }
}

Check read_check(const YamlNode& node, Reading& reading) {
    Check check;
    check.line = node.line;
    Keys keys{node, "a check", reading};
    keys.require("id", check.id);
    if (const YamlNode* id = node.find("id")) check_id(*id, reading);
    check.rules = read_rules(keys.require("rule"), reading);
    keys.read("level", check.level);
    if (const YamlNode* on = keys.find("on")) read_on(*on, reading, check);
    if (const YamlNode* when = keys.find("when")) check.when = read_condition(*when, reading);
    const bool good = read_all_patterns(keys, reading, check);
    keys.read("first", check.first);
    keys.require("message", check.message);
    keys.read("instead", check.instead);
    keys.read("labels", check.labels);
    check_words(node.find("labels"), "label", kLabels, reading);
    check_sense(node, check, reading);
    if (const YamlNode* tests = keys.find("tests")) {
        Keys inner{*tests, "'tests' of a check", reading};
        inner.read("flags", check.flags);
        inner.read("passes", check.passes);
        if (good) try_tests(*tests, check, reading);
    }
    return check;
}

}  // namespace

void read_checks(const YamlNode& node, Reading& reading, Playbook& into) {
    if (node.type != YamlNode::Type::list) reading.problems.add(node, "expected a list of checks");
    for (const YamlNode& item : node.items) {
        Check check = read_check(item, reading);
        if (std::ranges::find(into.checks, check.id, &Check::id) != into.checks.end()) {
            reading.problems.add(item, fmt::format("check '{}' stands twice", check.id));
        }
        into.checks.push_back(std::move(check));
    }
}

}  // namespace amends
