// SPDX-License-Identifier: MIT
#include <amends/calendar/zone.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <mutex>
#include <optional>
#include <vector>

#include <amends/calendar/posix_rule.hpp>
#include <amends/calendar/tzif.hpp>

namespace amends {
namespace {

/// A change of the offset itself, not of its name alone.
struct Shift {
    Instant at;
    Seconds from_utc;  ///< from then on
};

/// Those that are listed, and those that the rule makes of the years for which amends is asked most.
std::vector<Shift> shifts_of(const std::vector<OffsetChange>& changes, const std::optional<PosixRule>& after) {
    constexpr std::chrono::year kLast{2050};
    constexpr Instant kFirst = kFirstInstant - std::chrono::years{10};
    std::vector<Shift> shifts;
    shifts.reserve(changes.size());
    for (const auto& [at, offset] : changes) shifts.push_back({std::clamp(at, kDistantPast, kDistantFuture), offset.from_utc});
    if (!after) return shifts;
    for (const Instant at : after->changes_up_to(kLast, shifts.empty() ? kFirst : std::max(kFirst, shifts.back().at))) {
        shifts.push_back({at, after->at(at).from_utc});
    }
    return shifts;
}

/// The times between `shifts`, which begin with `offset`; also the one behind the last where that `ends` them.
std::vector<SteadyTime> steady_times(Seconds offset, const std::vector<Shift>& shifts, bool ends) {
    std::vector<SteadyTime> times;
    Instant from = kDistantPast;
    Seconds jump{0};
    const auto end_at = [&](Instant to, Seconds next) {
        times.push_back({from, to, offset, LocalTime{(from + offset + jump).time_since_epoch()},
                         LocalTime{(to + std::min(offset, next)).time_since_epoch()}});
    };
    for (const auto& [at, next] : shifts) {
        if (next == offset) continue;
        end_at(at, next);
        jump = std::chrono::abs(next - offset);
        from = at;
        offset = next;
    }
    if (ends) end_at(kDistantFuture, offset);
    return times;
}

}  // namespace

struct Zone::Rules {
    Rules(std::string name_, Tzif zone, std::optional<PosixRule> after_)
        : name{std::move(name_)}, first{std::move(zone.first)}, changes{std::move(zone.changes)}, after{std::move(after_)} {}

    std::string name;
    Offset first;                       ///< before the first change
    std::vector<OffsetChange> changes;  ///< in order
    std::optional<PosixRule> after;     ///< beyond the last change

    /// In order, without gaps, from kDistantPast to where `after` must be asked. Made when it is first needed: most commands never do.
    [[nodiscard]] const std::vector<SteadyTime>& steady() const {
        std::call_once(made_, [this] {
            const bool only_rule = after && changes.empty();
            const bool ends = !after || after->changes_after(kFirstInstant) == kDistantFuture;
            steady_ = steady_times((only_rule ? after->at(kDistantPast) : first).from_utc, shifts_of(changes, after), ends);
        });
        return steady_;
    }

private:
    mutable std::once_flag made_;
    mutable std::vector<SteadyTime> steady_;
};

namespace {

bool sound_name(std::string_view name) {
    if (name.empty() || name.front() == '/' || name.find("..") != std::string_view::npos || name.size() > 255) return false;
    return std::ranges::all_of(name, [](char byte) {
        return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
               std::string_view{"/_+-"}.find(byte) != std::string_view::npos;
    });
}

std::optional<std::string> read_file(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) return std::nullopt;
    struct stat info {};
    std::optional<std::string> bytes;
    if (::fstat(descriptor, &info) == 0 && S_ISREG(info.st_mode) && info.st_size <= static_cast<off_t>(kMostTzifBytes)) {
        bytes.emplace(static_cast<std::size_t>(info.st_size), '\0');
        const ssize_t got = ::read(descriptor, bytes->data(), bytes->size());
        bytes->resize(got < 0 ? 0 : static_cast<std::size_t>(got));
    }
    ::close(descriptor);
    return bytes;
}

Result<Zone> refuse_zone(std::string_view name, const std::string& folder) {
    if (::access(folder.c_str(), R_OK) != 0) {
        return refuse(Code::not_found, fmt::format("no time zones at '{}'", folder), {}, "install the package tzdata");
    }
    return refuse(Code::bad_data, fmt::format("'{}' is not a time zone", name), {}, "use a name like Europe/Berlin or UTC");
}

Result<Zone> refuse_file(std::string_view name) {
    return refuse(Code::bad_data, fmt::format("the file of time zone '{}' is damaged, or counts leap seconds", name));
}

}  // namespace

Zone::Zone(std::shared_ptr<const Rules> rules) : rules_{std::move(rules)} {}

Zone Zone::utc() {
    static const auto kUtc = std::make_shared<const Rules>("UTC", Tzif{{Seconds{0}, "UTC"}, {}, {}}, std::nullopt);
    return Zone{kUtc};
}

