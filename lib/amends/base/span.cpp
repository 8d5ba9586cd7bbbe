// SPDX-License-Identifier: MIT
#include <amends/base/span.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

namespace amends {
namespace {

enum class Sort { real, open, open_days };

struct Unit {
    std::string_view name;
    Sort sort;
    std::int64_t seconds;  ///< of one; for working days how many days
};
constexpr auto kUnits = std::to_array<Unit>({{"w", Sort::real, 604'800},
                                             {"d", Sort::real, 86'400},
                                             {"h", Sort::real, 3'600},
                                             {"m", Sort::real, 60},
                                             {"s", Sort::real, 1},
                                             {"bh", Sort::open, 3'600},
                                             {"bm", Sort::open, 60},
                                             {"bd", Sort::open_days, 1}});
constexpr std::int64_t kMostDays = 36'525;

const Unit* find_unit(std::string_view name) {
    for (const Unit& unit : kUnits) {
        if (unit.name == name) return &unit;
    }
    return nullptr;
}

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

struct Part {
    std::int64_t amount = 0;
    const Unit* unit = nullptr;
};

/// Takes `15m` from the front of `text`.
std::optional<Part> take_part(std::string_view& text) {
    Part part;
    std::size_t at = 0;
    for (; at < text.size() && is_digit(text[at]); ++at) {
        // More digits than any span has change nothing: it is too long then, and not something else.
        part.amount = std::min(part.amount * 10 + (text[at] - '0'), kLongestSpan.count() + 1);
    }
    const std::size_t unit_at = at;
    while (at < text.size() && !is_digit(text[at])) ++at;
    part.unit = find_unit(text.substr(unit_at, at - unit_at));
    if (unit_at == 0 || part.unit == nullptr) return std::nullopt;
    text.remove_prefix(at);
    return part;
}

tl::unexpected<Refusal> refuse_span(std::string_view text) {
    return refuse(Code::usage, fmt::format("'{}' is not a duration", text), {},
                  "write it like 90s, 15m, 2h, 3d, 1w, 1h30m, or in working time like 4bh, 3bd");
}

tl::unexpected<Refusal> refuse_sum(std::string_view text, Sort left, Sort right) {
    if (left == right) {
        return refuse(Code::usage, fmt::format("'{}' adds up working days", text), {}, "write them as one, like 3bd");
    }
    return refuse(Code::usage, fmt::format("'{}' mixes real and working time", text), {}, "use one kind of unit");
}

/// The shortest sum of units for so many seconds.
std::string in_units(std::int64_t seconds, Sort sort) {
    std::string text;
    for (const Unit& unit : kUnits) {
        if (unit.sort != sort || seconds < unit.seconds) continue;
        const bool whole = seconds % unit.seconds == 0;
        if (unit.name == "w" && !whole) continue;
        text += fmt::format("{}{}", seconds / unit.seconds, unit.name);
        seconds %= unit.seconds;
    }
    return text;
}

}  // namespace

Result<Span> parse_span_or_none(std::string_view text) {
    std::string_view rest = text;
    std::int64_t total = 0;
    std::optional<Sort> sort;
    while (!rest.empty() || !sort) {
        const auto part = take_part(rest);
        if (!part) return refuse_span(text);
        const bool adds_up = !sort || (*sort == part->unit->sort && *sort != Sort::open_days);
        if (!adds_up) return refuse_sum(text, *sort, part->unit->sort);
        sort = part->unit->sort;
        const std::int64_t most = *sort == Sort::open_days ? kMostDays : kLongestSpan.count();
        if (part->amount > (most - total) / part->unit->seconds) {
            return refuse(Code::usage, fmt::format("'{}' is longer than a hundred years", text));
        }
        total += part->amount * part->unit->seconds;
    }
    if (*sort == Sort::open_days) return OpenDays{static_cast<int>(total)};
    if (*sort == Sort::open) return OpenTime{Seconds{total}};
    return Seconds{total};
}

Result<Span> parse_span(std::string_view text) {
    auto span = parse_span_or_none(text);
    const bool none = span && (*span == Span{Seconds{0}} || *span == Span{OpenTime{}} || *span == Span{OpenDays{}});
    if (none) return refuse(Code::usage, fmt::format("'{}' is no time at all", text));
    return span;
}

std::string to_string(const Span& span) {
    if (const auto* days = std::get_if<OpenDays>(&span)) return fmt::format("{}bd", days->days);
    if (const auto* open = std::get_if<OpenTime>(&span)) return in_units(open->length.count(), Sort::open);
    return in_units(std::get<Seconds>(span).count(), Sort::real);
}

std::string brief(Seconds length) {
    struct Shown {
        std::string_view name;
        std::int64_t seconds;
    };
    constexpr auto kShown = std::to_array<Shown>({{"d", 86'400}, {"h", 3'600}, {"min", 60}, {"s", 1}});
    const std::int64_t total = std::abs(length.count());
    for (std::size_t at = 0; at < kShown.size(); ++at) {
        const Shown& unit = kShown.at(at);
        if (total < unit.seconds && at + 1 < kShown.size()) continue;
        std::string text = fmt::format("{} {}", total / unit.seconds, unit.name);
        if (at + 1 == kShown.size() || unit.name == "min") return text;
        const Shown& smaller = kShown.at(at + 1);
        const std::int64_t rest = total % unit.seconds / smaller.seconds;
        return rest == 0 ? text : text + fmt::format(" {} {}", rest, smaller.name);
    }
    return "0 s";
}

}  // namespace amends
