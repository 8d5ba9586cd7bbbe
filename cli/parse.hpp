// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <cli/option.hpp>

namespace amends::cli {

/// Reads the words of a command line into the options that describe it. Throws Error{usage} that names everything that is
/// wrong at once: unknown options with the nearest known one, missing ones, values that can't be read.
void parse(const std::vector<Option>& options, std::vector<std::string> words, const Setting& setting);

}  // namespace amends::cli
