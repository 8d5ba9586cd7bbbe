// SPDX-License-Identifier: MIT
#include <cli/option.hpp>

#include <fmt/format.h>

#include <charconv>
#include <limits>

#include <amends/calendar/when.hpp>

namespace amends::cli {
namespace {

template <typename Number>
Result<void> read_number(std::string_view typed, Number& into) {
    Number value = 0;
    const char* end = typed.data() + typed.size();
    const auto [stop, error] = std::from_chars(typed.data(), end, value);
    if (typed.empty() || error != std::errc{} || stop != end || value < 0) {
        return refuse(Code::usage, fmt::format("'{}' is not a number from 0 to {}", typed, std::numeric_limits<Number>::max()));
    }
    into = value;
    return {};
}

/// Hands the value of a Result on, or its refusal.
template <typename T>
Result<void> take(Result<T> read, T& into) {
    if (!read) return refuse(read);
    into = *std::move(read);
    return {};
}

Result<void> read_ticket(std::string_view typed, TicketRef& into) {
    if (typed == "@") {
        into.id.reset();
        return {};
    }
    return take(parse_ticket_id(typed), into.id.emplace());
}

}  // namespace

Result<void> read_value(std::string_view typed, const Setting&, std::string& into) {
    into = typed;
    return {};
}

Result<void> read_value(std::string_view typed, const Setting&, int& into) { return read_number(typed, into); }
Result<void> read_value(std::string_view typed, const Setting&, std::int64_t& into) { return read_number(typed, into); }

Result<void> read_value(std::string_view typed, const Setting&, Text& into) {
    return take(Text::from(std::string{typed}), into);
}

Result<void> read_value(std::string_view typed, const Setting& setting, Instant& into) {
    if (setting.unread != nullptr && is_working_distance(typed)) {
        setting.unread->times.push_back({std::string{typed}, &into});
        return {};
    }
    return take(parse_when(typed, setting.now, setting.zone()), into);
}

Result<void> read_value(std::string_view typed, const Setting&, Span& into) { return take(parse_span(typed), into); }

Result<void> read_value(std::string_view typed, const Setting& setting, TicketRef& into) {
    auto read = read_ticket(typed, into);
    if (read && setting.unread != nullptr && !setting.unread->ticket) setting.unread->ticket = into;
    return read;
}

Result<void> read_value(std::string_view typed, const Setting&, Amount& into) {
    into.typed = typed;
    return {};
}

}  // namespace amends::cli
