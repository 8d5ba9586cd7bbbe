// SPDX-License-Identifier: MIT
#include <cli/globals.hpp>

#include <fmt/format.h>

#include <algorithm>

#include <amends/base/error.hpp>

namespace amends::cli {
namespace {

std::string data_folder(const Environment& environment) {
    if (const auto folder = environment.variable("XDG_DATA_HOME")) return *folder;
    return environment.variable("HOME").value_or("") + "/.local/share";
}

bool coloured(const TypedGlobals& typed, const Environment& environment, const Config& config) {
    const auto wish = typed.colour ? typed.colour : config.colour;
    if (wish == Colour::always || wish == Colour::never) return *wish == Colour::always;
    if (!environment.variable("NO_COLOR").value_or("").empty()) return false;
    if (environment.variable("CLICOLOR_FORCE").value_or("0") != "0") return true;
    return environment.out_is_terminal && environment.variable("TERM").value_or("") != "dumb";
}

Format format_of(const TypedGlobals& typed) {
    if (int{typed.json} + int{typed.jsonl} + int{typed.plain} > 1) {
        throw Error{Code::usage, "--json, --jsonl and --plain exclude each other"};
    }
    if (typed.json) return Format::json;
    if (typed.jsonl) return Format::jsonl;
    return typed.plain ? Format::plain : Format::table;
}

std::string desk_file_of(const TypedGlobals& typed, const Environment& environment, const Config& config) {
    if (typed.db) return *typed.db;
    auto variable = environment.variable("AMENDS_DB").value_or("");
    if (!variable.empty()) return variable;
    return config.db.value_or(default_desk_file(environment));
}

std::string agent_of(const TypedGlobals& typed, const Environment& environment, const Config& config) {
    if (typed.agent) return or_throw_from("--as", parse_agent(*typed.agent));
    const auto variable = environment.variable("AMENDS_AGENT").value_or("");
    if (!variable.empty()) return or_throw_from("AMENDS_AGENT", parse_agent(variable));
    if (config.agent) return or_throw_from(config.file_of("agent"), parse_agent(*config.agent));
    return or_throw_from("the login name", parse_agent(default_agent(environment)));
}

std::vector<std::string> split(const std::vector<std::string>& lists) {
    std::vector<std::string> names;
    for (const std::string& list : lists) {
        for (std::size_t at = 0; at <= list.size();) {
            const auto comma = std::min(list.find(',', at), list.size());
            if (comma > at) names.push_back(list.substr(at, comma - at));
            at = comma + 1;
        }
    }
    return names;
}

}  // namespace

std::vector<Option> global_options(TypedGlobals& into) {
    return {option("--db", "FILE", "the desk (AMENDS_DB)", into.db),
            option("--as", "NAME", "who acts (AMENDS_AGENT)", into.agent),
            flag("--json", "print one JSON object", into.json),
            flag("--jsonl", "print lists as one JSON object a line", into.jsonl),
            flag("--plain", "print lists for scripts: tabs, no header, nothing cut", into.plain),
            option("--fields", "NAMES", "the columns of a list, joined by commas", into.fields),
            option("--now", "TIME", "the present (AMENDS_NOW)", into.now),
            option("--color", "WHEN", "colour: auto, always or never", into.colour),
            flag("--no-pager", "never through a pager", into.no_pager),
            flag("-q,--quiet", "print ids only", into.quiet),
            flag("-y,--yes", "say yes to every question", into.yes),
            flag("--no-input", "never ask", into.no_input)};
}

Globals resolve(const TypedGlobals& typed, const Environment& environment, const Config& config) {
    Globals globals;
    globals.desk_file = desk_file_of(typed, environment, config);
    globals.agent = agent_of(typed, environment, config);
    globals.format = format_of(typed);
    globals.fields = split(typed.fields);
    globals.quiet = typed.quiet;
    globals.yes = typed.yes;
    globals.no_input = typed.no_input;
    globals.colour = coloured(typed, environment, config);
    globals.pager = !typed.no_pager;
    return globals;
}

std::string default_desk_file(const Environment& environment) { return data_folder(environment) + "/amends/desk.db"; }

std::string default_agent(const Environment& environment) { return environment.login.empty() ? "nobody" : environment.login; }

std::optional<std::string> value_among(const std::vector<std::string>& words, std::string_view name) {
    for (std::size_t at = 0; at < words.size() && words[at] != "--"; ++at) {
        if (words[at] == name && at + 1 < words.size()) return words[at + 1];
        if (words[at].starts_with(fmt::format("{}=", name))) return words[at].substr(name.size() + 1);
    }
    return std::nullopt;
}

}  // namespace amends::cli
