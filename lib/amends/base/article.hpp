// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace amends {

/// `a kind`, `an outcome`.
std::string with_article(std::string_view noun);

}  // namespace amends
