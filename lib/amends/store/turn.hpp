// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string>

namespace amends::store {

/// A place in the line of those who write to a desk: writers wait for a lock on a file beside it, first come, first
/// served, so that none starves (SQLite's own waiting is a lottery). Held until destroyed, also when the process is
/// killed. Where the file can't be made, there is no line, and SQLite's lock alone decides. Throws Error{try_again} after
/// sqlite::Database::kLongestWait.
class Turn {
public:
    /// What one waits for: to write to the desk, or to deliver its reminders, so that two runs don't both deliver one.
    enum class Line { writers, reminders };
    explicit Turn(const std::string& desk_file, Line line = Line::writers);
    ~Turn();
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

    /// How long it took until it came.
    [[nodiscard]] std::chrono::milliseconds waited() const noexcept { return waited_; }

    /// The name of the file whose lock those in that line wait for.
    static std::string file_of(const std::string& desk_file, Line line = Line::writers) {
        return desk_file + (line == Line::writers ? "-line" : "-reminders");
    }

private:
    int descriptor_;
    std::chrono::milliseconds waited_{0};
};

}  // namespace amends::store
