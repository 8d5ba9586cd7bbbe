// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <amends/base/instant.hpp>
#include <amends/base/money.hpp>
#include <amends/calendar/zone.hpp>
#include <cli/option.hpp>
#include <cli/sink.hpp>

namespace amends {
class Desk;
}

namespace amends::cli {

/// All that `main` asked the machine for, once.
struct Environment {
    std::map<std::string, std::string, std::less<>> variables;
    std::string login;          ///< the login name, or empty
    std::string program_folder; ///< where the running program lies, or empty
    Instant now{};              ///< of the system's clock
    bool in_is_terminal = false, out_is_terminal = false, err_is_terminal = false;
    int columns = 80;           ///< of the terminal

    [[nodiscard]] std::optional<std::string> variable(std::string_view name) const;
};

/// How results are printed.
enum class Format { table, plain, json, jsonl };

/// The options that every command takes, after the environment and the configuration had their say.
struct Globals {
    std::string desk_file;
    std::string agent;
    Format format = Format::table;
    std::vector<std::string> fields;  ///< `--fields`, empty: the command's own
    bool quiet = false;               ///< print ids only
    bool yes = false;
    bool no_input = false;
    bool colour = false;              ///< on standard output
    bool pager = true;
};

/// Everything a command may touch. A command never reads the environment, the clock or the standard streams itself.
struct Context {
    Sink& out;  ///< results only: safe to pipe
    Sink& err;  ///< everything said to a person
    const Environment& environment;
    Globals globals;
    Instant now;                        ///< one run sees one moment
    std::function<const Zone&()> zone;  ///< the local zone, loaded when first asked for
    Desk* desk = nullptr;               ///< null where the command's Need says nothing
    std::string unsent_text = {};       ///< the file of a text written in an editor, until it was sent; empty: none

    [[nodiscard]] bool json() const { return globals.format == Format::json || globals.format == Format::jsonl; }
    /// May ask a question: standard input and output are terminals, and nobody said not to.
    [[nodiscard]] bool may_ask() const {
        return environment.in_is_terminal && environment.out_is_terminal && !globals.no_input && !globals.yes;
    }
};

}  // namespace amends::cli
