// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

namespace amends::cli {

/// The checks of the shipped playbook `abc`, prepared when the program was built, and the key of the text they were
/// prepared from: they stand for that text alone.
extern const std::uint64_t kShippedKey;
extern const std::string_view kShippedChecks;

}  // namespace amends::cli
