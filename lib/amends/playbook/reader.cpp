// SPDX-License-Identifier: MIT
#include <amends/playbook/reader.hpp>

#include <array>

#include <amends/playbook/extend.hpp>
#include <amends/playbook/include_holidays.hpp>
#include <amends/playbook/pattern.hpp>
#include <amends/playbook/read_values.hpp>

namespace amends {
namespace {

struct Section {
    std::string_view key;
    void (*read)(const YamlNode&, Reading&, Playbook&);
};
/// In an order in which each finds what it refers to: clocks name calendars.
constexpr auto kSections = std::to_array<Section>({
    {"calendars", read_calendars},
    {"clocks", read_clocks},
    {"reminders", read_reminders},
    {"notify", read_notify},
    {"nudge", read_nudge},
    {"authority", read_authority},
    {"options", read_options},
    {"gifts", read_gifts},
    {"steps", read_steps},
    {"checks", read_checks},
    {"heard", read_heard},
    {"templates", read_templates},
    {"escalation", read_escalation},
    {"causes", read_causes},
});

struct Whole {
    Playbook playbook;
    std::vector<Scenario> scenarios;
};

/// A customer is asked again in the playbook's words, so it needs some.
void check_nudge_has_words(const YamlNode& root, const Playbook& playbook, Reading& reading) {
    if (playbook.nudge.empty()) return;
    const YamlNode* templates = root.find("templates");
    if (templates != nullptr && templates->find("nudge") != nullptr) return;
    reading.problems.add(*root.find("nudge"), "there is no template 'nudge', and so no words to ask a customer again in",
                         "write them under 'templates:', 'nudge:'");
}

Whole read_sections(const YamlNode& root, Reading& reading) {
    Whole whole;
    Playbook& playbook = whole.playbook;
    Keys keys{root, "a playbook", reading};
    keys.require("playbook", playbook.name);
    if (const YamlNode* name = root.find("playbook")) check_id(*name, reading);
    keys.read("title", playbook.title);
    for (const Section& section : kSections) {
        if (const YamlNode* node = keys.find(section.key)) section.read(*node, reading, playbook);
    }
    check_nudge_has_words(root, playbook, reading);
    if (const YamlNode* tests = keys.find("tests")) whole.scenarios = read_scenarios(*tests, reading, playbook);
    return whole;
}

void add_lines(const YamlNode& node, const std::string& path, int levels, KeyLines& lines) {
    if (levels == 0) return;
    for (const YamlEntry& entry : node.entries) {
        const std::string key = path.empty() ? entry.key.text : fmt::format("{}.{}", path, entry.key.text);
        lines[key] = entry.key.line;
        add_lines(entry.value, key, levels - 1, lines);
    }
}

}  // namespace

std::string to_string(const Problem& problem) {
    return fmt::format("{}:{}:{}: error: {}{}{}{}", problem.file, problem.line, problem.column, problem.message,
                       problem.hint.empty() ? "" : " (", problem.hint, problem.hint.empty() ? "" : ")");
}

ReadPlaybook read_playbook(const PlaybookSource& source, const Currency& currency, const FindPlaybook& find,
                           const MakeTrial& make_trial) {
    ReadPlaybook read;
    Problems problems;
    bool alone = true;
    const auto find_other = [&](const std::string& name, const PlaybookSource& from) {
        alone = false;
        return find(name, from);
    };
    YamlNode root = extended(source, find_other, problems);
    const bool complete = problems.whole();
    if (complete) include_holidays(root, find_other, problems);
    Whole whole;
    if (complete) {
        Reading reading{problems, currency, make_trial, kMostPatternSize};
        whole = read_sections(root, reading);
    }
    if (problems.none()) read.merged = alone ? source.text : to_yaml(root);
    if (read.merged.size() > kMostPlaybookBytes) {
        problems.add(root, fmt::format("with what it extends the playbook has more than {} kB", kMostPlaybookBytes / 1024));
    }
    if (problems.none()) {
        read.playbook = std::move(whole.playbook);
        read.scenarios = std::move(whole.scenarios);
        constexpr int kLevels = 3;
        add_lines(root, {}, kLevels, read.lines);
    } else {
        read.merged.clear();
    }
    read.problems = std::move(problems).finish();
    return read;
}

}  // namespace amends
