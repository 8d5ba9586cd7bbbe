// SPDX-License-Identifier: MIT
#pragma once

#include <functional>

#include <amends/calendar/zone.hpp>
#include <cli/context.hpp>

namespace amends::cli {

/// The local zone: of TZ, else of the machine, else UTC. Loaded when it is first asked for, which throws Error for a TZ that
/// names none.
std::function<const Zone&()> local_zone(const Environment& environment);

}  // namespace amends::cli
