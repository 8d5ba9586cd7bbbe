// SPDX-License-Identifier: MIT
#include <cli/context.hpp>

namespace amends::cli {

std::optional<std::string> Environment::variable(std::string_view name) const {
    const auto found = variables.find(name);
    if (found == variables.end()) return std::nullopt;
    return found->second;
}

}  // namespace amends::cli
