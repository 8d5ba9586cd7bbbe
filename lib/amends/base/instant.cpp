// SPDX-License-Identifier: MIT
#include <amends/base/instant.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace amends {
namespace {

using namespace std::chrono;

/// Reads fixed-width digits and literal characters from the front of a text.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_{text} {}
    int digits(std::size_t count) {
        int value = 0;
        for (std::size_t at = 0; at < count; ++at) {
            if (rest_.empty() || rest_.front() < '0' || rest_.front() > '9') {
                good_ = false;
                return 0;
            }
            value = value * 10 + (rest_.front() - '0');
            rest_.remove_prefix(1);
        }
        return value;
    }
    void literal(std::string_view any_of) {
        good_ = good_ && !rest_.empty() && any_of.find(rest_.front()) != std::string_view::npos;
        if (good_) rest_.remove_prefix(1);
    }
    /// Parts of a second, which an instant does not have.
    void fraction() {
        if (!rest_.starts_with('.')) return;
        rest_.remove_prefix(1);
        digits(1);
        rest_.remove_prefix(std::min(rest_.find_first_not_of("0123456789"), rest_.size()));
    }
    [[nodiscard]] std::string_view rest() const { return rest_; }
    [[nodiscard]] bool good() const { return good_; }

private:
    std::string_view rest_;
    bool good_ = true;
};

std::optional<Seconds> read_offset(std::string_view text) {
    if (text == "Z" || text == "z") return Seconds{0};
    Scanner scan{text};
    const bool west = text.starts_with('-');
    scan.literal("+-");
    const int hour = scan.digits(2);
    scan.literal(":");
    const int minute = scan.digits(2);
    if (!scan.good() || !scan.rest().empty() || hour > 23 || minute > 59) return std::nullopt;
    const Seconds offset = hours{hour} + minutes{minute};
    return west ? -offset : offset;
}

tl::unexpected<Refusal> refuse_time(std::string_view text) {
    return refuse(Code::usage, fmt::format("'{}' is not a time like 2026-11-24T09:00:00Z", text));
}

void put_two(std::string& text, std::size_t at, int value) {
    text[at] = static_cast<char>('0' + value / 10);
    text[at + 1] = static_cast<char>('0' + value % 10);
}

}  // namespace

// By hand: each event has a time or two in it, and fmt took a twentieth of an import for them.
std::string to_string(Instant instant) {
    const auto day = floor<days>(instant);
    const year_month_day date{day};
    const hh_mm_ss time{instant - day};
    const int year = int{date.year()};
    if (year < 0 || year > 9999) return "outside of time";  // no instant of ours: a desk file that was tampered with
    std::string text = "0000-00-00T00:00:00Z";
    put_two(text, 0, year / 100);
    put_two(text, 2, year % 100);
    put_two(text, 5, static_cast<int>(unsigned{date.month()}));
    put_two(text, 8, static_cast<int>(unsigned{date.day()}));
    put_two(text, 11, static_cast<int>(time.hours().count()));
    put_two(text, 14, static_cast<int>(time.minutes().count()));
    put_two(text, 17, static_cast<int>(time.seconds().count()));
    return text;
}

Result<Instant> parse_rfc3339(std::string_view text) {
    Scanner scan{text};
    const int y = scan.digits(4);
    scan.literal("-");
    const int m = scan.digits(2);
    scan.literal("-");
    const int d = scan.digits(2);
    scan.literal("Tt");
    const int hour = scan.digits(2);
    scan.literal(":");
    const int minute = scan.digits(2);
    scan.literal(":");
    const int second = scan.digits(2);
    scan.fraction();
    const year_month_day date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
    if (!scan.good() || !date.ok() || hour > 23 || minute > 59 || second > 59) return refuse_time(text);
    const auto offset = read_offset(scan.rest());
    if (!offset) return refuse_time(text);
    const Instant instant = sys_days{date} + hours{hour} + minutes{minute} + seconds{second} - *offset;
    if (instant < kFirstInstant || instant > kLastInstant) {
        return refuse(Code::usage, fmt::format("'{}' is not between 1970 and 9999", text));
    }
    return instant;
}

Instant later(Instant start, Seconds length) {
    return length > kLastInstant - start ? kLastInstant : start + length;
}

}  // namespace amends
