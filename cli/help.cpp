// SPDX-License-Identifier: MIT
#include <cli/help.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include <amends/base/error.hpp>
#include <amends/base/text.hpp>
#include <cli/globals.hpp>

namespace amends::cli {
namespace {

constexpr std::size_t kWidest = 100;

std::string term_of(const Option& option) {
    std::string term{option.name};
    if (const auto comma = term.find(','); comma != std::string::npos) term.insert(comma + 1, " ");
    return option.positional() || option.flag() ? term : fmt::format("{} {}", term, option.value);
}

void print_options(Sink& out, const std::vector<Option>& options, std::size_t columns) {
    constexpr std::size_t kTermColumns = 26;
    for (const Option& option : options) {
        const std::string term = "  " + padded(term_of(option), kTermColumns);
        const std::string text = wrapped(meaning_of(option), columns, std::string(kTermColumns + 2, ' '));
        const bool fits = width(term) <= kTermColumns + 2;
        out.print("{}{}\n", fits ? term : term + "\n" + std::string(kTermColumns + 2, ' '),
                  std::string_view{text}.substr(kTermColumns + 2));
    }
}

std::string listed_columns(const Definition& definition) {
    std::vector<std::string_view> names;
    for (const Column& column : definition.columns) names.push_back(column.name);
    return listed(names);
}

void print_command(const Command& command, Sink& out, std::size_t columns) {
    const Definition definition = command.define();
    out.print("amends {}: {}\n\n  {}\n\n{}\n", command.name, command.summary, usage_of(command, definition),
              wrapped(definition.description, columns, ""));
    if (!definition.options.empty()) {
        out.write("\nOptions\n");
        print_options(out, definition.options, columns);
    }
    if (!definition.columns.empty()) out.print("\nColumns that --fields chooses from\n{}\n", wrapped(listed_columns(definition), columns, "  "));
    out.write("\nExamples\n");
    for (const Example& example : definition.examples) out.print("  {}\n      {}\n", example.line, example.does);
    out.write("\nExit codes\n");
    for (const ExitNote& note : exit_notes(definition)) out.print("{:>4}  {}\n", note.code, note.when);
    if (!definition.rules.empty()) out.print("\nIt serves {} ('amends playbook rules').\n", definition.rules);
    out.write("Options that every command takes: 'amends help'.\n");
}

void print_all(Sink& out, std::size_t columns) {
    out.write("amends: handle complaints by the book\n\n  amends COMMAND [OPTIONS]\n");
    std::optional<Group> group;
    for (const Command& command : commands()) {
        if (group != command.group) out.print("\n{}\n", heading(command.group));
        group = command.group;
        out.print("  {:<17} {}\n", command.name, command.summary);
    }
    out.write("\nOptions of every command\n");
    TypedGlobals ignored;
    print_options(out, global_options(ignored), columns);
    out.write("\nTopics of 'amends help TOPIC'\n");
    for (const Topic& topic : topics()) out.print("  {:<17} {}\n", topic.name, topic.summary);
}

}  // namespace

std::string usage_of(const Command& command, const Definition& definition) {
    std::string usage = fmt::format("amends {}", command.name);
    for (const Option& option : definition.options) {
        if (!option.positional()) continue;
        const std::string_view more = option.count == Count::many ? "…" : "";
        usage += option.required ? fmt::format(" {}{}", option.name, more) : fmt::format(" [{}{}]", option.name, more);
    }
    for (const Option& option : definition.options) {
        if (!option.positional() && option.required) usage += fmt::format(" {} {}", option.name, option.value);
    }
    return usage + " [OPTIONS]";
}

std::string meaning_of(const Option& option) {
    std::string meaning{option.help};
    if (!option.choices.empty()) meaning += fmt::format(": {}", listed(option.choices));
    if (option.count == Count::many && !option.positional()) meaning += " (may be given several times)";
    return meaning;
}

std::string wrapped(std::string_view text, std::size_t columns, std::string_view indent) {
    std::string out{indent};
    std::size_t used = width(indent);
    bool first = true;
    while (!text.empty()) {
        if (text.front() == '\n') {
            out += "\n" + std::string{indent};
            used = width(indent);
            first = true;
            text.remove_prefix(1);
            continue;
        }
        const auto end = std::min(text.find_first_of(" \n"), text.size());
        const auto word = text.substr(0, end);
        if (!first && used + 1 + width(word) > columns) {
            out += "\n" + std::string{indent};
            used = width(indent);
            first = true;
        }
        out += first ? "" : " ";
        out += word;
        used += width(word) + (first ? 0 : 1);
        first = false;
        text.remove_prefix(end);
        if (text.starts_with(' ')) text.remove_prefix(1);
    }
    return out;
}

std::vector<ExitNote> exit_notes(const Definition& definition) {
    std::vector<ExitNote> notes{{0, "done"}};
    const auto add_unless_told = [&](Code code, std::string_view when) {
        if (std::ranges::find(definition.exits, static_cast<int>(code), &ExitNote::code) == definition.exits.end()) notes.push_back({static_cast<int>(code), when});
    };
    add_unless_told(Code::usage, "wrong use");
    add_unless_told(Code::not_found, "no such ticket, customer, agent, playbook or desk");
    notes.insert(notes.end(), definition.exits.begin(), definition.exits.end());
    const auto versioned = std::ranges::find(definition.options, "--if-version", &Option::name) != definition.options.end();
    const auto changed = std::ranges::find(notes, static_cast<int>(Code::changed), &ExitNote::code) != notes.end();
    if (versioned && !changed) notes.push_back({static_cast<int>(Code::changed), "the ticket has another version than --if-version"});
    std::ranges::stable_sort(notes, {}, &ExitNote::code);
    return notes;
}

std::string_view heading(Group group) {
    switch (group) {
        case Group::start: return "Begin";
        case Group::take_in: return "Take complaints in";
        case Group::answer: return "Answer";
        case Group::decide: return "Put it right";
        case Group::follow: return "Follow the playbook";
        case Group::finish: return "Finish";
        case Group::look: return "Look";
        case Group::desk: return "The desk";
        case Group::help: break;
    }
    return "Help";
}

int print_help(const Command* command, const Environment& environment, Sink& out) {
    const auto columns = std::min<std::size_t>(static_cast<std::size_t>(environment.columns), kWidest);
    if (command == nullptr) {
        print_all(out, columns);
    } else {
        print_command(*command, out, columns);
    }
    return 0;
}

}  // namespace amends::cli
