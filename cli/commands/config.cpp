// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <initializer_list>

#include <cli/command.hpp>
#include <cli/config.hpp>
#include <cli/globals.hpp>
#include <cli/output/table.hpp>

namespace amends::cli {
namespace {

constexpr auto kColumns = std::to_array<Column>({{"key", "key", true, false, false}, {"value", "value", true, false, false}, {"from", "from", true, false, false}});

/// What holds, and where it came from.
struct Found {
    std::string value, from;
};

Found configured(const Config& config, std::string_view key, const std::string& otherwise) {
    const auto found = std::ranges::find(config.values, key, &ConfigValue::key);
    return found == config.values.end() ? Found{otherwise, "default"} : Found{found->value, found->file};
}

/// The first of the variables that says something, else the configuration, else the default.
Found first_found(const Context& context, std::initializer_list<const char*> variables, Found otherwise) {
    for (const char* name : variables) {
        if (const auto set = context.environment.variable(name); set && !set->empty()) return {*set, name};
    }
    return otherwise;
}

/// `held` is what this run goes by: where it is something else than what was found, it was typed.
Found unless_typed(const std::string& held, std::string_view option, const Found& found) {
    return held == found.value ? found : Found{held, std::string{option}};
}

/// An empty variable says that there is to be no pager.
Found pager_found(const Context& context, const Config& config) {
    for (const char* name : {"AMENDS_PAGER", "PAGER"}) {
        if (const auto set = context.environment.variable(name)) return {*set, name};
    }
    return configured(config, "pager", "less");
}

Found colour_found(const Context& context, const Config& config) {
    const auto yes_no = [](bool yes) { return std::string{yes ? "yes" : "no"}; };
    const std::string held = yes_no(context.globals.colour);
    if (config.colour && *config.colour != Colour::automatic) {
        return unless_typed(held, "--color", {yes_no(*config.colour == Colour::always), configured(config, "color", "").from});
    }
    const bool forced = context.environment.variable("CLICOLOR_FORCE").value_or("0") != "0";
    const Found otherwise = forced ? Found{yes_no(true), "CLICOLOR_FORCE"} : Found{yes_no(context.environment.out_is_terminal), "terminal"};
    const bool none = !context.environment.variable("NO_COLOR").value_or("").empty();
    return unless_typed(held, "--color", none ? Found{yes_no(false), "NO_COLOR"} : otherwise);
}

int config(Context& context) {
    const Config config = read_config(context.environment);
    const Found db = unless_typed(context.globals.desk_file, "--db",
                                  first_found(context, {"AMENDS_DB"}, configured(config, "db", default_desk_file(context.environment))));
    const Found agent = unless_typed(context.globals.agent, "--as",
                                     first_found(context, {"AMENDS_AGENT"}, configured(config, "agent", default_agent(context.environment))));
    const Found colour = colour_found(context, config);
    const Found pager = pager_found(context, config);
    const Found editor = first_found(context, {"VISUAL", "EDITOR"}, configured(config, "editor", "vi"));
    const Found sendmail = configured(config, "sendmail", std::string{kSendmail});
    const Found mail_from = configured(config, "mail_from", "");
    const Found team = configured(config, "team", "");
    const Found zone = first_found(context, {"TZ"}, {context.zone().name(), "machine"});
    const std::vector<std::vector<std::string>> rows{
        {"db", db.value, db.from},
        {"agent", agent.value, agent.from},
        {"color", colour.value, colour.from},
        {"pager", pager.value, pager.from},
        {"editor", editor.value, editor.from},
        {"sendmail", sendmail.value, sendmail.from},
        {"mail_from", mail_from.value, mail_from.from},
        {"team", team.value, team.from},
        {"zone", context.zone().name(), zone.from}};
    print_table(context, kColumns, rows, "config");
    return 0;
}

}  // namespace

Definition define_config() {
    return {
        .description = "Shows each value of the configuration and where it came from. The files are $XDG_CONFIG_HOME/amends/config.yaml "
                       "over /etc/amends/config.yaml, with the keys db, agent, color, pager, editor, sendmail, mail_from and team.",
        .examples = {{"amends config", "every value"}, {"amends config --json", "the same for a script"}},
        .exits = {{65, "a file has an unknown key or can't be read"}},
        .columns = kColumns,
        .run = [](Context& context) { return config(context); },
    };
}

}  // namespace amends::cli
