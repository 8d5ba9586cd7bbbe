// SPDX-License-Identifier: MIT
#include <amends/calendar/posix_rule.hpp>

#include <algorithm>
#include <iterator>

namespace amends {

using namespace std::chrono;

class PosixRule::Reader {
public:
    explicit Reader(std::string_view text) : rest_{text} {}

    std::string name() {
        std::string read;
        const bool quoted = accept('<');
        while (!rest_.empty() && in_name(rest_.front(), quoted)) {
            read += rest_.front();
            rest_.remove_prefix(1);
        }
        if (quoted) expect('>');
        good_ = good_ && read.size() >= 3;
        return read;
    }
    /// `[+-]hh[:mm[:ss]]`
    Seconds time(int most_hours) {
        const bool minus = accept('-');
        if (!minus) accept('+');
        Seconds length = hours{number(most_hours)};
        if (accept(':')) length += minutes{number(59)};
        if (accept(':')) length += seconds{number(59)};
        return minus ? -length : length;
    }
    Change change() {
        Change read;
        if (accept('M')) {
            read.month = number(12);
            expect('.');
            read.week = number(5);
            expect('.');
            read.weekday = number(6);
            good_ = good_ && read.month >= 1 && read.week >= 1;
        } else {
            read.form = accept('J') ? Change::Form::day_without_leap : Change::Form::day_of_year;
            read.day = number(365);
            good_ = good_ && (read.form == Change::Form::day_of_year || read.day >= 1);
        }
        if (accept('/')) read.time = time(167);
        return read;
    }
    bool accept(char byte) {
        if (rest_.empty() || rest_.front() != byte) return false;
        rest_.remove_prefix(1);
        return true;
    }
    void expect(char byte) { good_ = accept(byte) && good_; }
    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    [[nodiscard]] bool good() const { return good_; }

private:
    static bool in_name(char byte, bool quoted) {
        const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
        return letter || (quoted && ((byte >= '0' && byte <= '9') || byte == '+' || byte == '-'));
    }
    int number(int most) {
        int value = 0;
        bool any = false;
        while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9' && value <= most) {
            value = value * 10 + (rest_.front() - '0');
            rest_.remove_prefix(1);
            any = true;
        }
        good_ = good_ && any && value <= most;
        return value;
    }
    std::string_view rest_;
    bool good_ = true;
};

std::optional<PosixRule> PosixRule::parse(std::string_view text) {
    Reader reader{text};
    PosixRule rule;
    rule.standard_.abbreviation = reader.name();
    rule.standard_.from_utc = -reader.time(24);
    if (reader.good() && reader.at_end()) return rule;
    rule.has_summer_ = true;
    rule.summer_.abbreviation = reader.name();
    const bool own_offset = !reader.accept(',');
    rule.summer_.from_utc = own_offset ? -reader.time(24) : rule.standard_.from_utc + hours{1};
    if (own_offset) reader.expect(',');
    rule.to_summer_ = reader.change();
    reader.expect(',');
    rule.to_standard_ = reader.change();
    if (!reader.good() || !reader.at_end()) return std::nullopt;
    return rule;
}

LocalTime PosixRule::Change::in(year year) const {
    local_days date;
    switch (form) {
        case Form::month_week_day: {
            const auto which = std::chrono::weekday{static_cast<unsigned>(weekday)};
            const auto of_month = year / std::chrono::month{static_cast<unsigned>(month)};
            date = week == 5 ? local_days{of_month / which[last]} : local_days{of_month / which[static_cast<unsigned>(week)]};
            break;
        }
        case Form::day_without_leap: {
            const bool behind_leap_day = year.is_leap() && day >= 60;
            date = local_days{year / January / 1} + days{day - 1 + (behind_leap_day ? 1 : 0)};
            break;
        }
        case Form::day_of_year: date = local_days{year / January / 1} + days{day}; break;
    }
    return LocalTime{date.time_since_epoch()} + time;
}

const Offset& PosixRule::at(Instant instant) const {
    if (!has_summer_) return standard_;
    const year in = year_of(instant);
    const Instant begins{to_summer_.in(in).time_since_epoch() - standard_.from_utc};
    const Instant ends{to_standard_.in(in).time_since_epoch() - summer_.from_utc};
    const bool summer = begins < ends ? instant >= begins && instant < ends : instant >= begins || instant < ends;
    return summer ? summer_ : standard_;
}

year PosixRule::year_of(Instant instant) const { return year_month_day{floor<days>(instant + standard_.from_utc)}.year(); }

std::vector<Instant> PosixRule::changes_of(year first, year last) const {
    std::vector<Instant> changes;
    if (!has_summer_) return changes;
    for (year in = first; in <= last; ++in) {
        changes.emplace_back(to_summer_.in(in).time_since_epoch() - standard_.from_utc);
        changes.emplace_back(to_standard_.in(in).time_since_epoch() - summer_.from_utc);
    }
    std::ranges::sort(changes);
    std::erase_if(changes, [&](Instant change) { return at(change).from_utc == at(change - Seconds{1}).from_utc; });
    return changes;
}

std::vector<Instant> PosixRule::changes_near(Instant instant) const {
    const year middle = year_of(instant);
    return changes_of(middle - years{1}, middle + years{1});
}

std::vector<Instant> PosixRule::changes_up_to(year last, Instant from) const {
    auto changes = changes_of(year_of(from), last);
    std::erase_if(changes, [&](Instant change) { return change <= from; });
    return changes;
}

Instant PosixRule::changed_before(Instant instant) const {
    const auto near = changes_near(instant);
    const auto next = std::ranges::upper_bound(near, instant);
    return next == near.begin() ? kDistantPast : *std::prev(next);
}

Instant PosixRule::changes_after(Instant instant) const {
    const auto near = changes_near(instant);
    const auto next = std::ranges::upper_bound(near, instant);
    return next == near.end() ? kDistantFuture : *next;
}

}  // namespace amends
