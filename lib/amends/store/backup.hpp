// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <amends/store/sqlite.hpp>

namespace amends::store {

/// Makes `copy` a whole and sound copy of the desk as it is at one moment, whoever writes to it meanwhile; a file of that name
/// is replaced once the copy is checked and synced. Only those who may read the desk may read the copy. Throws Error{io},
/// {bad_data} where the desk itself is damaged.
void back_up(sqlite::Database& desk, const std::string& copy);

}  // namespace amends::store
