// SPDX-License-Identifier: MIT
// Cases of working time with known answers, one JSON object a line: any file of this form can be put in AMENDS_SAMPLES_DIR.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include <amends/calendar/calendar.hpp>
#include <amends/calendar/when.hpp>

namespace amends {
namespace {

using nlohmann::json;

constexpr auto kDays = std::to_array<const char*>({"mon", "tue", "wed", "thu", "fri", "sat", "sun"});

std::vector<json> cases(const std::string& name) {
    std::vector<json> read;
    std::ifstream file{std::string{AMENDS_SAMPLES_DIR} + "/" + name};
    for (std::string line; std::getline(file, line);) read.push_back(json::parse(line));
    return read;
}

int minutes_of(const std::string& text) { return std::stoi(text.substr(0, 2)) * 60 + std::stoi(text.substr(3)); }

DayHours hours_of(const json& intervals) {
    DayHours hours;
    for (const json& interval : intervals) hours.push_back({minutes_of(interval.at(0)), minutes_of(interval.at(1))});
    return hours;
}

std::chrono::year_month_day date_of(const std::string& text) {
    using namespace std::chrono;
    return year{std::stoi(text)} / month{static_cast<unsigned>(std::stoi(text.substr(5, 2)))} /
           day{static_cast<unsigned>(std::stoi(text.substr(8, 2)))};
}

Calendar calendar_of(const json& sample) {
    CalendarModel model;
    model.name = "sample";
    model.zone = sample.value("tz", "UTC");
    for (std::size_t day = 0; day < kDays.size(); ++day) {
        if (sample.contains("hours")) model.hours.at(day) = hours_of(sample["hours"].value(kDays.at(day), json::array()));
    }
    for (const std::string day : sample.value("work_days", json::array())) {
        model.hours.at(static_cast<std::size_t>(std::ranges::find(kDays, day) - kDays.begin())) = {{540, 1020}};
    }
    for (const std::string day : sample["holidays"]) {
        model.holidays.push_back({int{date_of(day).year()}, date_of(day).month() / date_of(day).day()});
    }
    const json special = sample.value("special_hours", json::object());
    for (const auto& [day, hours] : special.items()) model.extra.emplace_back(date_of(day), hours_of(hours));
    return Calendar::make(model).value();
}

Instant at(const json& sample, const char* key) {
    return parse_when(sample.at(key).get<std::string>(), kFirstInstant, Zone::utc()).value();
}

TEST_CASE("every known case of working time") {
    for (const json& sample : cases("business_time.jsonl")) {
        if (!sample.at("pauses").empty()) continue;
        CAPTURE(sample.dump());
        const Calendar calendar = calendar_of(sample);
        const std::string operation = sample.at("op");
        if (operation == "due") {
            CHECK(calendar.add(at(sample, "start"), Seconds{sample.at("duration_s")}) == at(sample, "expected"));
        } else if (operation == "elapsed") {
            CHECK(calendar.between(at(sample, "start"), at(sample, "end")) == Seconds{sample.at("expected_s")});
        } else {
            REQUIRE(operation == "next_open");
            CHECK(calendar.next_open(at(sample, "start")) == at(sample, "expected"));
        }
    }
}

TEST_CASE("every known case of working days") {
    for (const json& sample : cases("business_days.jsonl")) {
        CAPTURE(sample.dump());
        const Calendar calendar = calendar_of(sample);
        if (sample.at("op") == "add_days") {
            const Instant end = calendar.add_days(at(sample, "start"), sample.at("days"));
            CHECK(to_string(end).substr(0, 10) == sample.at("expected").get<std::string>());
        } else {
            CHECK(calendar.days_between(at(sample, "start"), at(sample, "end")) == sample.at("expected_days"));
        }
    }
}

TEST_CASE("the known cases are there where their folder is named") {
    if (!std::string_view{AMENDS_SAMPLES_DIR}.empty()) CHECK(!cases("business_time.jsonl").empty());
}

}  // namespace
}  // namespace amends
