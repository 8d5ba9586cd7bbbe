// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <cli/command.hpp>

namespace amends::cli {

/// The help of a command, or of all when it is null. Returns 0.
int print_help(const Command* command, const Environment& environment, Sink& out);

/// `text` broken at spaces so that no line has more than `columns`; line feeds stay.
std::string wrapped(std::string_view text, std::size_t columns, std::string_view indent);

/// The heading of a group of commands.
std::string_view heading(Group group);

/// The exit codes of a command, in order: its own, and those of wrong use and of what is not there.
std::vector<ExitNote> exit_notes(const Definition& definition);

/// `amends note ID TEXT [OPTIONS]`
std::string usage_of(const Command& command, const Definition& definition);

/// What an option means, what it may be, and whether it may come again.
std::string meaning_of(const Option& option);

/// A topic of `amends help TOPIC`.
struct Topic {
    std::string_view name, summary, text;
};
std::span<const Topic> topics();

}  // namespace amends::cli
