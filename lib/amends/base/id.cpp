// SPDX-License-Identifier: MIT
#include <amends/base/id.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace amends {
namespace {

bool may_name_an_agent(char byte) {
    const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    const bool digit = byte >= '0' && byte <= '9';
    return letter || digit || std::string_view{"._-@+"}.find(byte) != std::string_view::npos;
}

}  // namespace

Result<TicketId> parse_ticket_id(std::string_view text) {
    const std::string_view digits = text.starts_with('#') ? text.substr(1) : text;
    std::int64_t id = 0;
    const auto* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, id);
    if (error == std::errc{} && stop == end && id > 0) return TicketId{id};
    return refuse(Code::usage, fmt::format("'{}' is not a ticket", text), {}, "write it like 17 or #17");
}

std::string to_string(TicketId id) { return fmt::format("#{}", number(id)); }

Result<std::string> parse_agent(std::string_view text) {
    constexpr std::size_t kLongest = 64;
    const bool good = !text.empty() && text.size() <= kLongest && text.front() != '-' &&
                      std::ranges::all_of(text, may_name_an_agent);
    if (good) return std::string{text};
    return refuse(Code::usage, fmt::format("'{}' is not the name of an agent", text), {},
                  "use 1 to 64 letters, digits, or . _ - @ +");
}

}  // namespace amends
