// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <tests/playbook/support.hpp>

using namespace amends;
using namespace std::chrono_literals;
using test::faults;
using test::with;

namespace {

using Faults = std::vector<std::string>;

const std::string kChristmas =
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261227\nEND:VEVENT\nEND:VCALENDAR\n";

/// Finds files as the program does, named with the folder of the playbook.
FindPlaybook files(std::map<std::string, std::string> texts) {
    return [texts = std::move(texts)](const std::string& name, const PlaybookSource& from) -> Result<PlaybookSource> {
        const auto found = texts.find(name);
        if (found == texts.end()) return refuse(Code::not_found, fmt::format("'{}' does not exist", name));
        return PlaybookSource{from.file + "/" + name, found->second};
    };
}

std::string office(const std::string& keys) {
    return with("calendars:\n  office: {zone: Europe/Berlin, hours: {mon-fri: \"9:00-17:00\"}, " + keys + "}\n");
}

}  // namespace

TEST_CASE("the dates of iCalendar files become holidays, and the playbook stands alone") {
    const auto find = files({{"christmas.ics", kChristmas}});
    const ReadPlaybook read = test::read_text(office("holidays: [\"01-01\", 2026-12-25], holidays_from: [christmas.ics]"), find);
    REQUIRE(read.playbook);
    const std::vector<Holiday> expected{{std::nullopt, std::chrono::January / 1}, {2026, std::chrono::December / 25}, {2026, std::chrono::December / 26}};
    CHECK(read.playbook->calendars.at(0).holidays == expected);
    const ReadPlaybook alone = test::read_text(read.merged, test::find_none());
    REQUIRE(alone.playbook);
    CHECK(alone.playbook->calendars.at(0).holidays == expected);
    CHECK(alone.merged == read.merged);
}

TEST_CASE("a file alone gives the holidays too, and none leaves the text as it is") {
    const auto find = files({{"christmas.ics", kChristmas}});
    CHECK(test::good(office("holidays_from: christmas.ics"), find).calendars.at(0).holidays.size() == 2);
    const std::string none = office("holidays_from: []");
    CHECK(test::read_text(none).merged == none);
}

TEST_CASE("the file of a playbook that is extended is found from there") {
    std::string asked;
    const FindPlaybook find = [&](const std::string& name, const PlaybookSource& from) -> Result<PlaybookSource> {
        if (name == "base") return PlaybookSource{"shelf/base.yaml", office("holidays_from: [christmas.ics]")};
        asked = from.file + " " + name;
        return PlaybookSource{"shelf/christmas.ics", kChristmas};
    };
    CHECK(test::good("playbook: ours\nextends: base\n", find).calendars.at(0).holidays.size() == 2);
    CHECK(asked == "shelf/base.yaml christmas.ics");
}

TEST_CASE("files that lie elsewhere are not read") {
    for (const auto* outside : {"/etc/holidays.ics", "../holidays.ics", "a/../../b.ics", "..", "holidays.txt", "/dev/stdin", "-"}) {
        CAPTURE(outside);
        const auto found = faults(office(fmt::format("holidays_from: [\"{}\"]", outside)), files({{outside, kChristmas}}));
        REQUIRE(found.size() == 1);
        CHECK(found[0] == fmt::format("t.yaml:3:81: error: '{}' is not an iCalendar file beside the playbook (name it like holidays.ics)", outside));
    }
    CHECK(test::good(office("holidays_from: [de/holidays.ics]"), files({{"de/holidays.ics", kChristmas}})).calendars.size() == 1);
}

TEST_CASE("a fault has its place") {
    CHECK(faults(office("holidays_from: [a.ics]"), files({})) == Faults{"t.yaml:3:81: error: 'a.ics' does not exist"});
    CHECK(faults(office("holidays_from: [a.ics]"), files({{"a.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260230\n"}})) ==
          Faults{"t.yaml/a.ics:3:1: error: there is no date '20260230'"});
    CHECK(faults(office("holidays_from: {a: b}")).size() == 1);
}

TEST_CASE("a zone that does not exist names the nearest") {
    CHECK(faults(with("calendars: {office: {zone: Europe/Berlim, hours: {mon: \"9:00-10:00\"}}}\n")) ==
          Faults{"t.yaml:2:28: error: 'Europe/Berlim' is not a time zone (did you mean 'Europe/Berlin'?)"});
}
