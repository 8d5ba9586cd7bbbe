// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <amends/base/result.hpp>

namespace amends {

enum class TicketId : std::int64_t {};    ///< 1, 2, 3 …: given once, never reused
enum class CustomerId : std::int64_t {};  ///< likewise
enum class EventId : std::int64_t {};     ///< the event's place in the desk's journal, from 1 without gaps
enum class PlaybookId : std::int64_t {};  ///< one adopted version of one playbook

template <typename Id>
    requires std::is_enum_v<Id>
constexpr std::int64_t number(Id id) {
    return static_cast<std::int64_t>(id);
}

template <typename Id>
    requires std::is_enum_v<Id>
constexpr std::optional<std::int64_t> number(const std::optional<Id>& id) {
    if (!id) return std::nullopt;
    return number(*id);
}

/// `17` or `#17`. Refuses (usage) everything else.
Result<TicketId> parse_ticket_id(std::string_view text);

/// `#17`
std::string to_string(TicketId id);

/// The name of an agent as typed: 1 to 64 letters, digits, `.`, `_`, `-`, `@`, `+`, not beginning with `-`. Refuses
/// (usage) everything else.
Result<std::string> parse_agent(std::string_view text);

}  // namespace amends