Result<Zone> Zone::load(std::string_view name, const std::string& folder) {
    if (!sound_name(name)) return refuse(Code::bad_data, fmt::format("'{}' is not a time zone", name), {}, "use a name like Europe/Berlin or UTC");
    const auto file = read_file(fmt::format("{}/{}", folder, name));
    if (!file) return refuse_zone(name, folder);
    auto read = read_tzif(*file);
    if (!read) return refuse_file(name);
    auto after = PosixRule::parse(read->rule);
    if (!after && !read->rule.empty()) return refuse_file(name);
    return Zone{std::make_shared<const Rules>(std::string{name}, *std::move(read), std::move(after))};
}

const std::string& Zone::name() const noexcept { return rules_->name; }

const Offset& Zone::at(Instant instant) const {
    const auto& changes = rules_->changes;
    const auto next = std::ranges::upper_bound(changes, instant, {}, &OffsetChange::at);
    if (const auto& after = rules_->after; after && next == changes.end()) return after->at(instant);
    return next == changes.begin() ? rules_->first : std::prev(next)->offset;
}

/// The last change of the offset up to `instant`.
Instant Zone::changed_before(Instant instant) const {
    const auto& changes = rules_->changes;
    const Seconds offset = at(instant).from_utc;
    auto change = std::ranges::upper_bound(changes, instant, {}, &OffsetChange::at);
    if (const auto& after = rules_->after; after && change == changes.end()) {
        const Instant by_rule = after->changed_before(instant);
        if (changes.empty() || by_rule > changes.back().at) return by_rule;
    }
    for (; change != changes.begin(); --change) {
        const auto& before = std::prev(change) == changes.begin() ? rules_->first : std::prev(change, 2)->offset;
        if (before.from_utc != offset) return std::prev(change)->at;
    }
    return kDistantPast;
}

/// The first change of the offset after `instant`.
Instant Zone::changes_after(Instant instant) const {
    const auto& changes = rules_->changes;
    const Seconds offset = at(instant).from_utc;
    const auto next = std::ranges::upper_bound(changes, instant, {}, &OffsetChange::at);
    const auto found = std::find_if(next, changes.end(), [&](const auto& change) { return change.offset.from_utc != offset; });
    if (found != changes.end()) return found->at;
    const auto& after = rules_->after;
    if (!after) return kDistantFuture;
    return after->changes_after(changes.empty() ? instant : std::max(instant, changes.back().at));
}

SteadyTime Zone::steady_at(Instant instant) const {
    const auto& table = rules_->steady();
    const auto listed = std::ranges::upper_bound(table, instant, {}, &SteadyTime::to);
    if (listed != table.end()) return *listed;
    SteadyTime steady{changed_before(instant), changes_after(instant), at(instant).from_utc, {}, {}};
    const Seconds jump = std::chrono::abs(steady.from_utc - at(steady.from - Seconds{1}).from_utc);
    steady.first = LocalTime{(steady.from + steady.from_utc + jump).time_since_epoch()};
    steady.last = LocalTime{(steady.to + std::min(steady.from_utc, at(steady.to).from_utc)).time_since_epoch()};
    return steady;
}

LocalTime Zone::to_local(Instant instant) const {
    return LocalTime{(instant + at(instant).from_utc).time_since_epoch()};
}

namespace {

/// A day on either side is enough: no two changes of a zone lie so close that more than one offset change matters.
constexpr std::chrono::days kAround{1};

}  // namespace

Instant Zone::earliest(LocalTime local) const {
    const Instant guess{local.time_since_epoch()};
    const Seconds before = at(guess - kAround).from_utc;
    const Seconds after = at(guess + kAround).from_utc;
    const Instant by_before = guess - before;
    if (at(by_before).from_utc == before) return by_before;
    const Instant by_after = guess - after;
    // Skipped: counted by the offset before the gap, it comes to lie as far behind the gap as it was into it.
    return at(by_after).from_utc == after ? by_after : by_before;
}

Instant Zone::latest(LocalTime local) const {
    const Instant guess{local.time_since_epoch()};
    const Seconds before = at(guess - kAround).from_utc;
    const Seconds after = at(guess + kAround).from_utc;
    const Instant by_after = guess - after;
    if (at(by_after).from_utc == after) return by_after;
    const Instant by_before = guess - before;
    return by_before;
}

std::vector<std::string> zone_names(const std::string& folder) {
    std::vector<std::string> names{"UTC"};
    const std::string table = read_file(folder + "/zone1970.tab").value_or("");
    std::string_view rest = table;
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        auto line = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        if (line.starts_with('#')) continue;
        for (int column = 0; column < 2; ++column) line.remove_prefix(std::min(line.find('\t'), line.size() - 1) + 1);
        if (const auto name = line.substr(0, line.find('\t')); sound_name(name)) names.emplace_back(name);
    }
    return names;
}

std::string tz_database_version(const std::string& folder) {
    constexpr std::string_view kMark = "# version ";
    constexpr std::size_t kLongestVersion = 16;
    if (const auto source = read_file(folder + "/tzdata.zi"); source && source->starts_with(kMark)) {
        return source->substr(kMark.size(), std::min(source->find('\n'), kMark.size() + kLongestVersion) - kMark.size());
    }
    if (const auto version = read_file(folder + "/+VERSION")) return version->substr(0, std::min(version->find('\n'), kLongestVersion));
    return "unknown";
}

}  // namespace amends
