// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json.hpp>

#include <amends/desk/desk.hpp>

namespace amends::cli {

using Json = nlohmann::ordered_json;

/// How much of a ticket is told: lists leave out steps and timeline.
enum class Detail { brief, whole };

/// `{"id":…}` as `cli.md` fixes it: times RFC 3339 in UTC, money as text with its currency, durations in seconds.
Json ticket_json(const TicketView& view, Instant now, const Currency& currency, Detail detail);

Json money_json(const std::optional<Money>& money, const Currency& currency);
Json guide_json(const TicketView& view);
Json event_json(const Event& event, int n);

/// One line, broken bytes replaced, with the schema's number in front.
std::string dump(const Json& object);

}  // namespace amends::cli
