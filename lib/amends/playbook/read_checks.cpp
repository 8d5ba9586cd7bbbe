// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include <amends/playbook/pattern.hpp>
#include <amends/playbook/read_values.hpp>

namespace amends {
namespace {

constexpr auto kLabels = std::to_array<std::string_view>({"policy_excuse", "denial", "blame_customer", "dismissive", "no_apology",
                                                         "no_assurance", "pass_the_buck", "overpromise", "bare_no", "hostile",
                                                         "jargon"});

bool read_all_patterns(Keys& keys, Reading& reading, Check& into) {
    bool good = read_patterns(keys.find("flag"), reading, into.flag);
    good = read_patterns(keys.find("unless"), reading, into.unless) && good;
    good = read_patterns(keys.find("not_after"), reading, into.not_after) && good;
    good = read_patterns(keys.find("need"), reading, into.need) && good;
    good = read_patterns(keys.find("not_as"), reading, into.not_as) && good;
    good = read_patterns(keys.find("said"), reading, into.said) && good;
    good = read_patterns(keys.find("unsaid"), reading, into.unsaid) && good;
    if (const YamlNode* near = keys.find("near")) {
        Keys inner{*near, "'near'", reading};
        good = read_patterns(inner.require("reason"), reading, into.reason) && good;
        inner.require("within", into.reason_within);
    }
    return good;
}

/// Whether an empty stretch is a match: what such a pattern finds says nothing. Precondition: the pattern compiles.
bool fits_nothing(const std::string& text) {
    const Pattern pattern{text};
    for (const std::string_view probe : {"", "a b"}) {
        for (std::size_t from = 0; from <= probe.size(); ++from) {
            if (const auto found = pattern.find(probe, from); found && found->size() == 0) return true;
        }
    }
    return false;
}

/// A text, or a map of `text` and `context`.
CheckTest read_test(const YamlNode& node, Reading& reading) {
    CheckTest test;
    test.line = node.line;
    if (node.type != YamlNode::Type::map) {
        read_value(node, reading, test.text);
        return test;
    }
    Keys keys{node, "a test of a check", reading};
    keys.require("text", test.text);
    keys.read("context", test.context);
    return test;
}

/// The texts of a test; one stands for a list of one.
std::vector<const YamlNode*> test_nodes(const YamlNode* list) {
    std::vector<const YamlNode*> nodes;
    if (list == nullptr) return nodes;
    if (list->type != YamlNode::Type::list) nodes.push_back(list);
    for (const YamlNode& item : list->items) nodes.push_back(&item);
    return nodes;
}

struct ReadTest {
    const YamlNode* node = nullptr;
    bool fault = false;  ///< the check must find one
    CheckTest test;
};

std::vector<ReadTest> read_tests(const YamlNode& node, Reading& reading, Check& into) {
    std::vector<ReadTest> all;
    Keys keys{node, "'tests' of a check", reading};
    const auto read = [&](const YamlNode* list, bool fault, std::vector<CheckTest>& to) {
        for (const YamlNode* one : test_nodes(list)) {
            to.push_back(read_test(*one, reading));
            all.push_back({one, fault, to.back()});
        }
    };
    read(keys.find("flags"), true, into.flags);
    read(keys.find("passes"), false, into.passes);
    return all;
}

void try_tests(const std::vector<ReadTest>& tests, const Check& check, Reading& reading) {
    if (!reading.make_trial || tests.empty()) return;
    const CheckTrial finds_fault = reading.make_trial(check);
    for (const ReadTest& one : tests) {
        if (finds_fault(one.test) == one.fault) continue;
        reading.problems.add(*one.node, fmt::format("check '{}' {} this text of its tests", check.id, one.fault ? "does not flag" : "flags"));
    }
}

void require_together(const YamlNode& node, std::string_view key, bool other, std::string_view name, Reading& reading) {
    if (node.find(key) != nullptr && !other) reading.problems.add(node, fmt::format("'{}' goes with '{}'", key, name));
}

/// What a state needs besides: `promised-time` and `asked-before` look at what was flagged, two look at nothing else.
void check_state_sense(const YamlNode& node, const Check& check, Reading& reading) {
    const bool alone = check.state == StateTest::options_listed || check.state == StateTest::like_last;
    const bool flags = check.state == StateTest::promised_time || check.state == StateTest::asked_before;
    if (alone && (!check.flag.empty() || !check.need.empty())) {
        reading.problems.add(node, fmt::format("state '{}' takes neither 'flag' nor 'need'", to_string(*check.state)));
    }
    if (flags && check.flag.empty()) reading.problems.add(node, fmt::format("state '{}' goes with 'flag'", to_string(*check.state)));
    if (!alone && check.state != StateTest::wish_answered && check.flag.empty() && check.need.empty()) {
        reading.problems.add(node, "a check needs 'flag' or 'need'");
    }
}

void check_sense(const YamlNode& node, const Check& check, Reading& reading) {
    check_state_sense(node, check, reading);
    for (const char* key : {"unless", "near", "not_after", "in", "at_least"}) {
        require_together(node, key, !check.flag.empty(), "flag", reading);
    }
    for (const char* key : {"first", "not_as"}) require_together(node, key, !check.need.empty(), "need", reading);
    require_together(node, "alike", check.state == StateTest::wish_answered, "state: wish-answered", reading);
    const auto blank = [](const std::string& word) { return word.find_first_not_of(' ') == std::string::npos; };
    const auto alone = [&](const std::vector<std::string>& group) { return group.size() < 2 || std::ranges::any_of(group, blank); };
    if (std::ranges::any_of(check.alike, alone)) reading.problems.add(*node.find("alike"), "'alike' is a list of lists of two words or more");
    if (check.at_least < 1) reading.problems.add(node, "'at_least' is 1 or more");
}

/// `on:` is a list of moments, or a condition as under `when:`.
void read_on(const YamlNode& node, Reading& reading, Check& into) {
    if (node.type == YamlNode::Type::map) {
        into.when = read_condition(node, reading);
    } else {
        read_value(node, reading, into.on);
    }
}

void read_scope(Keys& keys, Reading& reading, Check& into) {
    if (const YamlNode* on = keys.find("on")) read_on(*on, reading, into);
    if (const YamlNode* when = keys.find("when")) into.when = read_condition(*when, reading);
    keys.read("elsewhere", into.elsewhere);
    keys.read("state", into.state);
    keys.read("in", into.in);
    keys.read("at_least", into.at_least);
    keys.read("first", into.first);
}

Check read_check(const YamlNode& node, Reading& reading) {
    Check check;
    check.line = node.line;
    Keys keys{node, "a check", reading};
    keys.require("id", check.id);
    if (const YamlNode* id = node.find("id")) check_id(*id, reading);
    check.rules = read_rules(keys.require("rule"), reading);
    keys.read("level", check.level);
    read_scope(keys, reading, check);
    const bool good = read_all_patterns(keys, reading, check);
    keys.require("message", check.message);
    keys.read("instead", check.instead);
    keys.read("alike", check.alike);
    keys.read("labels", check.labels);
    check_words(node.find("labels"), "label", kLabels, reading);
    check_sense(node, check, reading);
    if (const YamlNode* tests = keys.find("tests")) {
        const auto read = read_tests(*tests, reading, check);
        if (good) try_tests(read, check, reading);
    }
    return check;
}

}  // namespace

bool read_patterns(const YamlNode* node, Reading& reading, std::vector<std::string>& into) {
    if (node == nullptr) return true;
    read_value(*node, reading, into);
    bool good = true;
    for_each_value(node, [&](const YamlNode& pattern) {
        const auto compiles = check_pattern(pattern.text, reading.patterns_left);
        if (!compiles) reading.problems.add(pattern, compiles.error());
        good = good && compiles.has_value();
        // One that a desk adopted once stays readable.
        if (compiles && reading.make_trial && fits_nothing(pattern.text)) reading.problems.add(pattern, "the pattern fits where nothing stands, and so nearly everywhere");
    });
    return good;
}

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

void read_heard(const YamlNode& node, Reading& reading, Playbook& into) {
    if (node.type != YamlNode::Type::list) reading.problems.add(node, "expected a list: what a customer's words say");
    for (const YamlNode& item : node.items) {
        HeardRule rule;
        rule.line = item.line;
        Keys keys{item, "a line of 'heard'", reading};
        keys.read("kind", rule.kind);
        keys.read("mood", rule.mood);
        (void)read_patterns(keys.require("words"), reading, rule.words);
        (void)read_patterns(keys.find("unless"), reading, rule.unless);
        if (!rule.kind && !rule.mood) reading.problems.add(item, "a line of 'heard' needs 'kind' or 'mood'");
        into.heard.push_back(std::move(rule));
    }
}

}  // namespace amends
