// SPDX-License-Identifier: MIT
// What a scenario does: commands, in the words of the command line.
#include <algorithm>
#include <array>

#include <amends/base/id.hpp>
#include <amends/playbook/read_scenario.hpp>

namespace amends {
namespace {

constexpr auto kCommands = std::to_array<std::string_view>(
    {"open", "hear", "note", "take", "assign", "acknowledge", "respond", "offer-options", "choose", "promise", "keep", "move",
     "gift", "wait", "resume", "did", "skip", "escalate", "close", "reopen", "merge", "unmerge", "remind", "nudge", "revise"});

enum class Need { optional, required };

/// An option of a command, and where its value goes.
struct DeedOption {
    std::string_view command, key;
    void (*read)(const YamlNode&, Reading&, DeedOptions&);
    Need need = Need::optional;
};

template <auto Member>
void into(const YamlNode& node, Reading& reading, DeedOptions& options) {
    read_value(node, reading, options.*Member);
}

using D = DeedOptions;
constexpr auto kOptions = std::to_array<DeedOption>({
    {"open", "subject", into<&D::subject>},
    {"open", "customer", into<&D::customer>},
    {"open", "email", into<&D::email>},
    {"open", "phone", into<&D::phone>},
    {"open", "channel", into<&D::channel>},
    {"open", "mood", into<&D::mood>},
    {"open", "kind", into<&D::kind>},
    {"open", "priority", into<&D::priority>},
    {"open", "value", into<&D::value>},
    {"open", "wants", into<&D::wants>},
    {"open", "received", into<&D::received>},
    {"open", "text", into<&D::text>},
    {"hear", "text", into<&D::text>},
    {"hear", "mood", into<&D::mood>},
    {"hear", "channel", into<&D::channel>},
    {"hear", "received", into<&D::received>},
    {"hear", "wants", into<&D::wants>},
    {"hear", "thanks", into<&D::thanks>},
    {"hear", "automatic", into<&D::automatic>},
    {"note", "text", into<&D::text>},
    {"note", "nobody-answered", into<&D::nobody_answered>},
    {"assign", "agent", into<&D::agent>, Need::required},
    {"acknowledge", "text", into<&D::text>, Need::required},
    {"acknowledge", "until", into<&D::until>},
    {"acknowledge", "waive", into<&D::waive>},
    {"acknowledge", "force", into<&D::force>},
    {"acknowledge", "because", into<&D::because>},
    {"respond", "text", into<&D::text>, Need::required},
    {"respond", "until", into<&D::until>},
    {"respond", "ask", into<&D::ask>},
    {"respond", "final", into<&D::final>},
    {"respond", "waive", into<&D::waive>},
    {"respond", "force", into<&D::force>},
    {"respond", "because", into<&D::because>},
    {"offer-options", "option", into<&D::option>},
    {"offer-options", "from", into<&D::from>},
    {"offer-options", "feared", into<&D::feared>},
    {"offer-options", "text", into<&D::text>},
    {"offer-options", "waive", into<&D::waive>},
    {"offer-options", "force", into<&D::force>},
    {"offer-options", "because", into<&D::because>},
    {"choose", "n", into<&D::n>},
    {"choose", "own", into<&D::own>},
    {"choose", "cost", into<&D::cost>},
    {"promise", "text", into<&D::text>, Need::required},
    {"promise", "by", into<&D::by>, Need::required},
    {"keep", "n", into<&D::n>},
    {"move", "n", into<&D::n>, Need::required},
    {"move", "to", into<&D::moved_to>, Need::required},
    {"move", "text", into<&D::text>},
    {"move", "waive", into<&D::waive>},
    {"move", "force", into<&D::force>},
    {"move", "because", into<&D::because>},
    {"gift", "item", into<&D::item>, Need::required},
    {"gift", "cost", into<&D::cost>},
    {"wait", "on", into<&D::on>, Need::required},
    {"wait", "until", into<&D::until>, Need::required},
    {"wait", "because", into<&D::because>, Need::required},
    {"did", "step", into<&D::step>, Need::required},
    {"skip", "step", into<&D::step>, Need::required},
    {"skip", "because", into<&D::because>, Need::required},
    {"escalate", "to", into<&D::agent>, Need::required},
    {"escalate", "because", into<&D::because>, Need::required},
    {"close", "outcome", into<&D::outcome>, Need::required},
    {"close", "cause", into<&D::cause>, Need::required},
    {"close", "text", into<&D::text>},
    {"close", "waive", into<&D::waive>},
    {"close", "force", into<&D::force>},
    {"close", "because", into<&D::because>},
    {"reopen", "because", into<&D::because>, Need::required},
    {"merge", "into", into<&D::into>, Need::required},
    {"nudge", "n", into<&D::n>},
    {"nudge", "text", into<&D::text>, Need::required},
    {"nudge", "waive", into<&D::waive>},
    {"nudge", "force", into<&D::force>},
    {"nudge", "because", into<&D::because>},
    {"revise", "kind", into<&D::kind>},
    {"revise", "channel", into<&D::channel>},
    {"revise", "mood", into<&D::mood>},
    {"revise", "priority", into<&D::priority>},
    {"revise", "value", into<&D::value>},
    {"revise", "because", into<&D::because>},
});

/// The keys of a line of `do:` that are not its command.
constexpr auto kBeside = std::to_array<std::string_view>({"at", "ticket", "as", "refused"});

template <typename Thing>
void check_named(const YamlNode* node, std::string_view name, const std::vector<Thing>& things, Reading& reading) {
    std::vector<std::string_view> known;
    known.reserve(things.size());
    for (const Thing& thing : things) known.emplace_back(thing.id);
    for_each_value(node, [&](const YamlNode& value) {
        YamlNode word = value;
        word.text = word.text.substr(0, word.text.find('='));
        check_word(word, name, known, reading);
    });
}

/// What is named must be in the playbook.
void check_names(const YamlNode& node, Reading& reading, const Playbook& playbook) {
    check_named(node.find("step"), "step", playbook.steps, reading);
    check_named(node.find("from"), "way of the catalogue", playbook.options, reading);
    check_named(node.find("item"), "gift", playbook.gifts, reading);
    check_named(node.find("waive"), "check", playbook.checks, reading);
    const YamlNode* cause = node.find("cause");
    if (cause == nullptr) return;
    if (const auto known = playbook.accepts_cause(cause->text); !known) reading.problems.add(*cause, known.error());
}

void check_sense(const YamlNode& node, const ScenarioDeed& deed, Reading& reading) {
    const DeedOptions& options = deed.options;
    if (int{options.ask} + int{options.final} + int{options.until.has_value()} > 1) {
        reading.problems.add(node, "'until', 'ask' and 'final' exclude each other");
    }
    constexpr auto kAnswers = std::to_array<std::string_view>({"acknowledge", "respond", "offer-options", "move", "nudge", "close"});
    const bool answers = std::ranges::find(kAnswers, deed.command) != kAnswers.end();
    if (answers && (options.force || !options.waive.empty()) != options.because.has_value()) {
        reading.problems.add(node, "'force' or 'waive' and 'because' go together");
    }
    if (deed.command == "choose" && options.n.has_value() == options.own.has_value()) {
        reading.problems.add(node, "'choose' needs one of 'n' and 'own'");
    }
}

void read_options(const YamlEntry& entry, Reading& reading, const Playbook& playbook, ScenarioDeed& into) {
    YamlNode options = entry.value;
    // `take:` alone is a command without options.
    if (options.type == YamlNode::Type::scalar && options.text.empty()) options.type = YamlNode::Type::map;
    {
        Keys keys{options, fmt::format("'{}'", into.command), reading};
        for (const DeedOption& option : kOptions) {
            if (option.command != into.command) continue;
            const YamlNode* value = option.need == Need::required ? keys.require(option.key) : keys.find(option.key);
            if (value != nullptr) option.read(*value, reading, into.options);
        }
    }
    if (!into.refused) check_names(options, reading, playbook);
    check_sense(entry.key, into, reading);
}

void read_refused(const YamlNode& node, Reading& reading, ScenarioDeed& into) {
    into.refused = node.text;
    if (node.text == kAnyRefusal) return;
    (void)read_rules(&node, reading);
}

void read_agent(const YamlNode& node, Reading& reading, std::string& into) {
    if (const auto name = parse_agent(node.text)) {
        into = *name;
    } else {
        reading.problems.add(node, name.error());
    }
}

/// The one command of a line, or nullptr where it is not one that is known.
const YamlEntry* command_of(const YamlNode& node, Reading& reading) {
    const YamlEntry* found = nullptr;
    int deeds = 0;
    for (const YamlEntry& entry : node.entries) {
        if (std::ranges::find(kBeside, entry.key.text) != kBeside.end()) continue;
        check_word(entry.key, "command of a test", kCommands, reading);
        found = &entry;
        ++deeds;
    }
    const bool known = found != nullptr && std::ranges::find(kCommands, found->key.text) != kCommands.end();
    if (deeds == 1) return known ? found : nullptr;
    reading.problems.add(node, "each line of 'do' is one command, perhaps with 'at', 'ticket', 'as' and 'refused'");
    return nullptr;
}

ScenarioDeed read_deed(const YamlNode& node, Reading& reading, const Playbook& playbook, const ScenarioDeed& above, int opened) {
    ScenarioDeed deed;
    deed.at = above.at;
    deed.place = source_line(node);
    deed.agent = kScenarioAgent;
    deed.ticket = 1;
    const YamlEntry* command = command_of(node, reading);
    if (command != nullptr) deed.command = command->key.text;
    if (const YamlNode* at = node.find("at")) {
        read_at(*at, reading, deed.at);
        if (is_longer(above.at, deed.at)) reading.problems.add(*at, "this comes before the command above it");
    }
    if (const YamlNode* agent = node.find("as")) read_agent(*agent, reading, deed.agent);
    if (const YamlNode* refused = node.find("refused")) read_refused(*refused, reading, deed);
    const YamlNode* ticket = node.find("ticket");
    if (ticket != nullptr) read_ticket(*ticket, reading, opened, deed.ticket);
    if (deed.command == "open") {
        deed.ticket = opened + 1;
        if (ticket != nullptr) reading.problems.add(*ticket, "'open' makes a ticket of its own, the next in number");
    } else if (opened == 0 && command != nullptr) {
        reading.problems.add(node, "no ticket is there yet: begin with 'open'");
    }
    if (command != nullptr) read_options(*command, reading, playbook, deed);
    return deed;
}

}  // namespace

std::span<const std::string_view> scenario_commands() { return kCommands; }

std::vector<ScenarioDeed> read_deeds(const YamlNode& node, Reading& reading, const Playbook& playbook) {
    check_type(node, YamlNode::Type::list, "a list of commands", reading);
    std::vector<ScenarioDeed> deeds;
    int opened = 0;
    for (const YamlNode& item : node.items) {
        deeds.push_back(read_deed(item, reading, playbook, deeds.empty() ? ScenarioDeed{} : deeds.back(), opened));
        if (deeds.back().command == "open") ++opened;
    }
    return deeds;
}

}  // namespace amends
