// SPDX-License-Identifier: MIT
#pragma once

#include <amends/base/instant.hpp>
#include <amends/base/span.hpp>

namespace amends {

/// The moment at which `span` has passed since `start`, by the calendar `always` (day and night, every day, in UTC):
/// open time passes as real time does, and `3bd` ends with the third day after that of `start`.
Instant reckon(Instant start, const Span& span);

}  // namespace amends
