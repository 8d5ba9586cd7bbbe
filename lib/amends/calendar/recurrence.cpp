// SPDX-License-Identifier: MIT
#include <amends/calendar/recurrence.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace amends {

using namespace std::chrono;

namespace {

constexpr int kMostInterval = 1'000;
constexpr int kMostCount = 10'000;
constexpr std::size_t kMostOfAPart = 400;  // numbers in one list

std::optional<int> number(std::string_view text, int least, int most) {
    if (text.starts_with('+')) text.remove_prefix(1);
    int value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (text.empty() || error != std::errc{} || stop != end || value < least || value > most) return std::nullopt;
    return value;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

tl::unexpected<Refusal> refuse_part(std::string_view name, std::string_view value) {
    return refuse(Code::bad_data, fmt::format("'{}={}' makes no sense", name, value));
}

/// A list of numbers other than 0 between `least` and `most`.
Result<void> take_numbers(std::string_view name, std::string_view value, int least, int most, std::vector<int>& into) {
    const auto parts = split(value, ',');
    for (const std::string_view part : parts) {
        const auto read = number(part, least, most);
        if (!read || *read == 0 || parts.size() > kMostOfAPart) return refuse_part(name, value);
        into.push_back(*read);
    }
    return {};
}

Result<void> take_weekdays(std::string_view value, std::vector<RuleDay>& into) {
    constexpr auto kNames = std::to_array<std::string_view>({"SU", "MO", "TU", "WE", "TH", "FR", "SA"});
    const auto parts = split(value, ',');
    for (const std::string_view part : parts) {
        const auto name = std::ranges::find(kNames, part.substr(part.size() < 2 ? 0 : part.size() - 2));
        if (name == kNames.end() || parts.size() > kMostOfAPart) return refuse_part("BYDAY", value);
        const auto nth = part.substr(0, part.size() - 2);
        const auto read = nth.empty() ? std::optional{0} : number(nth, -53, 53);
        if (!read || (*read == 0 && !nth.empty())) return refuse_part("BYDAY", value);
        into.push_back({*read, weekday{static_cast<unsigned>(name - kNames.begin())}});
    }
    return {};
}

/// Those of a run of days that are such a weekday: each, or the n-th of them.
void add_weekdays(local_days first, local_days last, const RuleDay& rule, std::vector<local_days>& into) {
    const local_days earliest = first + (rule.weekday - weekday{first});
    const local_days latest = last - (weekday{last} - rule.weekday);
    if (rule.nth == 0) {
        for (local_days day = earliest; day <= latest; day += weeks{1}) into.push_back(day);
        return;
    }
    const local_days day = rule.nth > 0 ? earliest + weeks{rule.nth - 1} : latest + weeks{rule.nth + 1};
    if (day >= first && day <= last) into.push_back(day);
}

void put_in_order(std::vector<local_days>& days) {
    std::ranges::sort(days);
    const auto repeated = std::ranges::unique(days);
    days.erase(repeated.begin(), repeated.end());
}

unsigned last_day_of(year_month month) { return unsigned{(month / last).day()}; }

}  // namespace

std::optional<local_days> parse_ics_date(std::string_view text) {
    const auto is_digit = [](char byte) { return byte >= '0' && byte <= '9'; };
    if (text.size() < 8 || !std::ranges::all_of(text.substr(0, 8), is_digit)) return std::nullopt;
    const auto part = [&](std::size_t at, std::size_t size) { return *number(text.substr(at, size), 0, 9999); };
    const year_month_day date{year{part(0, 4)}, month{static_cast<unsigned>(part(4, 2))}, day{static_cast<unsigned>(part(6, 2))}};
    if (!date.ok()) return std::nullopt;
    return local_days{date};
}

Result<YearlyRule> YearlyRule::parse(std::string_view text) {
    YearlyRule rule;
    bool yearly = false;
    for (const std::string_view part : split(text, ';')) {
        const auto equals = part.find('=');
        if (equals == std::string_view::npos) return refuse(Code::bad_data, fmt::format("'{}' is no part of a rule", part));
        const auto name = part.substr(0, equals);
        const auto value = part.substr(equals + 1);
        if (name == "FREQ") {
            yearly = value == "YEARLY";
        } else if (const auto taken = rule.take(name, value); !taken) {
            return refuse(taken);
        }
    }
    if (!yearly) return refuse(Code::bad_data, "only what repeats yearly (FREQ=YEARLY) is read");
    return rule;
}

Result<void> YearlyRule::take(std::string_view name, std::string_view value) {
    if (name == "WKST") return {};  // of weekly rules
    if (name == "BYMONTH") return take_numbers(name, value, 1, 12, months_);
    if (name == "BYMONTHDAY") return take_numbers(name, value, -31, 31, days_of_month_);
    if (name == "BYSETPOS") return take_numbers(name, value, -366, 366, positions_);
    if (name == "BYDAY") return take_weekdays(value, weekdays_);
    if (name == "UNTIL") {
        until_ = parse_ics_date(value);
        return until_ ? Result<void>{} : refuse_part(name, value);
    }
    if (name == "COUNT") {
        count_ = number(value, 1, kMostCount);
        return count_ ? Result<void>{} : refuse_part(name, value);
    }
    if (name != "INTERVAL") return refuse(Code::bad_data, fmt::format("'{}' in a rule can't be read", name));
    const auto interval = number(value, 1, kMostInterval);
    interval_ = interval.value_or(1);
    return interval ? Result<void>{} : refuse_part(name, value);
}

std::vector<local_days> YearlyRule::dates(local_days start, year last) const {
    Days found{start};
    const year_month_day first{start};
    for (year in = first.year(); in <= last; in += years{interval_}) {
        for (const local_days day : in_year(in, first)) {
            if (day <= start) continue;
            if ((until_ && day > *until_) || (count_ && found.size() >= static_cast<std::size_t>(*count_))) return found;
            found.push_back(day);
        }
    }
    return found;
}

YearlyRule::Days YearlyRule::in_year(year year, year_month_day start) const {
    Days days = weekdays_.empty() ? on_days_of_months(year, start) : on_weekdays(year);
    put_in_order(days);
    return positions_.empty() ? days : chosen(std::move(days));
}

/// Weekdays of the year, or of the months where the rule names months or days of them.
YearlyRule::Days YearlyRule::on_weekdays(year year) const {
    Days days;
    for (const RuleDay& rule : weekdays_) {
        if (months_.empty() && days_of_month_.empty()) {
            add_weekdays(local_days{year / January / 1}, local_days{year / December / 31}, rule, days);
            continue;
        }
        for (unsigned month = 1; month <= 12; ++month) {
            if (!months_.empty() && std::ranges::find(months_, static_cast<int>(month)) == months_.end()) continue;
            const year_month of{year, std::chrono::month{month}};
            add_weekdays(local_days{of / 1}, local_days{of / last}, rule, days);
        }
    }
    if (!days_of_month_.empty()) std::erase_if(days, [this](local_days day) { return !fits_day_of_month(day); });
    return days;
}

bool YearlyRule::fits_day_of_month(local_days day) const {
    const year_month_day date{day};
    const int from_front = static_cast<int>(unsigned{date.day()});
    const int from_end = from_front - static_cast<int>(last_day_of(date.year() / date.month())) - 1;
    return std::ranges::any_of(days_of_month_, [&](int one) { return one == from_front || one == from_end; });
}

YearlyRule::Days YearlyRule::on_days_of_months(year year, year_month_day start) const {
    Days days;
    const int own_month = static_cast<int>(unsigned{start.month()});
    for (int month = 1; month <= 12; ++month) {
        const bool named = std::ranges::find(months_, month) != months_.end();
        if (months_.empty() ? days_of_month_.empty() && month != own_month : !named) continue;
        const year_month of{year, std::chrono::month{static_cast<unsigned>(month)}};
        for (unsigned day = 1; day <= last_day_of(of); ++day) {
            const local_days date{of / std::chrono::day{day}};
            const bool fits = days_of_month_.empty() ? std::chrono::day{day} == start.day() : fits_day_of_month(date);
            if (fits) days.push_back(date);
        }
    }
    return days;
}

/// Those at the positions that the rule names, counted from 1, or from the end when negative.
YearlyRule::Days YearlyRule::chosen(Days days) const {
    Days kept;
    const int count = static_cast<int>(days.size());
    for (const int position : positions_) {
        const int at = position > 0 ? position - 1 : count + position;
        if (at >= 0 && at < count) kept.push_back(days[static_cast<std::size_t>(at)]);
    }
    put_in_order(kept);
    return kept;
}

}  // namespace amends
