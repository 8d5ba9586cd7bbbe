// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include <amends/base/result.hpp>

namespace amends {

/// A name that another system or a person gave to something: an idempotency key, the key of a row that is imported, a
/// cause. 1 to 256 bytes of UTF-8 without control characters, so that it can stand in a column, in JSON and on a line.
/// Refuses (usage) everything else.
Result<std::string> parse_key(std::string_view text);

}  // namespace amends
