// SPDX-License-Identifier: MIT
#include <cli/run.hpp>

#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include <amends/base/suggest.hpp>
#include <amends/calendar/when.hpp>
#include <amends/desk/desk.hpp>
#include <cli/command.hpp>
#include <cli/globals.hpp>
#include <cli/help.hpp>
#include <cli/local_zone.hpp>
#include <cli/output/editor.hpp>
#include <cli/parse.hpp>
#include <cli/refused_by_checks.hpp>
#include <cli/working_time.hpp>

namespace amends::cli {
namespace {

/// The command that a line names, and its words without the name.
struct Chosen {
    const Command* command = nullptr;  ///< nullptr: help was asked for in general
    std::vector<std::string> words;
    bool help = false;
};

const Command* find_command(std::string_view name) {
    const auto all = commands();
    const auto found = std::ranges::find(all, name, &Command::name);
    return found == all.end() ? nullptr : &*found;
}

bool takes_value(std::string_view word) {
    static TypedGlobals ignored;
    for (const Option& option : global_options(ignored)) {
        if (option.name == word) return !option.flag();
    }
    return false;
}

/// Where the first word stands that is neither an option nor the value of a global one.
std::size_t command_place(const std::vector<std::string>& words) {
    std::size_t at = 0;
    while (at < words.size() && words[at].starts_with('-') && words[at].size() > 1) at += takes_value(words[at]) ? 2 : 1;
    return std::min(at, words.size());
}

/// Runs `amends-NAME` from the path in place of this program, if there is one.
void try_external(const std::string& name, const std::vector<std::string>& words, std::size_t from) {
    const bool plain = std::ranges::all_of(name, [](char byte) { return std::isalnum(static_cast<unsigned char>(byte)) != 0 || byte == '-'; });
    if (!plain) return;
    // What this line says of the desk, the agent and the present holds for it, too.
    constexpr auto kHandedOn = std::to_array<std::array<const char*, 2>>({{"--db", "AMENDS_DB"}, {"--as", "AMENDS_AGENT"}, {"--now", "AMENDS_NOW"}});
    const std::vector<std::string> before{words.begin(), words.begin() + static_cast<std::ptrdiff_t>(from)};
    for (const auto& [option, variable] : kHandedOn) {
        if (const auto value = value_among(before, option)) ::setenv(variable, value->c_str(), 1);
    }
    std::string program = "amends-" + name;
    std::vector<std::string> kept{words.begin() + static_cast<std::ptrdiff_t>(from), words.end()};
    std::vector<char*> arguments{program.data()};
    for (std::string& word : kept) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    ::execvp(program.c_str(), arguments.data());  // returns only where there is none
}

/// The commands that begin with a word, as `playbook` begins five.
std::vector<std::string_view> family_of(const std::string& word) {
    std::vector<std::string_view> names;
    for (const Command& command : commands()) {
        if (command.name.starts_with(word + " ")) names.push_back(command.name);
    }
    return names;
}

/// `playbook` alone, or `playbook chekc`: throws Error{usage} that names what the first word begins.
void throw_if_incomplete(const std::vector<std::string>& words, std::size_t at) {
    const auto family = family_of(words[at]);
    if (family.empty()) return;
    if (at + 1 == words.size() || words[at + 1].starts_with('-')) {
        throw Error{Code::usage, fmt::format("'{}' needs a second word", words[at]), fmt::format("there are: {}", listed(family))};
    }
    const std::string name = words[at] + " " + words[at + 1];
    throw Error{Code::usage, fmt::format("'{}' is not a command", name), suggestion(name, family)};
}

[[noreturn]] void throw_unknown_command(const std::string& name) {
    std::vector<std::string_view> known;
    for (const Command& command : commands()) known.push_back(command.name);
    const auto near = nearest(name, known);
    throw Error{Code::usage, fmt::format("'{}' is not a command", name),
                near ? fmt::format("did you mean '{}'?", *near) : "'amends help' lists them"};
}

Chosen choose(std::vector<std::string> words) {
    Chosen chosen;
    const auto literal = std::ranges::find(words, "--");
    const auto asks = [](const std::string& word) { return word == "--help" || word == "-h"; };
    chosen.help = std::any_of(words.begin(), literal, asks);
    if (!words.empty() && words.front() == "--version") words.front() = "version";
    const std::size_t at = command_place(words);
    if (at == words.size()) {
        chosen.command = chosen.help ? nullptr : find_command("status");
        chosen.words = std::move(words);
        return chosen;
    }
    const std::string first = words[at];
    const bool has_second = at + 1 < words.size();
    const Command* two = has_second ? find_command(first + " " + words[at + 1]) : nullptr;
    chosen.command = two != nullptr ? two : find_command(first);
    if (chosen.command == nullptr) {
        throw_if_incomplete(words, at);
        try_external(first, words, at + 1);
        throw_unknown_command(first);
    }
    const auto place = words.begin() + static_cast<std::ptrdiff_t>(at);
    words.erase(place, place + (two != nullptr ? 2 : 1));
    chosen.words = std::move(words);
    return chosen;
}

Instant present(const std::vector<std::string>& words, const Environment& environment, const std::function<const Zone&()>& zone) {
    const auto typed = value_among(words, "--now");
    const std::string text = typed ? *typed : environment.variable("AMENDS_NOW").value_or("");
    if (text.empty()) return environment.now;
    return or_throw_from(typed ? "--now" : "AMENDS_NOW", parse_when(text, environment.now, zone()));
}

std::unique_ptr<Desk> open_desk(const Command& command, const std::string& file) {
    switch (command.need) {
        case Need::nothing: return nullptr;
        case Need::desk_to_read: return std::make_unique<Desk>(file, sqlite::Mode::read);
        case Need::desk_to_change: return std::make_unique<Desk>(file, sqlite::Mode::change);
        case Need::desk_or_nothing: break;
    }
    if (::access(file.c_str(), F_OK) != 0) return nullptr;
    return std::make_unique<Desk>(file, sqlite::Mode::read);
}

/// What somebody wrote in an editor is never lost: where it could not be sent, its file stays and is named.
int run_definition(const Definition& definition, Context& context) {
    try {
        const int code = definition.run(context);
        forget_text(context);
        return code;
    } catch (const Error& error) {
        if (context.unsent_text.empty()) throw;
        Refusal refusal = error.refusal();
        refusal.hint += fmt::format("{}your text is kept in '{}'", refusal.hint.empty() ? "" : "; ", context.unsent_text);
        if (const auto* checked = dynamic_cast<const RefusedByChecks*>(&error)) throw RefusedByChecks{refusal, checked->findings()};
        throw Error{refusal};
    }
}

/// What chooses columns where there are none was meant for another command.
void check_has_columns(const Command& command, const Definition& definition, const Globals& globals) {
    if (globals.fields.empty() || !definition.columns.empty()) return;
    std::vector<std::string_view> lists;
    for (const Command& other : commands()) {
        if (!other.define().columns.empty()) lists.push_back(other.name);
    }
    throw Error{Code::usage, fmt::format("--fields: '{}' prints no list", command.name), fmt::format("it goes with {}", listed(lists))};
}

int run_chosen(Chosen chosen, const Environment& environment, Sink& out, Sink& err) {
    if (chosen.help) return print_help(chosen.command, environment, out);
    const auto zone = local_zone(environment);
    const Instant now = present(chosen.words, environment, zone);
    const Definition definition = chosen.command->define();
    TypedGlobals typed;
    auto options = definition.options;
    for (Option& option : global_options(typed)) {
        // A command's own option of that name goes before.
        if (std::ranges::find(definition.options, option.name, &Option::name) == definition.options.end()) options.push_back(std::move(option));
    }
    Unread unread;
    parse(options, std::move(chosen.words), {now, zone, &unread});
    Context context{.out = out, .err = err, .environment = environment, .globals = resolve(typed, environment, read_config(environment)),
                    .now = now, .zone = zone};
    check_has_columns(*chosen.command, definition, context.globals);
    const bool without = definition.without_desk && definition.without_desk();
    const auto desk = without ? nullptr : open_desk(*chosen.command, context.globals.desk_file);
    context.desk = desk.get();
    read_working_times(unread, context);
    return run_definition(definition, context);
}

/// The error for programs; `findings` null: it is not about a text.
std::string error_json(const Refusal& refusal, int exit, const Json& findings) {
    const auto or_null = [](const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); };
    Json error{{"code", to_string(refusal.code)}, {"message", refusal.message}, {"rule", or_null(refusal.rule)},
               {"hint", or_null(refusal.hint)}, {"exit", exit}};
    if (!findings.is_null()) error["findings"] = findings;
    return Json{{"error", std::move(error)}}.dump(-1, ' ', false, Json::error_handler_t::replace);
}

int tell(const Refusal& refusal, bool json, Sink& err, const Json& findings = nullptr) {
    const int exit = static_cast<int>(refusal.code);
    if (json) {
        err.print("{}\n", error_json(refusal, exit, findings));
        return exit;
    }
    // The faults of a file stand on lines of their own; all else is one line, whatever was typed.
    const std::string message = refusal.code == Code::bad_data ? visible(refusal.message) : visible_line(refusal.message);
    err.print("amends: {}{}\n", message, refusal.rule.empty() ? "" : fmt::format(" [{}]", refusal.rule));
    if (!refusal.hint.empty()) err.print("hint: {}\n", visible_line(refusal.hint));
    return exit;
}

}  // namespace

int run(std::vector<std::string> words, const Environment& environment, Sink& out, Sink& err) {
    const auto literal = std::ranges::find(words, "--");
    const bool json = std::any_of(words.begin(), literal, [](const std::string& word) { return word == "--json" || word == "--jsonl"; });
    int code = 0;
    try {
        code = run_chosen(choose(std::move(words)), environment, out, err);
        out.flush();
    } catch (const RefusedByChecks& refused) {
        code = tell(refused.refusal(), json, err, refused.findings());
    } catch (const Error& error) {
        code = tell(error.refusal(), json, err);
    } catch (const std::bad_alloc&) {
        code = tell({Code::io, "out of memory"}, json, err);
    } catch (const std::exception& error) {
        code = tell({Code::bug, fmt::format("this is a bug: {}", error.what()), {}, "please report it with what you typed"}, json, err);
    }
    try {
        err.flush();
    } catch (const Error&) {
        // Standard error is gone: nobody can be told.
    }
    return code;
}

}  // namespace amends::cli
