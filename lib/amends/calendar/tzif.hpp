// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <amends/calendar/zone.hpp>

namespace amends {

/// From `at` on the offset holds.
struct OffsetChange {
    Instant at;
    Offset offset;
};

/// What a compiled file of the tz database (TZif, RFC 8536) says.
struct Tzif {
    Offset first;                       ///< before the first change
    std::vector<OffsetChange> changes;  ///< in order
    std::string rule;                   ///< of POSIX, for what comes behind the last change; may be empty
};

/// nullopt for what is damaged, and for a zone that counts leap seconds, as those in `right/` do and an Instant does not.
std::optional<Tzif> read_tzif(std::string_view file);

/// Larger files are no zones.
inline constexpr std::size_t kMostTzifBytes = std::size_t{1} << 20U;

}  // namespace amends
