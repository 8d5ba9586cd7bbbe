// SPDX-License-Identifier: MIT
#pragma once

#include <cli/command.hpp>

namespace amends::cli {

/// The manual page of a command, or of the program when it is null, as man(7) source. Returns 0.
int print_man(const Command* command, Sink& out);

}  // namespace amends::cli
