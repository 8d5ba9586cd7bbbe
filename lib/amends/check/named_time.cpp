// SPDX-License-Identifier: MIT
#include <amends/check/named_time.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <span>
#include <utility>
#include <vector>

namespace amends {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::local_days;
using std::chrono::minutes;

struct Named {
    std::string_view begins;  ///< a word that begins so
    int value = 0;
};
constexpr auto kWeekdays = std::to_array<Named>({{"montag", 1}, {"mon", 1}, {"dienstag", 2}, {"tue", 2}, {"mittwoch", 3}, {"wed", 3}, {"donnerstag", 4}, {"thu", 4},
                                                {"freitag", 5}, {"fri", 5}, {"samstag", 6}, {"sonnabend", 6}, {"sat", 6}, {"sonntag", 0}, {"sun", 0}});
constexpr auto kMonths = std::to_array<Named>({{"jan", 1}, {"feb", 2}, {"mar", 3}, {"maerz", 3}, {"apr", 4}, {"may", 5}, {"mai", 5}, {"jun", 6}, {"jul", 7},
                                              {"aug", 8}, {"sep", 9}, {"oct", 10}, {"okt", 10}, {"nov", 11}, {"dec", 12}, {"dez", 12}});
constexpr auto kDaysAhead = std::to_array<Named>({{"today", 0}, {"tonight", 0}, {"heute", 0}, {"tomorrow", 1}, {"morgen", 1}, {"uebermorgen", 2}});
/// Parts of today, where no day is named.
constexpr auto kPartsOfDay = std::to_array<Named>({{"afternoon", 0}, {"evening", 0}, {"nachmittag", 0}, {"vormittag", 0}, {"abend", 0}});
/// What ends so many days from a Monday on.
constexpr auto kPeriods = std::to_array<Named>({{"weekend", 5}, {"wochenende", 5}, {"week", 7}, {"woche", 7}});
constexpr auto kHours = std::to_array<Named>({{"noon", 12}, {"midday", 12}, {"mittag", 12}, {"midnight", 0}, {"mitternacht", 0}});
constexpr auto kNumbers = std::to_array<Named>({{"an", 1}, {"a", 1}, {"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7},
                                               {"eight", 8}, {"nine", 9}, {"ten", 10}, {"twelve", 12}, {"ein", 1}, {"eine", 1}, {"einer", 1}, {"einem", 1},
                                               {"zwei", 2}, {"drei", 3}, {"vier", 4}, {"fuenf", 5}, {"sechs", 6}, {"sieben", 7}, {"acht", 8}, {"zehn", 10}});
/// In minutes.
constexpr auto kUnits = std::to_array<Named>({{"minute", 1}, {"min", 1}, {"hour", 60}, {"stunde", 60}, {"day", 1440}, {"tag", 1440}, {"werktag", 2880},
                                             {"arbeitstag", 2880}, {"week", 10080}, {"woche", 10080}, {"month", 43200}, {"monat", 43200}});

std::optional<int> begins_as(std::string_view word, std::span<const Named> known) {
    for (const Named& one : known) {
        if (word.starts_with(one.begins)) return one.value;
    }
    return std::nullopt;
}

std::optional<int> is_one_of(std::string_view word, std::span<const Named> known) {
    for (const Named& one : known) {
        if (word == one.begins) return one.value;
    }
    return std::nullopt;
}

/// Words, and numbers with the signs of times and dates in them.
std::vector<std::string_view> tokens_of(std::string_view text) {
    std::vector<std::string_view> tokens;
    const auto is_digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    const auto belongs = [&](std::size_t at) {
        const char byte = text[at];
        const bool between_numbers = byte == '-' && at > 0 && is_digit(at - 1) && is_digit(at + 1);
        return (byte >= 'a' && byte <= 'z') || is_digit(at) || byte == ':' || byte == '.' || byte == '/' || between_numbers;
    };
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && belongs(end)) ++end;
        std::string_view token = text.substr(at, end - at);
        while (token.ends_with('.') || token.ends_with(':') || token.ends_with('/')) token.remove_suffix(1);
        if (!token.empty()) tokens.push_back(token);
        at = end + 1;
    }
    return tokens;
}

struct Number {
    int value = 0;
    std::string_view rest;  ///< what follows it in the same token
};
std::optional<Number> number_of(std::string_view token) {
    Number number;
    const auto [stop, error] = std::from_chars(token.data(), token.data() + token.size(), number.value);
    constexpr int kMost = 9999;
    if (error != std::errc{} || number.value < 0 || number.value > kMost) return std::nullopt;
    number.rest = token.substr(static_cast<std::size_t>(stop - token.data()));
    return number;
}

/// Collects day, hour and length from the words of a time.
class TimeReader {
public:
    TimeReader(Instant now, const Zone& zone) : now_{now}, zone_{zone}, today_{std::chrono::floor<days>(zone.to_local(now))} {}

