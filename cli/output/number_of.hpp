// SPDX-License-Identifier: MIT
#pragma once

#include <fmt/format.h>

#include <concepts>
#include <string>
#include <string_view>

namespace amends::cli {

/// `1 ticket`, `2 tickets`, `0 tickets`.
std::string number_of(std::integral auto count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace amends::cli
