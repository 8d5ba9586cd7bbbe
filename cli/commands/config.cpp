// SPDX-License-Identifier: MIT
#include <array>

#include <cli/command.hpp>
#include <cli/config.hpp>
#include <cli/output/table.hpp>

namespace amends::cli {
namespace {

/// Where a value that holds came from.
std::string source_of(const Context& context, std::string_view key, const char* variable, const Config& config) {
    if (variable != nullptr && !context.environment.variable(variable).value_or("").empty()) return variable;
    for (const ConfigValue& value : config.values) {
        if (value.key == key) return value.file;
    }
    return "default";
}

int config(Context& context) {
    constexpr auto kColumns = std::to_array<Column>({{"key", "key", true, false, false}, {"value", "value", true, false, false}, {"from", "from", true, false, false}});
    const Config config = read_config(context.environment);
    const auto variable = [&](const char* name, const std::string& otherwise) {
        const auto set = context.environment.variable(name);
        return set && !set->empty() ? *set : otherwise;
    };
    const std::vector<std::vector<std::string>> rows{
        {"db", context.globals.desk_file, source_of(context, "db", "AMENDS_DB", config)},
        {"agent", context.globals.agent, source_of(context, "agent", "AMENDS_AGENT", config)},
        {"color", context.globals.colour ? "yes" : "no", source_of(context, "color", "NO_COLOR", config)},
        {"pager", variable("AMENDS_PAGER", variable("PAGER", config.pager.value_or("less"))), source_of(context, "pager", "AMENDS_PAGER", config)},
        {"editor", variable("VISUAL", variable("EDITOR", config.editor.value_or("vi"))), source_of(context, "editor", "VISUAL", config)},
        {"zone", context.zone().name(), source_of(context, "zone", "TZ", config)}};
    print_table(context, kColumns, rows, "config");
    return 0;
}

}  // namespace

Definition define_config() {
    return {
        .description = "Shows each value of the configuration and where it came from. The files are $XDG_CONFIG_HOME/amends/config.yaml "
                       "over /etc/amends/config.yaml, with the keys db, agent, color, pager and editor.",
        .examples = {{"amends config", "every value"}, {"amends config --json", "the same for a script"}},
        .exits = {{65, "a file has an unknown key or can't be read"}},
        .run = [](Context& context) { return config(context); },
    };
}

}  // namespace amends::cli
