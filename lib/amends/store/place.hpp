// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace amends::store {

/// Throws Error unless a desk can safely lie at `file`, which is there: {not_found} nothing there, {bad_data} a folder or
/// something else that is no file, {io} a file system whose locks or syncs lose what was acknowledged.
void check_place(const std::string& file);

/// The same for a file that is about to be made in its folder.
void check_new_place(const std::string& file);

}  // namespace amends::store
