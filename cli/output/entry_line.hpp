// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <amends/desk/desk.hpp>
#include <cli/context.hpp>

namespace amends::cli {

/// What an entry of the journal says, in a line: `closed: satisfied, cause product/defect  The new one works.` Safe to show;
/// a text that was erased is named so.
std::string entry_line(const store::Entry& entry, const Context& context);

}  // namespace amends::cli
