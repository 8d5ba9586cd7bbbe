// SPDX-License-Identifier: MIT
#include <amends/calendar/zone.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <optional>
#include <vector>

#include <amends/calendar/posix_rule.hpp>

namespace amends {

struct Zone::Rules {
    struct Change {
        Instant at;
        Offset offset;  ///< from then on
    };
    std::string name;
    Offset first;                 ///< before the first change
    std::vector<Change> changes;  ///< in order
    std::optional<PosixRule> after;  ///< beyond the last change
};

namespace {

constexpr std::size_t kMostZoneBytes = std::size_t{1} << 20U;

/// Reads big-endian numbers from a compiled zone; past its end it gives zeros and is no longer good.
class Bytes {
public:
    explicit Bytes(std::string_view bytes) : rest_{bytes} {}
    std::int64_t number(std::size_t size) {
        const auto bytes = take(size);
        std::uint64_t value = !bytes.empty() && (static_cast<unsigned char>(bytes.front()) & 0x80U) != 0 ? ~std::uint64_t{0} : 0;
        for (const char byte : bytes) value = (value << 8U) | static_cast<unsigned char>(byte);
        return static_cast<std::int64_t>(value);
    }
    std::string_view take(std::size_t size) {
        good_ = good_ && size <= rest_.size();
        if (!good_) return {};
        const auto taken = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return taken;
    }
    [[nodiscard]] bool good() const { return good_; }
    [[nodiscard]] std::string_view rest() const { return rest_; }

private:
    std::string_view rest_;
    bool good_ = true;
};

/// The six counts of a TZif header, in the order of RFC 8536.
struct Header {
    char version = 0;
    std::size_t utc_flags = 0, standard_flags = 0, leaps = 0, times = 0, types = 0, letters = 0;

