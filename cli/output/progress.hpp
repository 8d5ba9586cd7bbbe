// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

#include <cli/context.hpp>

namespace amends::cli {

/// One line on standard error that is written over, on a terminal only.
class Progress {
public:
    explicit Progress(Context& context) : context_{context} {}
    ~Progress() = default;
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void show(std::int64_t done, std::string_view what);
    /// Wipes the line, before something else is said.
    void clear();

private:
    Context& context_;
    bool shown_ = false;
};

}  // namespace amends::cli
