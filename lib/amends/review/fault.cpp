// SPDX-License-Identifier: MIT
#include <amends/review/fault.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <variant>

namespace amends {
namespace {

/// A time that the customer was told, which passed without what was to come by then.
bool is_broken_word(const Clock& clock, const Ticket& ticket, Instant now) {
    const bool told = clock.kind == ClockKind::promise || (clock.kind == ClockKind::update && !clock.measure);
    const bool since_last_answer = !ticket.answered_at || clock.due_at >= *ticket.answered_at;
    return told && !clock.history && since_last_answer && lateness(clock, now) > Seconds{0};
}

/// Follows what a ticket closed with last, until we write again.
struct LastCause {
    std::optional<std::string> cause;

    void operator()(const Closed& closed) { cause = closed.cause; }
    void operator()(const Acknowledged&) { cause.reset(); }
    void operator()(const Replied&) { cause.reset(); }
    void operator()(const OptionsOffered&) { cause.reset(); }
    void operator()(const auto&) {}
};

bool is_ours(const std::string& cause) { return !cause.starts_with("external/"); }

bool came_back_for_our_fault(const Ticket& ticket, std::span<const Event> events) {
    if (ticket.closed_at) return false;
    LastCause last;
    for (const Event& event : events) std::visit(last, event.deed);
    return last.cause && is_ours(*last.cause);
}

}  // namespace

bool is_fault_on_record(const Ticket& ticket, std::span<const Event> events, Instant now) {
    const auto broken = [&](const Clock& clock) { return is_broken_word(clock, ticket, now); };
    return std::ranges::any_of(ticket.clocks, broken) || came_back_for_our_fault(ticket, events);
}

}  // namespace amends
