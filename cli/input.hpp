// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include <amends/intake/bytes.hpp>

namespace amends::cli {

/// A file that is read from its beginning to its end, or standard input for `-`. Throws Error: {not_found} no such file,
/// {bad_data} a folder, {io}.
class Input {
public:
    explicit Input(const std::string& file);
    ~Input();
    Input(const Input&) = delete;
    Input& operator=(const Input&) = delete;

    /// Whether the input begins so; reads no more than that, and what was read is given again by `reader`.
    bool begins_with(std::string_view start);
    /// Reads on from the beginning. Must not outlive this.
    ReadBytes reader();

private:
    std::size_t read_some(char* buffer, std::size_t size);

    std::string name_;
    int descriptor_;
    std::string ahead_;
};

}  // namespace amends::cli
