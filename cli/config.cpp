// SPDX-License-Identifier: MIT
#include <cli/config.hpp>

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include <amends/base/error.hpp>
#include <amends/base/suggest.hpp>
#include <amends/playbook/yaml_tree.hpp>
#include <cli/files.hpp>
#include <cli/globals.hpp>

namespace amends::cli {
namespace {

constexpr auto kKeys = std::to_array<std::string_view>({"db", "agent", "color", "pager", "editor", "sendmail", "mail_from", "team"});

[[noreturn]] void throw_problem(const Problem& problem) {
    throw Error{Code::bad_data, fmt::format("{}:{}:{}: {}", problem.file, problem.line, problem.column, problem.message), problem.hint};
}

void take(Config& config, const std::string& file, const YamlEntry& entry) {
    const std::string& key = entry.key.text;
    const std::string& value = entry.value.text;
    if (std::ranges::find(kKeys, key) == kKeys.end()) {
        throw_problem({file, entry.key.line, entry.key.column, fmt::format("unknown key '{}'", key), suggestion(key, kKeys)});
    }
    if (entry.value.type != YamlNode::Type::scalar) {
        throw_problem({file, entry.value.line, entry.value.column, fmt::format("'{}' must be one value", key), {}});
    }
    if (key == "db") config.db = value;
    if (key == "agent") config.agent = value;
    if (key == "pager") config.pager = value;
    if (key == "editor") config.editor = value;
    if (key == "sendmail") config.sendmail = value;
    if (key == "mail_from") config.mail_from = value;
    if (key == "team") config.team = value;
    if (key == "color") {
        const auto colour = parse_word<Colour>(value);
        if (!colour) throw_problem({file, entry.value.line, entry.value.column, colour.error().message, colour.error().hint});
        config.colour = *colour;
    }
    std::erase_if(config.values, [&](const ConfigValue& known) { return known.key == key; });
    config.values.push_back({key, value, file});
}

void read_file_into(Config& config, const std::string& file) {
    if (::access(file.c_str(), F_OK) != 0) return;
    Problems problems;
    const YamlNode root = parse_yaml({file, read_file(file)}, problems);
    if (!problems.none()) throw_problem(std::move(problems).finish().front());
    if (root.type != YamlNode::Type::map) throw_problem({file, root.line, root.column, "expected keys with values", {}});
    for (const YamlEntry& entry : root.entries) take(config, file, entry);
}

}  // namespace

std::string Config::file_of(std::string_view key) const {
    const auto found = std::ranges::find(values, key, &ConfigValue::key);
    return found == values.end() ? "" : found->file;
}

Config read_config(const Environment& environment) {
    Config config;
    read_file_into(config, "/etc/amends/config.yaml");
    const auto folder = environment.variable("XDG_CONFIG_HOME");
    read_file_into(config, (folder ? *folder : environment.variable("HOME").value_or("") + "/.config") + "/amends/config.yaml");
    return config;
}

}  // namespace amends::cli
