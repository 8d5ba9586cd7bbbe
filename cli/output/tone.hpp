// SPDX-License-Identifier: MIT
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include <cli/context.hpp>

namespace amends::cli {

/// What colour says, never alone: the words say it, too.
enum class Tone { heading, urgent };

/// The text, which must be safe to show, in its tone where standard output has colour.
inline std::string toned(const Context& context, Tone tone, std::string_view text) {
    if (!context.globals.colour || context.globals.format != Format::table || text.empty()) return std::string{text};
    return fmt::format("\033[{}m{}\033[0m", tone == Tone::heading ? "1" : "31", text);
}

}  // namespace amends::cli
