// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <amends/base/error.hpp>
#include <amends/base/text.hpp>
#include <cli/config.hpp>
#include <cli/context.hpp>
#include <cli/option.hpp>

namespace amends::cli {

enum class Colour { automatic, always, never };

/// The options that every command takes, as typed.
struct TypedGlobals {
    std::optional<std::string> db, agent, now;
    std::optional<Colour> colour;
    std::vector<std::string> fields;
    bool json = false, jsonl = false, plain = false, quiet = false, yes = false, no_input = false, no_pager = false;
};

std::vector<Option> global_options(TypedGlobals& into);

/// What holds after the command line, the environment, the configuration and the defaults, in this order.
Globals resolve(const TypedGlobals& typed, const Environment& environment, const Config& config);

/// What holds where nobody says anything: `$XDG_DATA_HOME/amends/desk.db`, and the login name.
std::string default_desk_file(const Environment& environment);
std::string default_agent(const Environment& environment);

/// A value, or the refusal of it, which says what it came from: an option, a variable, a file.
template <typename T>
T or_throw_from(std::string_view origin, Result<T> value) {
    if (value) return *std::move(value);
    Refusal refusal = value.error();
    refusal.message = std::string{origin} + ": " + visible_line(refusal.message);
    throw Error{std::move(refusal)};
}

/// The value of an option of this name among unparsed words, `--now X` or `--now=X`; nullopt where it is not given.
std::optional<std::string> value_among(const std::vector<std::string>& words, std::string_view name);

}  // namespace amends::cli

namespace amends {
template <>
struct Vocabulary<cli::Colour> {
    static constexpr std::string_view kName = "way to colour";
    static constexpr auto kWords = std::to_array<std::string_view>({"auto", "always", "never"});
};
}  // namespace amends
