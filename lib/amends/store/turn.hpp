// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace amends::store {

/// A place in the line of those who write to a desk: writers wait for a lock on a file beside it, first come, first
/// served, so that none starves (SQLite's own waiting is a lottery). Held until destroyed, also when the process is
/// killed. Where the file can't be made, there is no line, and SQLite's lock alone decides. Throws Error{try_again} after
/// sqlite::Database::kLongestWait.
class Turn {
public:
    explicit Turn(const std::string& desk_file);
    ~Turn();
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

    /// The name of the file that writers of this desk wait for.
    static std::string file_of(const std::string& desk_file) { return desk_file + "-line"; }

private:
    int descriptor_;
};

}  // namespace amends::store
