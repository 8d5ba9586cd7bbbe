// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <amends/base/instant.hpp>

namespace amends {

/// A civil time of day on a calendar day, without a zone.
using LocalTime = std::chrono::local_seconds;

/// How a zone reads the clock at one instant.
struct Offset {
    Seconds from_utc{0};
    std::string abbreviation;  ///< `CET`
    bool operator==(const Offset&) const = default;
};

/// Instants far outside what amends accepts, for what has no beginning or no end.
inline constexpr Instant kDistantPast{Seconds{-900'000'000'000}};
inline constexpr Instant kDistantFuture{Seconds{900'000'000'000}};

/// A time between two changes of a zone's offset.
struct SteadyTime {
    Instant from, to;        ///< up to, not including, `to`
    Seconds from_utc{0};
    LocalTime first, last;   ///< local times from `first` to `last` are read by this offset and no other
};

/// A time zone of the tz database, read from the machine's compiled files (TZif, RFC 8536). A value: cheap to copy.
class Zone {
public:
    /// Needs no file.
    static Zone utc();
    /// An IANA name (`Europe/Berlin`) in `folder`. Refuses (bad_data) names that lead out of the folder, unknown zones
    /// and damaged files; refuses (not_found), with the package to install as hint, where there is no database at all.
    static Result<Zone> load(std::string_view name, const std::string& folder = "/usr/share/zoneinfo");

    [[nodiscard]] const std::string& name() const noexcept;
    /// Good as long as a copy of the zone is.
    [[nodiscard]] const Offset& at(Instant instant) const;
    [[nodiscard]] SteadyTime steady_at(Instant instant) const;
    [[nodiscard]] LocalTime to_local(Instant instant) const;
    /// A local time that the zone skips moves by the length of the gap to after it; of one that happens twice, the first.
    [[nodiscard]] Instant earliest(LocalTime local) const;
    /// The same, but of a time that happens twice, the second.
    [[nodiscard]] Instant latest(LocalTime local) const;

private:
    struct Rules;
    [[nodiscard]] Instant changed_before(Instant instant) const;
    [[nodiscard]] Instant changes_after(Instant instant) const;
    explicit Zone(std::shared_ptr<const Rules> rules);
    std::shared_ptr<const Rules> rules_;
};

/// The names that people choose from (those of zone1970.tab in `folder`, and UTC); only UTC where there is no such list.
std::vector<std::string> zone_names(const std::string& folder = "/usr/share/zoneinfo");

/// The release of the tz database in `folder`, such as `2025b`; `unknown` where it does not say.
std::string tz_database_version(const std::string& folder = "/usr/share/zoneinfo");

}  // namespace amends
