// SPDX-License-Identifier: MIT
#include <amends/calendar/tzif.hpp>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace amends {

namespace {

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
        if (value < 0 || value > static_cast<std::int64_t>(kMostTzifBytes)) return std::nullopt;
        *count = static_cast<std::size_t>(value);
    }
    const bool counts_leap_seconds = header.leaps > 0;
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
std::optional<std::pair<Body, std::string>> read_latest(std::string_view file) {
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

}  // namespace

std::optional<Tzif> read_tzif(std::string_view file) {
    auto read = read_latest(file);
    if (!read) return std::nullopt;
    const Body& body = read->first;
    Tzif zone{body.types.front(), {}, std::move(read->second)};
    for (std::size_t n = 0; n < body.times.size(); ++n) {
        zone.changes.push_back({Instant{Seconds{body.times[n]}}, body.types[body.which[n]]});
    }
    return zone;
}

}  // namespace amends
