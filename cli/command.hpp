// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include <cli/column.hpp>
#include <cli/context.hpp>
#include <cli/option.hpp>

namespace amends::cli {

/// What is opened before a command runs. `desk_or_nothing`: the command works without a desk too.
enum class Need { nothing, desk_to_read, desk_to_change, desk_or_nothing };

/// The headings of `amends help`, in order.
enum class Group { start, take_in, answer, decide, follow, finish, look, desk, help };

struct Example {
    std::string_view line;  ///< as typed, with `amends`
    std::string_view does;  ///< what it does, one clause
};

/// An exit code beyond 0, 2, 3, 70, 74 and 75, which every command may give, and when it is given.
struct ExitNote {
    int code = 0;
    std::string_view when;
};

/// A command as data, and what it does. Made for the one command that was named.
struct Definition {
    std::string_view description;  ///< what it is for: a paragraph or two, wrapped when shown
    std::vector<Example> examples;
    std::vector<ExitNote> exits = {};
    std::string_view rules = {};   ///< the rules of recovery it serves: `TEN-2, ABC-K`
    std::vector<Option> options = {};
    std::span<const Column> columns = {};  ///< of the list that it prints, which --fields chooses from; empty: none
    std::function<bool()> without_desk = {};  ///< of what was typed: no desk is opened after all, whatever the command's Need
    std::function<int(Context&)> run;  ///< returns the exit code; throws Error
};

struct Command {
    std::string_view name;     ///< `playbook check`: a command may have two words
    Group group;
    Need need;
    std::string_view summary;  ///< one imperative clause, for the list of commands
    Definition (*define)();
};

/// Every command, in the order of help.
std::span<const Command> commands();

}  // namespace amends::cli
