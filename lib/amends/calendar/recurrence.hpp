// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <amends/base/result.hpp>

namespace amends {

/// A weekday of a rule: `MO`, or the n-th of the month or year, `1MO`, from its end when negative, `-1MO`.
struct RuleDay {
    int nth = 0;  ///< 0: each
    std::chrono::weekday weekday;
};

/// How an event comes again every year (RRULE of RFC 5545, FREQ=YEARLY).
class YearlyRule {
public:
    /// Refuses (bad_data) other frequencies, parts that it doesn't know, and numbers that make no sense.
    static Result<YearlyRule> parse(std::string_view text);

    /// The dates on which an event that began on `start` comes, that day first, up to the end of the year `last`.
    [[nodiscard]] std::vector<std::chrono::local_days> dates(std::chrono::local_days start, std::chrono::year last) const;

private:
    using Days = std::vector<std::chrono::local_days>;
    Result<void> take(std::string_view name, std::string_view value);
    /// The dates of one year, in order.
    [[nodiscard]] Days in_year(std::chrono::year year, std::chrono::year_month_day start) const;
    [[nodiscard]] Days on_weekdays(std::chrono::year year) const;
    [[nodiscard]] Days on_days_of_months(std::chrono::year year, std::chrono::year_month_day start) const;
    [[nodiscard]] bool fits_day_of_month(std::chrono::local_days day) const;
    [[nodiscard]] Days chosen(Days days) const;

    int interval_ = 1;
    std::optional<int> count_;
    std::optional<std::chrono::local_days> until_;
    std::vector<int> months_, days_of_month_, positions_;
    std::vector<RuleDay> weekdays_;
};

/// `20261225` at the front of a text; nullopt where there is none or the year lacks it.
std::optional<std::chrono::local_days> parse_ics_date(std::string_view text);

}  // namespace amends
