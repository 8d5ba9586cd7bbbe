// SPDX-License-Identifier: MIT
#pragma once

#include <amends/base/text.hpp>

namespace amends {

/// A text on one line: its line breaks, and the blanks about them, are one blank each. Nothing else of it changes.
Text one_line(const Text& text);

}  // namespace amends
