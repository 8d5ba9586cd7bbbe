// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace amends {

/// Words one after the other; `none` for no words.
std::string joined(const std::vector<std::string>& words, std::string_view between = ", ");

}  // namespace amends
