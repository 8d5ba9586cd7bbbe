// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <cli/context.hpp>

namespace amends::cli {

enum class Colour;

/// A value of the configuration and the file it came from.
struct ConfigValue {
    std::string key, value, file;
};

/// The mail program where the configuration names none.
inline constexpr std::string_view kSendmail = "/usr/sbin/sendmail";

/// The configuration: $XDG_CONFIG_HOME/amends/config.yaml over /etc/amends/config.yaml. Files that are not there are none.
struct Config {
    std::optional<std::string> db, agent, pager, editor;
    std::optional<std::string> sendmail;   ///< the program that takes letters
    std::optional<std::string> mail_from;  ///< the address that letters come from
    std::optional<std::string> team;       ///< the address that is reminded where nobody owns a ticket
    std::optional<Colour> colour;
    std::vector<ConfigValue> values;  ///< as read, the deciding one of each key

    /// The file that says what holds for a key; empty: none does.
    [[nodiscard]] std::string file_of(std::string_view key) const;
};

/// Throws Error{bad_data} for a file that can't be read, and for an unknown key, naming the nearest known one.
Config read_config(const Environment& environment);

}  // namespace amends::cli
