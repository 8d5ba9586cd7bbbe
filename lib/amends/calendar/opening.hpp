// SPDX-License-Identifier: MIT
#pragma once

#include <amends/base/instant.hpp>

namespace amends {

/// A stretch of open time: from `from` up to, not including, `to`.
struct Opening {
    Instant from, to;
    bool operator==(const Opening&) const = default;
};

}  // namespace amends
