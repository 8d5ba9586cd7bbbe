// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <cli/context.hpp>

namespace amends::cli {

enum class Colour;

/// A value of the configuration and the file it came from.
struct ConfigValue {
    std::string key, value, file;
};

/// The configuration: $XDG_CONFIG_HOME/amends/config.yaml over /etc/amends/config.yaml. Files that are not there are none.
struct Config {
    std::optional<std::string> db, agent, pager, editor;
    std::optional<Colour> colour;
    std::vector<ConfigValue> values;  ///< as read, the deciding one of each key
};

/// Throws Error{bad_data} for a file that can't be read, and for an unknown key, naming the nearest known one.
Config read_config(const Environment& environment);

}  // namespace amends::cli
