// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace amends {

/// Whether a text can be one e-mail address and nothing else: something on both sides of the only `@`, and nothing that a
/// mail program could read as a second address, a header or an option. Not whether anybody is reached by it.
bool is_address(std::string_view text);

}  // namespace amends
