// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <amends/calendar/zone.hpp>
#include <tests/temporary_folder.hpp>

namespace amends {
namespace {

Instant at(std::string_view text) { return parse_rfc3339(text).value(); }

/// A folder of zones of our own.
class Folder {
public:
    [[nodiscard]] std::string path() const { return folder_.path().string(); }
    [[nodiscard]] Result<Zone> load(const std::string& bytes) const {
        std::ofstream{folder_.file("Zone"), std::ios::binary} << bytes;
        return Zone::load("Zone", path());
    }

private:
    tests::TemporaryFolder folder_;
};

std::string big_endian(std::int64_t value, int size) {
    std::string bytes;
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift);
    return bytes;
}

/// A compiled zone as RFC 8536 describes it, with two types: `AAA` of one hour and `BBB` of two.
struct File {
    char version = '2';
    std::vector<std::int64_t> times = {1'000, 2'000};
    std::string which = {"\1\0", 2};
    std::int64_t first_offset = 3'600;
    int types = 2;
    int leaps = 0;
    std::int64_t letters = 8;
    char name_at = 4;
    std::string footer = "\nAAA-1\n";

    [[nodiscard]] std::string header() const {
        std::string bytes = "TZif";
        bytes += version;
        bytes += std::string(15, '\0') + big_endian(0, 4) + big_endian(0, 4) + big_endian(leaps, 4);
        return bytes + big_endian(static_cast<std::int64_t>(times.size()), 4) + big_endian(types, 4) +
               big_endian(letters, 4);
    }
    [[nodiscard]] std::string body(int time_size) const {
        std::string bytes;
        for (const auto time : times) bytes += big_endian(time, time_size);
        bytes += which;
        if (types > 0) bytes += big_endian(first_offset, 4) + std::string(2, '\0');
        if (types > 1) bytes += big_endian(7'200, 4) + '\1' + name_at;
        bytes += std::string("AAA\0BBB\0", 8);
        return bytes + std::string(static_cast<std::size_t>(leaps * (time_size + 4)), '\0');
    }
    [[nodiscard]] std::string bytes() const {
        if (version == '\0') return header() + body(4);
        return header() + body(4) + header() + body(8) + footer;
    }
};

std::string read_all(const std::string& path) {
    std::ostringstream bytes;
    bytes << std::ifstream{path, std::ios::binary}.rdbuf();
    return bytes.str();
}

TEST_CASE("UTC needs no file") {
    const Zone zone = Zone::utc();
    CHECK(zone.name() == "UTC");
    for (const Instant instant : {kFirstInstant, at("2026-07-01T00:00:00Z"), kLastInstant}) {
        CHECK(zone.at(instant) == Offset{Seconds{0}, "UTC"});
        CHECK(zone.earliest(zone.to_local(instant)) == instant);
        CHECK(zone.latest(zone.to_local(instant)) == instant);
    }
}

TEST_CASE("names that lead nowhere or out of the folder are refused") {
    const std::string long_name(256, 'a');
    const auto rows = std::to_array<std::string_view>(
        {"", "/", "/etc/passwd", "..", "../passwd", "Europe/../UTC", "Europe", "Europe/", "Europe/Nowhere",
         "europe berlin", "tzdata.zi", "Europe\\Berlin", "Europe/Berlin\n", "zone1970.tab", ":UTC", "%s", "leapseconds",
         long_name, std::string_view{"UTC\0", 4}});
    for (const auto row : rows) {
        CAPTURE(row);
        const auto zone = Zone::load(row);
        REQUIRE_FALSE(zone);
        CHECK(zone.error().code == Code::bad_data);
    }
}

TEST_CASE("no database at all names the package") {
    const auto zone = Zone::load("Europe/Berlin", "/nowhere/zoneinfo");
    REQUIRE_FALSE(zone);
    CHECK(zone.error().code == Code::not_found);
    CHECK(zone.error().hint.find("tzdata") != std::string::npos);
}

TEST_CASE("a zone that counts leap seconds is refused") {
    const Folder folder;
    CHECK(folder.load(File{}.bytes()));
    const auto zone = folder.load(File{.leaps = 1}.bytes());
    REQUIRE_FALSE(zone);
    CHECK(zone.error().code == Code::bad_data);
}

TEST_CASE("a small zone is read as it says") {
    const Folder folder;
    for (const char version : {'\0', '2', '3', '4'}) {
        CAPTURE(static_cast<int>(version));
        const auto zone = folder.load(File{.version = version}.bytes());
        REQUIRE(zone);
        CHECK(zone->name() == "Zone");
        CHECK(zone->at(Instant{Seconds{999}}) == Offset{Seconds{3'600}, "AAA"});
        CHECK(zone->at(Instant{Seconds{1'000}}) == Offset{Seconds{7'200}, "BBB"});
        CHECK(zone->at(Instant{Seconds{1'999}}) == Offset{Seconds{7'200}, "BBB"});
        CHECK(zone->at(Instant{Seconds{2'000}}) == Offset{Seconds{3'600}, "AAA"});
    }
}

TEST_CASE("behind the last change goes the rule or else the last offset") {
    const Folder folder;
    const Instant later{Seconds{1'000'000}};
    CHECK(folder.load(File{.footer = "\nCCC-5\n"}.bytes())->at(later) == Offset{Seconds{18'000}, "CCC"});
    CHECK(folder.load(File{.footer = "\n\n"}.bytes())->at(later) == Offset{Seconds{3'600}, "AAA"});
    CHECK(folder.load(File{.times = {}, .which = "", .footer = "\n\n"}.bytes())->at(later) ==
          Offset{Seconds{3'600}, "AAA"});
}

TEST_CASE("damaged files are refused") {
    const Folder folder;
    struct Row {
        std::string what;
        std::string bytes;
    };
    const std::string good = File{}.bytes();
    const auto rows =
        std::to_array<Row>({{"empty", ""},
                            {"other magic", "TZIF" + good.substr(4)},
                            {"no types", File{.types = 0}.bytes()},
                            {"unknown type", File{.which = {"\1\2", 2}}.bytes()},
                            {"times out of order", File{.times = {2'000, 1'000}}.bytes()},
                            {"offset of 26 hours and a second", File{.first_offset = 93'601}.bytes()},
                            {"offset of minus 26 hours and a second", File{.first_offset = -93'601}.bytes()},
                            {"name behind the letters", File{.name_at = 8}.bytes()},
                            {"huge count", File{.letters = 0x7FFFFFFF}.bytes()},
                            {"negative count", File{.letters = -1}.bytes()},
                            {"no footer", File{.footer = ""}.bytes()},
                            {"half a footer", File{.footer = "\n"}.bytes()},
                            {"open footer", File{.footer = "\nAAA-1"}.bytes()},
                            {"footer without its first line end", File{.footer = "AAA-1\n"}.bytes()},
                            {"unreadable rule", File{.footer = "\nAAA-1BBB,M3\n"}.bytes()},
                            {"too large", good + std::string(1U << 20U, 'a')}});
    for (const Row& row : rows) {
        CAPTURE(row.what);
        const auto zone = folder.load(row.bytes);
        REQUIRE_FALSE(zone);
        CHECK(zone.error().code == Code::bad_data);
    }
    CHECK(folder.load(File{.first_offset = 93'600}.bytes()));
    CHECK(folder.load(File{.first_offset = -93'600}.bytes()));
    CHECK(folder.load(File{.name_at = 7}.bytes()));
}

TEST_CASE("a file cut short anywhere is refused") {
    const Folder folder;
    for (const std::string& good :
         {File{}.bytes(), File{.version = '\0'}.bytes(), read_all("/usr/share/zoneinfo/Europe/Berlin")}) {
        REQUIRE(folder.load(good));
        for (std::size_t size = 0; size < good.size(); ++size) {
            if (folder.load(good.substr(0, size))) FAIL_CHECK("taken with ", size, " bytes of ", good.size());
        }
    }
}

TEST_CASE("a file with any bytes changed is read or refused and never harms") {
    const Folder folder;
    const std::string good = read_all("/usr/share/zoneinfo/Europe/Berlin");
    CHECK(rc::check("some bytes changed", [&] {
        std::string bytes = *rc::gen::element(good, File{}.bytes());
        const auto changes = *rc::gen::inRange(1, 5);
        for (int n = 0; n < changes; ++n)
            bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())] = *rc::gen::arbitrary<char>();
        const auto zone = folder.load(bytes);
        if (!zone) RC_ASSERT(zone.error().code == Code::bad_data);
        if (!zone) return;
        for (const Instant instant :
             {kFirstInstant, at("2026-07-01T00:00:00Z"), at("2050-07-01T00:00:00Z"), kLastInstant}) {
            static_cast<void>(zone->earliest(zone->to_local(instant)));
            static_cast<void>(zone->latest(zone->to_local(instant)));
        }
    }));
}

TEST_CASE("what is no file is refused") {
    const Folder folder;
    std::filesystem::create_directory(folder.path() + "/Area");
    const auto zone = Zone::load("Area", folder.path());
    REQUIRE_FALSE(zone);
    CHECK(zone.error().code == Code::bad_data);
}

TEST_CASE("skipped times move behind the gap and doubled ones come first or second") {
    struct Row {
        std::string_view zone;
        std::string_view local;  ///< as if it were UTC
        std::string_view earliest;
        std::string_view latest;
    };
    const auto rows = std::to_array<Row>(
        {{"Europe/Berlin", "2026-03-29T01:59:59Z", "2026-03-29T00:59:59Z", "2026-03-29T00:59:59Z"},
         {"Europe/Berlin", "2026-03-29T02:00:00Z", "2026-03-29T01:00:00Z", "2026-03-29T01:00:00Z"},
         {"Europe/Berlin", "2026-03-29T02:59:59Z", "2026-03-29T01:59:59Z", "2026-03-29T01:59:59Z"},
         {"Europe/Berlin", "2026-03-29T03:00:00Z", "2026-03-29T01:00:00Z", "2026-03-29T01:00:00Z"},
         {"Europe/Berlin", "2026-10-25T01:59:59Z", "2026-10-24T23:59:59Z", "2026-10-24T23:59:59Z"},
         {"Europe/Berlin", "2026-10-25T02:00:00Z", "2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z"},
         {"Europe/Berlin", "2026-10-25T02:59:59Z", "2026-10-25T00:59:59Z", "2026-10-25T01:59:59Z"},
         {"Europe/Berlin", "2026-10-25T03:00:00Z", "2026-10-25T02:00:00Z", "2026-10-25T02:00:00Z"},
         {"Pacific/Apia", "2011-12-30T12:00:00Z", "2011-12-30T22:00:00Z", "2011-12-30T22:00:00Z"},
         {"Australia/Lord_Howe", "2026-10-04T02:15:00Z", "2026-10-03T15:45:00Z", "2026-10-03T15:45:00Z"},
         {"Australia/Lord_Howe", "2026-04-05T01:45:00Z", "2026-04-04T14:45:00Z", "2026-04-04T15:15:00Z"}});
    for (const Row& row : rows) {
        CAPTURE(row.zone);
        CAPTURE(row.local);
        const Zone zone = Zone::load(row.zone).value();
        const LocalTime time{at(row.local).time_since_epoch()};
        CHECK(to_string(zone.earliest(time)) == row.earliest);
        CHECK(to_string(zone.latest(time)) == row.latest);
    }
}

TEST_CASE("every instant is the earliest or the latest of its local time") {
    CHECK(rc::check("there and back", [] {
        const auto name = *rc::gen::element<std::string>("Europe/Berlin", "America/New_York", "Australia/Lord_Howe",
                                                         "Africa/Casablanca");
        const Zone zone = Zone::load(name).value();
        const Instant instant{Seconds{*rc::gen::inRange<std::int64_t>(0, kLastInstant.time_since_epoch().count() + 1)}};
        const LocalTime time = zone.to_local(instant);
        RC_ASSERT(zone.earliest(time) <= zone.latest(time));
        RC_ASSERT(zone.earliest(time) == instant || zone.latest(time) == instant);
    }));
}

}  // namespace
}  // namespace amends
