// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <amends/base/instant.hpp>

namespace amends::cli {

/// Another program to run, without a shell.
struct Program {
    std::vector<std::string> arguments;  ///< the first is the program: a path, or a name that is looked up in PATH
    std::vector<std::pair<std::string, std::string>> variables = {};  ///< added to the environment
    std::string input = {};              ///< what it reads from standard input, complete before it starts
    Seconds limit{};                     ///< then it is killed with all that it started
};

/// How a program ended.
struct ProgramEnd {
    bool in_time = true;
    int code = 0;        ///< its exit code, or 128 plus the signal that ended it
    std::string output;  ///< the first kMostOutput bytes of what it printed to either stream; the rest was read and dropped

    [[nodiscard]] bool good() const { return in_time && code == 0; }
    /// How it failed, in a clause: `ended with code 3`, `was still running after 30 s`.
    [[nodiscard]] std::string failure(Seconds limit) const;
};
inline constexpr std::size_t kMostOutput = 4096;

/// Throws Error{io} for a program that is not there or can't be run. A name without a slash is looked for in the folders
/// of `path`.
void check_program(const std::string& program, const std::string& path);

/// Runs it to its end. Throws Error{io} where no process can be made.
ProgramEnd run_program(const Program& program);

}  // namespace amends::cli
