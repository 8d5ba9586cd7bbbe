// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <cli/context.hpp>

namespace amends::cli {

/// Runs one command line (without the program's name) and returns the exit code. Everything that goes wrong inside is
/// told here, once: as a message and a hint, or as a JSON object under --json.
int run(std::vector<std::string> words, const Environment& environment, Sink& out, Sink& err);

}  // namespace amends::cli