    [[nodiscard]] std::size_t body_size(std::size_t time_size) const {
        return times * time_size + times + types * 6 + letters + leaps * (time_size + 4) + standard_flags + utc_flags;
    }
};

std::optional<Header> read_header(Bytes& bytes) {
    if (bytes.take(4) != "TZif") return std::nullopt;
    Header header;
    const auto version = bytes.take(1);
    header.version = version.empty() ? '\0' : version.front();
    bytes.take(15);
    for (std::size_t* count : {&header.utc_flags, &header.standard_flags, &header.leaps, &header.times, &header.types, &header.letters}) {
        const auto value = bytes.number(4);
        if (value < 0 || value > static_cast<std::int64_t>(kMostZoneBytes)) return std::nullopt;
        *count = static_cast<std::size_t>(value);
    }
    const bool counts_leap_seconds = header.leaps > 0;  // as the zones in right/ do, and an Instant does not
    if (!bytes.good() || header.types == 0 || counts_leap_seconds) return std::nullopt;
    return header;
}

struct Body {
    std::vector<std::int64_t> times;
    std::vector<std::size_t> which;
    std::vector<Offset> types;
};

std::optional<Body> read_body(Bytes& bytes, const Header& header, std::size_t time_size) {
    if (header.body_size(time_size) > bytes.rest().size()) return std::nullopt;
    Body body;
    for (std::size_t n = 0; n < header.times; ++n) body.times.push_back(bytes.number(time_size));
    for (std::size_t n = 0; n < header.times; ++n) body.which.push_back(static_cast<unsigned char>(bytes.take(1).front()));
    struct Raw {
        std::int64_t seconds = 0;
        std::size_t letters = 0;
    };
    std::vector<Raw> raw;
    for (std::size_t n = 0; n < header.types; ++n) {
        const auto seconds = bytes.number(4);
        bytes.take(1);
        raw.push_back({seconds, static_cast<unsigned char>(bytes.take(1).front())});
    }
    const auto letters = bytes.take(header.letters);
    for (const Raw& type : raw) {
        constexpr std::int64_t kMostOffset = 93'600;  // 26 hours
        if (type.letters >= letters.size() || type.seconds < -kMostOffset || type.seconds > kMostOffset) return std::nullopt;
        const auto name = letters.substr(type.letters);
        body.types.push_back({Seconds{type.seconds}, std::string{name.substr(0, name.find('\0'))}});
    }
    const bool known = std::ranges::all_of(body.which, [&](std::size_t type) { return type < body.types.size(); });
    if (!known || !std::ranges::is_sorted(body.times)) return std::nullopt;
    bytes.take(header.leaps * (time_size + 4) + header.standard_flags + header.utc_flags);
    return body;
}

/// The body with 64-bit times where there is one, and the rule that stands behind it.
std::optional<std::pair<Body, std::string>> read_tzif(std::string_view file) {
    Bytes bytes{file};
    auto header = read_header(bytes);
    if (!header) return std::nullopt;
    if (header->version == '\0') {
        auto body = read_body(bytes, *header, 4);
        if (!body) return std::nullopt;
        return std::pair{*std::move(body), std::string{}};
    }
    bytes.take(header->body_size(4));
    header = read_header(bytes);
    if (!header) return std::nullopt;
    auto body = read_body(bytes, *header, 8);
    if (!body || !bytes.good()) return std::nullopt;
    const auto footer = bytes.rest();
    const auto end = footer.find('\n', 1);
    if (footer.empty() || footer.front() != '\n' || end == std::string_view::npos) return std::nullopt;
    return std::pair{*std::move(body), std::string{footer.substr(1, end - 1)}};
}

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
    if (::fstat(descriptor, &info) == 0 && S_ISREG(info.st_mode) && info.st_size <= static_cast<off_t>(kMostZoneBytes)) {
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
    static const auto kUtc = std::make_shared<const Rules>(Rules{"UTC", {Seconds{0}, "UTC"}, {}, {}});
    return Zone{kUtc};
}

Result<Zone> Zone::load(std::string_view name, const std::string& folder) {
    if (!sound_name(name)) return refuse(Code::bad_data, fmt::format("'{}' is not a time zone", name), {}, "use a name like Europe/Berlin or UTC");
    const auto file = read_file(fmt::format("{}/{}", folder, name));
    if (!file) return refuse_zone(name, folder);
    auto read = read_tzif(*file);
    if (!read) return refuse_file(name);
    Rules rules{std::string{name}, read->first.types.front(), {}, {}};
    for (std::size_t n = 0; n < read->first.times.size(); ++n) {
        rules.changes.push_back({Instant{Seconds{read->first.times[n]}}, read->first.types[read->first.which[n]]});
    }
    rules.after = PosixRule::parse(read->second);
    if (!rules.after && !read->second.empty()) return refuse_file(name);
    return Zone{std::make_shared<const Rules>(std::move(rules))};
}

const std::string& Zone::name() const noexcept { return rules_->name; }

const Offset& Zone::at(Instant instant) const {
    const auto& changes = rules_->changes;
    const auto next = std::ranges::upper_bound(changes, instant, {}, &Rules::Change::at);
    if (const auto& after = rules_->after; after && next == changes.end()) return after->at(instant);
    return next == changes.begin() ? rules_->first : std::prev(next)->offset;
}

/// The last change of the offset up to `instant`.
Instant Zone::changed_before(Instant instant) const {
    const auto& changes = rules_->changes;
    const Seconds offset = at(instant).from_utc;
    auto change = std::ranges::upper_bound(changes, instant, {}, &Rules::Change::at);
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
    const auto next = std::ranges::upper_bound(changes, instant, {}, &Rules::Change::at);
    const auto found = std::find_if(next, changes.end(), [&](const auto& change) { return change.offset.from_utc != offset; });
    if (found != changes.end()) return found->at;
    const auto& after = rules_->after;
    if (!after) return kDistantFuture;
    return after->changes_after(changes.empty() ? instant : std::max(instant, changes.back().at));
}

SteadyTime Zone::steady_at(Instant instant) const {
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