    std::optional<TimeSpanNamed> read(std::string_view text) {
        const auto tokens = tokens_of(text);
        for (std::size_t at = 0; at < tokens.size(); ++at) take(tokens[at], at + 1 < tokens.size() ? tokens[at + 1] : "");
        if (unclear_) return std::nullopt;
        if (length_) return TimeSpanNamed{now_, now_ + *length_};
        if (period_end_) return TimeSpanNamed{now_, zone_.latest(*period_end_)};
        if (ordinal_ && !day_) set_day_of_month(*ordinal_);
        if (hour_) return around_hour(*hour_);
        if (day_) return TimeSpanNamed{zone_.earliest(*day_), zone_.latest(*day_ + days{1})};
        return std::nullopt;
    }

private:
    void take(std::string_view token, std::string_view next) {
        const std::string_view before = std::exchange(before_, token);
        ends_ = ends_ || token == "end" || token == "ende";
        until_ = until_ || token == "before" || token == "vor";
        if (const auto unit = begins_as(token, kUnits); unit && (amount_ || token == "hour")) {
            length_ = minutes{*unit} * (amount_.value_or(1) + 1);
        } else if (const auto number = number_of(token)) {
            take_number(*number, next);
        } else if (const auto ahead = begins_as(token, kDaysAhead)) {
            day_ = today_ + days{*ahead};
        } else if (token.starts_with("month") || token.starts_with("monat")) {
            take_month_end(before);
        } else if (const auto period = begins_as(token, kPeriods)) {
            take_period(*period, before);
        } else if (const auto weekday = begins_as(token, kWeekdays)) {
            const std::chrono::weekday wanted{static_cast<unsigned>(*weekday)};
            day_ = today_ + (wanted - std::chrono::weekday{today_});
        } else if (const auto month = begins_as(token, kMonths)) {
            month_ = month;
            if (amount_) set_date(*amount_, *month);
        } else {
            take_other(token);
        }
    }

    void take_other(std::string_view token) {
        if (const auto hour = begins_as(token, kHours)) {
            hour_ = hours{*hour};
        } else if (const auto amount = is_one_of(token, kNumbers)) {
            amount_ = amount;
        } else if (begins_as(token, kPartsOfDay) || (token == "morning" && !day_)) {
            if (!day_) day_ = today_;
        } else if (token == "day" && ends_ && !day_) {
            day_ = today_;
        }
    }

    /// `17:30`, `5pm`, `5 pm`, `17 uhr`, the 27 of `27 november`, the 3 of `3 days`.
    void take_number(const Number& number, std::string_view next) {
        amount_ = number.value;
        const std::string_view suffix = number.rest.empty() ? next : number.rest;
        if (number.rest.starts_with(':') || (number.rest.starts_with('.') && names_hour(next))) {
            take_minute(number, next);
        } else if (names_hour(suffix)) {
            hour_ = hour_of(number.value, suffix);
        } else if (suffix == "o") {
            hour_ = hours{number.value};
            half_day_unclear_ = number.value <= kHalfDay;
        } else if (!number.rest.empty() && std::string_view{"./-"}.find(number.rest.front()) != std::string_view::npos) {
            take_numbers(number, next);
        } else {
            take_part_of_date(number);
        }
    }

    /// `the 5th`, the year of `5 december 2026`, the day of `december 5`.
    void take_part_of_date(const Number& number) {
        constexpr auto kOrdinals = std::to_array<std::string_view>({"st", "nd", "rd", "th"});
        if (std::ranges::find(kOrdinals, number.rest) != kOrdinals.end()) ordinal_ = number.value;
        if (number.rest.empty() && number.value >= kLeastYear && day_) return take_year(number.value);
        if (month_ && !day_) set_date(number.value, *month_);
    }

    static bool is_afternoon(std::string_view word) { return word == "pm" || word == "p.m"; }
    static bool names_hour(std::string_view word) { return is_afternoon(word) || word == "am" || word == "a.m" || word == "uhr"; }
    static hours hour_of(int number, std::string_view word) { return is_afternoon(word) ? hours{number % 12 + 12} : hours{number}; }

    /// `17:30`, `5:30pm`, `5.30 pm`, `17.30 uhr`.
    void take_minute(const Number& number, std::string_view next) {
        const auto minute = number_of(number.rest.substr(1));
        const std::string_view word = minute && !minute->rest.empty() ? minute->rest : next;
        hour_ = hour_of(number.value, word) + minutes{minute ? minute->value : 0};
        half_day_unclear_ = number.value < kHalfDay && !names_hour(word);
    }

