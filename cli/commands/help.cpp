// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>

#include <amends/base/error.hpp>
#include <amends/base/suggest.hpp>
#include <cli/command.hpp>
#include <cli/globals.hpp>
#include <cli/help.hpp>
#include <cli/man.hpp>
#include <cli/output/pager.hpp>
#include <cli/output/ticket_json.hpp>

namespace amends::cli {
namespace {

struct Given {
    std::vector<std::string> words;
    bool all = false, man = false;
};

Json options_json(const std::vector<Option>& options) {
    Json list = Json::array();
    for (const Option& option : options) {
        list.push_back({{"name", option.name},
                        {"value", option.value.empty() ? Json(nullptr) : Json(option.value)},
                        {"help", option.help},
                        {"required", option.required},
                        {"many", option.count == Count::many},
                        {"choices", std::vector<std::string>{option.choices.begin(), option.choices.end()}}});
    }
    return list;
}

Json command_json(const Command& command) {
    const Definition definition = command.define();
    Json examples = Json::array();
    for (const Example& example : definition.examples) examples.push_back({{"line", example.line}, {"does", example.does}});
    Json columns = Json::array();
    for (const Column& column : definition.columns) columns.push_back(column.name);
    Json exits = Json::array();
    for (const ExitNote& note : exit_notes(definition)) exits.push_back({{"code", note.code}, {"when", note.when}});
    return {{"name", command.name},
            {"group", heading(command.group)},
            {"summary", command.summary},
            {"description", definition.description},
            {"rules", definition.rules},
            {"options", options_json(definition.options)},
            {"columns", std::move(columns)},
            {"examples", std::move(examples)},
            {"exits", std::move(exits)}};
}

void print_tree(Context& context) {
    TypedGlobals ignored;
    Json list = Json::array();
    for (const Command& command : commands()) list.push_back(command_json(command));
    context.out.write(dump({{"options", options_json(global_options(ignored))}, {"commands", std::move(list)}}));
}

const Command* find_command(const std::string& name) {
    const auto all = commands();
    const auto found = std::ranges::find(all, name, &Command::name);
    return found == all.end() ? nullptr : &*found;
}

/// The commands that begin with a word, as `playbook` does for five.
int print_family(const std::string& word, Context& context) {
    int found = 0;
    for (const Command& command : commands()) {
        if (!command.name.starts_with(word + " ")) continue;
        context.out.print("  {:<17} {}\n", command.name, command.summary);
        ++found;
    }
    return found;
}

[[noreturn]] void throw_unknown(const std::string& name) {
    std::vector<std::string_view> known;
    for (const Command& command : commands()) known.push_back(command.name);
    for (const Topic& topic : topics()) known.push_back(topic.name);
    const auto near = nearest(name, known);
    throw Error{Code::usage, fmt::format("'{}' is neither a command nor a topic", name),
                near ? fmt::format("did you mean '{}'?", *near) : "'amends help' lists them"};
}

/// What help says, for a program: a command, the commands that begin with a word, a topic, or the whole tree.
void print_json(Context& context, const std::string& name) {
    const auto topic = std::ranges::find(topics(), name, &Topic::name);
    Json family = Json::array();
    for (const Command& command : commands()) {
        if (command.name.starts_with(name + " ")) family.push_back(command_json(command));
    }
    if (name.empty()) {
        print_tree(context);
    } else if (const Command* command = find_command(name)) {
        context.out.write(dump({{"command", command_json(*command)}}));
    } else if (topic != topics().end()) {
        context.out.write(dump({{"topic", {{"name", topic->name}, {"summary", topic->summary}, {"text", topic->text}}}}));
    } else if (!family.empty()) {
        context.out.write(dump({{"commands", std::move(family)}}));
    } else {
        throw_unknown(name);
    }
}

int help(const Given& given, Context& context) {
    std::string name;
    for (const std::string& word : given.words) name += (name.empty() ? "" : " ") + word;
    if (context.json()) {
        print_json(context, name);
        return 0;
    }
    if (given.man) return print_man(name.empty() ? nullptr : find_command(name), context.out);
    const Paged paged{context};
    if (given.all) {
        for (const Command& command : commands()) {
            print_help(&command, context.environment, context.out);
            context.out.write("\n");
        }
        return 0;
    }
    if (name.empty()) return print_help(nullptr, context.environment, context.out);
    if (const Command* command = find_command(name)) return print_help(command, context.environment, context.out);
    const auto topic = std::ranges::find(topics(), name, &Topic::name);
    if (topic != topics().end()) {
        context.out.write(topic->text);
        return 0;
    }
    if (print_family(name, context) == 0) throw_unknown(name);
    return 0;
}

}  // namespace

Definition define_help() {
    auto given = std::make_shared<Given>();
    return {
        .description = "Explains a command or a topic, or lists them all. With --all --json it prints the whole command tree, so that "
                       "a program can learn it in one call; with --man it prints a manual page.",
        .examples = {{"amends help respond", "a command"}, {"amends help dates", "a topic"}, {"amends help --all --json", "everything, for a program"}},
        .options = {optional_argument("WORDS", "a command or a topic", given->words),
                    flag("--all", "every command", given->all),
                    flag("--man", "as a manual page", given->man)},
        .run = [given](Context& context) { return help(*given, context); },
    };
}

}  // namespace amends::cli
