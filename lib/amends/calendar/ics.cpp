// SPDX-License-Identifier: MIT
#include <amends/calendar/ics.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include <amends/calendar/ics_lines.hpp>
#include <amends/calendar/recurrence.hpp>

namespace amends {

using namespace std::chrono;

namespace {

using Dates = std::set<local_days>;
using Fault = std::optional<IcsFault>;

/// A time of an event, by the calendar's clock.
struct IcsTime {
    LocalTime time;
    bool all_day = true;
    [[nodiscard]] local_days date() const { return floor<days>(time); }
    [[nodiscard]] bool midnight() const { return time == LocalTime{date()}; }
};

/// `20261225`, `20261225T090000`, `20261225T090000Z`. What is not in UTC is a time of zone `of`.
std::optional<IcsTime> parse_time(std::string_view text, const Zone& of, const Zone& zone) {
    const auto date = parse_ics_date(text);
    if (!date || text.size() == 8) return date ? std::optional{IcsTime{LocalTime{*date}, true}} : std::nullopt;
    const bool utc = text.ends_with('Z');
    const auto clock = text.substr(8, text.size() - 8 - (utc ? 1 : 0));
    const auto digits = clock.substr(std::min<std::size_t>(1, clock.size()));
    const bool shaped = clock.size() == 7 && clock.front() == 'T' && digits.find_first_not_of("0123456789") == std::string_view::npos;
    if (!shaped) return std::nullopt;
    const auto two = [&](std::size_t at) { return (digits[at] - '0') * 10 + (digits[at + 1] - '0'); };
    if (two(0) > 23 || two(2) > 59 || two(4) > 60) return std::nullopt;
    LocalTime time = *date + hours{two(0)} + minutes{two(2)} + seconds{std::min(two(4), 59)};
    if (utc) {
        time = zone.to_local(Instant{time.time_since_epoch()});
    } else if (of.name() != zone.name()) {
        time = zone.to_local(of.earliest(time));
    }
    return IcsTime{time, false};
}

constexpr seconds kLongestEvent = days{kMostIcsEventDays + 1};

/// `P1D`, `P2W`, `PT24H`.
std::optional<seconds> parse_duration(std::string_view text) {
    constexpr int kMostDigits = 6;
    if (text.starts_with('+')) text.remove_prefix(1);
    if (!text.starts_with('P') || text.size() < 3) return std::nullopt;
    std::int64_t total = 0, amount = 0;
    int digits = 0;
    for (const char byte : text.substr(1)) {
        const auto unit = std::string_view{"WDHMS"}.find(byte);
        if (byte >= '0' && byte <= '9' && ++digits <= kMostDigits) {
            amount = amount * 10 + (byte - '0');
        } else if (unit != std::string_view::npos && digits > 0) {
            constexpr auto kSeconds = std::to_array<std::int64_t>({604'800, 86'400, 3'600, 60, 1});
            total += amount * kSeconds.at(unit);
            amount = digits = 0;
        } else if (byte != 'T' || digits > 0) {
            return std::nullopt;
        }
    }
    if (digits > 0) return std::nullopt;
    return std::min(seconds{total}, kLongestEvent);
}

/// The zones that a file names, each looked up once.
class NamedZones {
public:
    /// nullptr: there is no such zone.
    const Zone* find(const std::string& name) {
        const auto known = zones_.find(name);
        if (known != zones_.end()) return known->second.get();
        auto& zone = zones_[name];
        if (auto loaded = Zone::load(name)) zone = std::make_unique<const Zone>(*std::move(loaded));
        return zone.get();
    }

private:
    std::map<std::string, std::unique_ptr<const Zone>> zones_;
};

/// An event as its lines describe it.
class Event {
public:
    Event(int line, const Zone& zone, NamedZones& zones) : line_{line}, zone_{zone}, zones_{&zones} {}

    Fault take(const IcsLine& line) {
        if (line.name == "STATUS") cancelled_ = cancelled_ || line.value == "CANCELLED";
        if (line.name == "DTSTART") return take_start(line);
        if (line.name == "DTEND") return take_time(line, end_);
        if (line.name == "RDATE") return take_times(line, added_);
        if (line.name == "EXDATE") return take_times(line, left_out_);
        if (line.name == "RECURRENCE-ID") return IcsFault{line.number, "an event that moves one repetition of another can't be read"};
        if (line.name == "EXRULE") return IcsFault{line.number, "rules of what is left out (EXRULE) can't be read"};
        if (line.name == "DURATION") {
            length_ = parse_duration(line.value);
            if (!length_) return IcsFault{line.number, fmt::format("'{}' is not a duration like P1D", line.value)};
        }
        if (line.name != "RRULE") return std::nullopt;
        auto rule = YearlyRule::parse(line.value);
        if (!rule) return IcsFault{line.number, rule.error().message};
        rules_.push_back(*std::move(rule));
        return std::nullopt;
    }

    /// Adds the days on which the event lies.
    Fault finish(Dates& into) const {
        if (cancelled_) return std::nullopt;
        if (!start_) return IcsFault{line_, "this event has no DTSTART"};
        if (foreign_ && !start_->all_day && !rules_.empty()) {
            return IcsFault{foreign_->number, fmt::format("an event that repeats in another zone ('{}') than the calendar's can't be read", foreign_->zone)};
        }
        const auto length = days_long(*start_);
        if (length < 1) return IcsFault{line_, "this event ends before it begins"};
        if (length > kMostIcsEventDays) return IcsFault{line_, fmt::format("this event lasts longer than {} days", kMostIcsEventDays)};
        for (const local_days first : beginnings(start_->date())) {
            for (local_days day = first; day < first + days{length}; day += days{1}) {
                const year in = year_month_day{day}.year();
                if (in >= kFirstIcsYear && in <= kLastIcsYear) into.insert(day);
            }
            if (into.size() > kMostIcsDates) return IcsFault{line_, fmt::format("up to here there are more than {} days", kMostIcsDates)};
        }
        return std::nullopt;
    }

private:
    /// The zone that a line's times are in, or nullptr where it names one that there is not.
    [[nodiscard]] const Zone* zone_of(const IcsLine& line) const {
        const bool has_time = line.value.find('T') != std::string::npos;
        return line.zone.empty() || !has_time ? &zone_ : zones_->find(line.zone);
    }
    static IcsFault no_such_zone(const IcsLine& line) {
        return {line.number, fmt::format("TZID: there is no zone '{}' in the tz database (one like Europe/Berlin)", line.zone)};
    }

    Fault take_start(const IcsLine& line) {
        if (!line.zone.empty() && line.zone != zone_.name()) foreign_ = line;
        return take_time(line, start_);
    }
    Fault take_time(const IcsLine& line, std::optional<IcsTime>& into) const {
        const Zone* of = zone_of(line);
        if (of == nullptr) return no_such_zone(line);
        into = parse_time(line.value, *of, zone_);
        if (into) return std::nullopt;
        return IcsFault{line.number, fmt::format("there is no date '{}'", line.value)};
    }
    Fault take_times(const IcsLine& line, Dates& into) const {
        std::string_view rest = line.value;
        const Zone* of = zone_of(line);
        if (of == nullptr) return no_such_zone(line);
        for (;;) {
            const auto end = rest.find(',');
            const auto time = parse_time(rest.substr(0, end), *of, zone_);
            if (!time) return IcsFault{line.number, fmt::format("there is no date '{}'", rest.substr(0, end))};
            into.insert(time->date());
            if (into.size() > kMostIcsDates) return IcsFault{line.number, fmt::format("more than {} dates", kMostIcsDates)};
            if (end == std::string_view::npos) return std::nullopt;
            rest.remove_prefix(end + 1);
        }
    }
    /// An event that ends at midnight does not touch the day that begins then.
    [[nodiscard]] std::int64_t days_long(const IcsTime& start) const {
        const IcsTime end = end_.value_or(IcsTime{start.time + length_.value_or(seconds{0}), start.all_day});
        const auto apart = (end.date() - start.date()).count();
        const bool same_moment = end.time == start.time;
        return same_moment ? 1 : apart + (end.midnight() ? 0 : 1);
    }
    [[nodiscard]] Dates beginnings(local_days start) const {
        Dates found{start};
        for (const YearlyRule& rule : rules_) {
            for (const local_days day : rule.dates(start, kLastIcsYear)) found.insert(day);
        }
        found.insert(added_.begin(), added_.end());
        for (const local_days day : left_out_) found.erase(day);
        return found;
    }

    int line_;
    const Zone& zone_;
    NamedZones* zones_;
    std::optional<IcsLine> foreign_;  ///< the beginning, where that is in another zone than the calendar's
    std::optional<IcsTime> start_, end_;
    std::optional<seconds> length_;
    std::vector<YearlyRule> rules_;
    Dates added_, left_out_;
    bool cancelled_ = false;
};

/// Follows which component the lines are in, and hands those of events on.
class Reader {
public:
    explicit Reader(const Zone& zone) : zone_{zone} {}

    Fault take(const IcsLine& line) {
        if (line.name == "BEGIN") return begin(line);
        if (line.name == "END") return end(line);
        if (within_.empty()) return IcsFault{line.number, "this is not an iCalendar file: it does not begin with BEGIN:VCALENDAR"};
        return event_ && within_.size() == kDepthOfEvents ? event_->take(line) : std::nullopt;
    }
    [[nodiscard]] Fault finish(int last_line) const {
        if (!within_.empty()) return IcsFault{last_line, fmt::format("the file ends before END:{}", within_.back())};
        if (!any_) return IcsFault{last_line, "this is not an iCalendar file: it does not begin with BEGIN:VCALENDAR"};
        return std::nullopt;
    }
    [[nodiscard]] const Dates& dates() const { return dates_; }

private:
    static constexpr std::size_t kDepthOfEvents = 2;  ///< VCALENDAR, VEVENT
    static constexpr std::size_t kMostDepth = 8;

    Fault begin(const IcsLine& line) {
        const bool outermost = within_.empty();
        if (outermost != (line.value == "VCALENDAR")) return IcsFault{line.number, fmt::format("BEGIN:{} does not belong here", line.value)};
        if (within_.size() == kMostDepth) return IcsFault{line.number, fmt::format("nested more than {} deep", kMostDepth)};
        within_.push_back(line.value);
        any_ = true;
        if (line.value != "VEVENT" || within_.size() != kDepthOfEvents) return std::nullopt;
        if (++events_ > kMostIcsEvents) return IcsFault{line.number, fmt::format("more than {} events", kMostIcsEvents)};
        event_.emplace(line.number, zone_, zones_);
        return std::nullopt;
    }
    Fault end(const IcsLine& line) {
        if (within_.empty() || within_.back() != line.value) {
            return IcsFault{line.number, fmt::format("END:{} ends nothing that began{}", line.value,
                                                     within_.empty() ? "" : fmt::format(": END:{} was expected", within_.back()))};
        }
        within_.pop_back();
        if (!event_ || within_.size() != kDepthOfEvents - 1) return std::nullopt;
        const Event event = *std::move(event_);
        event_.reset();
        return event.finish(dates_);
    }

    const Zone& zone_;
    NamedZones zones_;
    std::vector<std::string> within_;
    std::optional<Event> event_;
    Dates dates_;
    int events_ = 0;
    bool any_ = false;
};

}  // namespace

tl::expected<std::vector<year_month_day>, IcsFault> read_ics_dates(std::string_view text, const Zone& zone) {
    if (text.size() > kMostIcsBytes) return tl::unexpected{IcsFault{1, fmt::format("the file has more than {} kB", kMostIcsBytes / 1024)}};
    IcsLines lines{text};
    Reader reader{zone};
    while (const auto line = lines.next()) {
        if (!*line) return tl::unexpected{line->error()};
        if (auto fault = reader.take(**line)) return tl::unexpected{*std::move(fault)};
    }
    if (auto fault = reader.finish(std::max(1, lines.number()))) return tl::unexpected{*std::move(fault)};
    return std::vector<year_month_day>{reader.dates().begin(), reader.dates().end()};
}

}  // namespace amends
