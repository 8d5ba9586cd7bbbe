// SPDX-License-Identifier: MIT
#include <date/tz.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <map>
#include <optional>

#include <amends/calendar/zone.hpp>

// Every zone of the machine's database, compared with two other readers of it: the library `date` up to where its
// files list the changes, and the C library, which knows the rule behind them.

namespace amends {
namespace {

const Instant kListed = Instant{std::chrono::sys_days{std::chrono::year{2037} / 1 / 1}};
const Instant kRuled = Instant{std::chrono::sys_days{std::chrono::year{2101} / 1 / 1}};

/// Zones with their oracle; those that count leap seconds apart, which are not ours to read.
void for_zones(const std::function<void(const Zone&, const date::time_zone&)>& each) {
    std::size_t count = 0;
    for (const date::time_zone& oracle : date::get_tzdb().zones) {
        CAPTURE(oracle.name());
        if (oracle.name().starts_with("right/")) continue;
        const auto zone = Zone::load(oracle.name());
        CHECK(zone.has_value());
        if (!zone) continue;
        each(*zone, oracle);
        ++count;
    }
    CHECK(count > 300);
}

Offset offset_of(const date::sys_info& info) { return {info.offset, info.abbrev}; }

bool agrees(const Zone& zone, const date::time_zone& oracle, Instant instant) {
    return zone.at(instant) == offset_of(oracle.get_info(instant));
}

bool agrees_backwards(const Zone& zone, const date::time_zone& oracle, Seconds local) {
    const auto info = oracle.get_info(date::local_seconds{local});
    const LocalTime time{local};
    const Instant first{local - info.first.offset};
    const Instant second{info.result == date::local_info::ambiguous ? local - info.second.offset
                                                                    : local - info.first.offset};
    return zone.earliest(time) == first && zone.latest(time) == second;
}

/// The local times around a change: both ends of what is skipped or happens twice, the middle, and hours around.
std::vector<Seconds> times_around(Instant change, Seconds before, Seconds after) {
    const Seconds at = change.time_since_epoch();
    const Seconds low = at + std::min(before, after);
    const Seconds high = at + std::max(before, after);
    std::vector<Seconds> times{low - Seconds{1}, low, low + (high - low) / 2, high - Seconds{1}, high};
    for (int hour = -48; hour <= 48; hour += 3) times.push_back(low + std::chrono::hours{hour});
    return times;
}

TEST_CASE("offsets and abbreviations are those of another reader at every listed change") {
    for_zones([](const Zone& zone, const date::time_zone& oracle) {
        CAPTURE(zone.name());
        CHECK(agrees(zone, oracle, kFirstInstant));
        for (auto change = oracle.get_info(kFirstInstant).end; change < kListed; change = oracle.get_info(change).end) {
            if (!agrees(zone, oracle, change - Seconds{1})) FAIL_CHECK("before ", to_string(change));
            if (!agrees(zone, oracle, change)) FAIL_CHECK("from ", to_string(change));
        }
    });
}

TEST_CASE("local times are read as by another reader around every listed change") {
    for_zones([](const Zone& zone, const date::time_zone& oracle) {
        CAPTURE(zone.name());
        for (auto change = oracle.get_info(kFirstInstant).end; change < kListed; change = oracle.get_info(change).end) {
            const Seconds before = oracle.get_info(change - Seconds{1}).offset;
            for (const Seconds local : times_around(change, before, oracle.get_info(change).offset)) {
                if (!agrees_backwards(zone, oracle, local)) FAIL_CHECK("local ", to_string(Instant{local}));
            }
        }
    });
}

/// The C library set to a zone, until it goes.
class LibraryZone {
public:
    explicit LibraryZone(const std::string& name) {
        if (const char* set = std::getenv("TZ")) before_ = set;
        ::setenv("TZ", (":" + name).c_str(), 1);
        ::tzset();
    }
    ~LibraryZone() {
        before_ ? ::setenv("TZ", before_->c_str(), 1) : ::unsetenv("TZ");
        ::tzset();
    }
    LibraryZone(const LibraryZone&) = delete;
    LibraryZone& operator=(const LibraryZone&) = delete;

    [[nodiscard]] Offset at(Instant instant) const {
        const std::time_t time = instant.time_since_epoch().count();
        std::tm parts{};
        ::localtime_r(&time, &parts);
        return {Seconds{parts.tm_gmtoff}, parts.tm_zone};
    }

private:
    std::optional<std::string> before_;
};

/// The first second in (low, high] at which the offset is no longer that of `low`.
Instant change_between(const LibraryZone& library, Instant low, Instant high) {
    const Offset before = library.at(low);
    while (high - low > Seconds{1}) {
        const Instant middle = low + (high - low) / 2;
        (library.at(middle) == before ? low : high) = middle;
    }
    return high;
}

/// Both sides of a change by the rule, for instants and for local times.
void check_ruled_change(const Zone& zone, const LibraryZone& library, Instant change) {
    CAPTURE(to_string(change));
    const Offset before = library.at(change - Seconds{1});
    const Offset after = library.at(change);
    CHECK(zone.at(change - Seconds{1}) == before);
    CHECK(zone.at(change) == after);
    const Seconds at = change.time_since_epoch();
    const Seconds from = at + std::min(before.from_utc, after.from_utc);
    const Seconds until = at + std::max(before.from_utc, after.from_utc);
    const bool skips = before.from_utc < after.from_utc;
    for (const Seconds local : {from, from + (until - from) / 2, until - Seconds{1}}) {
        if (from == until) continue;
        CHECK(zone.earliest(LocalTime{local}) == Instant{local - before.from_utc});
        CHECK(zone.latest(LocalTime{local}) == Instant{local - (skips ? before.from_utc : after.from_utc)});
    }
    const LocalTime just_before{from - Seconds{1}};
    CHECK(zone.earliest(just_before) == Instant{from - Seconds{1} - before.from_utc});
    CHECK(zone.latest(just_before) == Instant{from - Seconds{1} - before.from_utc});
    CHECK(zone.earliest(LocalTime{until}) == Instant{until - after.from_utc});
    CHECK(zone.latest(LocalTime{until}) == Instant{until - after.from_utc});
}

TEST_CASE("the rule behind the listed changes is that of the C library until 2100") {
    constexpr std::chrono::days kStep{5};
    for_zones([&](const Zone& zone, const date::time_zone&) {
        CAPTURE(zone.name());
        const LibraryZone library{zone.name()};
        for (Instant week = kListed; week < kRuled; week += kStep) {
            if (!(zone.at(week) == library.at(week))) FAIL_CHECK("at ", to_string(week));
            if (library.at(week) == library.at(week + kStep)) continue;
            check_ruled_change(zone, library, change_between(library, week, week + kStep));
        }
    });
}

}  // namespace
}  // namespace amends