    /// A number that others follow in the same token.
    void take_numbers(const Number& number, std::string_view next) {
        const auto second = number_of(number.rest.substr(1));
        if (!second) return;
        const auto third = second->rest.empty() ? std::nullopt : number_of(second->rest.substr(1));
        const std::string_view word = second->rest.empty() ? next : second->rest;
        if (number.rest.front() == '-' && number.value >= kLeastYear) {
            if (third) set_day(std::chrono::year{number.value}, second->value, third->value);
        } else if (number.rest.front() != '-') {
            take_day_and_month(number.rest.front(), number.value, second->value);
            if (third) take_year(third->value);
        } else if (names_hour(word)) {
            hour_ = hour_of(second->value, word);  // `5-6 pm`
        } else {
            amount_ = second->value;  // `3-5 days`
        }
    }

    void take_day_and_month(char between, int one, int other) {
        constexpr int kLastMonth = 12;
        if (between == '/' && one <= kLastMonth && other > kLastMonth) return set_date(other, one);
        // Which of two small numbers is the day, everybody knows otherwise.
        unclear_ = between == '/' && one <= kLastMonth && one != other;
        set_date(one, other);
    }

    void take_year(int year) {
        if (!day_) return;
        constexpr int kCentury = 2000;
        const std::chrono::year_month_day date{*day_};
        const std::chrono::year typed{year < kLeastYear ? kCentury + year : year};
        const std::chrono::year_month_day meant{typed, date.month(), date.day()};
        if (meant.ok()) day_ = local_days{meant};
    }

    /// `the end of the week`, `the weekend`, `next week`: all until then.
    void take_period(int ends_after, std::string_view before) {
        const auto monday = today_ - (std::chrono::weekday{today_} - std::chrono::Monday);
        const bool next = before == "next" || before == "following" || before == "coming" || before.starts_with("naechste") || before.starts_with("kommende");
        // `at the weekend` lasts as long as that.
        const auto end = monday + days{until_ ? ends_after : 7};
        period_end_ = end + (next || end <= today_ ? days{7} : days{0});
    }

    void take_month_end(std::string_view before) {
        const std::chrono::year_month_day today{today_};
        const std::chrono::months ahead{before == "next" ? 2 : 1};
        period_end_ = local_days{(today.year() / today.month() + ahead) / std::chrono::day{1}};
    }

    void set_day(std::chrono::year year, int month, int day) {
        const std::chrono::year_month_day date{year, std::chrono::month{static_cast<unsigned>(month)}, std::chrono::day{static_cast<unsigned>(day)}};
        if (date.ok()) day_ = local_days{date};
    }

    /// `the 5th`: the next that comes.
    void set_day_of_month(int day) {
        const std::chrono::year_month_day today{today_};
        constexpr int kMonthsAhead = 2;
        for (int ahead = 0; ahead <= kMonthsAhead; ++ahead) {
            const auto month = today.year() / today.month() + std::chrono::months{ahead};
            const std::chrono::year_month_day date = month / std::chrono::day{static_cast<unsigned>(day)};
            if (!date.ok() || local_days{date} < today_) continue;
            day_ = local_days{date};
            return;
        }
    }

    void set_date(int day, int month) {
        const std::chrono::year_month_day today{today_};
        const std::chrono::month_day wanted{std::chrono::month{static_cast<unsigned>(month)}, std::chrono::day{static_cast<unsigned>(day)}};
        for (int years = 0; years < 2; ++years) {
            const std::chrono::year_month_day date{today.year() + std::chrono::years{years}, wanted.month(), wanted.day()};
            if (!date.ok() || local_days{date} < today_) continue;
            day_ = local_days{date};
            amount_.reset();
            return;
        }
    }

    [[nodiscard]] TimeSpanNamed around_hour(minutes hour) const {
        constexpr hours kGiveOrTake{1};
        const auto at = [&](local_days day, minutes time) { return zone_.earliest(day + time); };
        const minutes last = half_day_unclear_ ? hour % hours{kHalfDay} + hours{kHalfDay} : hour;
        const bool tomorrow = !day_ && at(today_, last) < now_;
        const local_days day = tomorrow ? today_ + days{1} : day_.value_or(today_);
        return {at(day, hour) - kGiveOrTake, at(day, last) + kGiveOrTake};
    }

    Instant now_;
    const Zone& zone_;
    local_days today_;
    std::optional<local_days> day_;
    std::optional<minutes> hour_;
    std::optional<minutes> length_;
    std::optional<local_days> period_end_;  ///< the first day behind it
    std::optional<int> amount_, month_, ordinal_;
    std::string_view before_;               ///< the token before
    bool half_day_unclear_ = false;         ///< `2 o'clock`, `2:30`
    bool ends_ = false;                     ///< `the end of …`
    bool until_ = false;                    ///< `before …`
    static constexpr int kHalfDay = 12;     ///< hours
    static constexpr int kLeastYear = 1000;
    bool unclear_ = false;
};

}  // namespace

std::optional<TimeSpanNamed> read_named_time(std::string_view words, Instant now, const Zone& zone) {
    return TimeReader{now, zone}.read(words);
}

}  // namespace amends
