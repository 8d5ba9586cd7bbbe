// SPDX-License-Identifier: MIT
#include <algorithm>

#include <amends/ticket/ticket.hpp>

namespace amends {

Seconds Clock::paused() const {
    Seconds sum{0};
    for (const Pause& pause : pauses) sum += pause.to - pause.from;
    return sum;
}

std::optional<Pause> Clock::pause_at(const std::optional<Wait>& wait, Instant now) const {
    if (!paused_at || !wait) return std::nullopt;
    const Instant end = std::min(now, wait->until.value_or(now));
    return end > *paused_at ? std::optional{Pause{*paused_at, end}} : std::nullopt;
}

ClockState state_at(const Clock& clock, const Ticket& ticket, Instant now) {
    if (clock.stopped()) return ClockState::stopped;
    const bool waits = clock.paused_at && status_at(ticket, now) == Status::waiting;
    return waits ? ClockState::paused : ClockState::running;
}

Seconds lateness(const Clock& clock, Instant now) {
    const Instant seen = clock.stopped_at.value_or(now);
    return std::max(seen - clock.due_at, Seconds{0});
}

Tier tier_at(const Clock& clock, Instant now) {
    const Instant answered = clock.stopped_at.value_or(now);
    if (answered > clock.due_at) return Tier::late;  // first: an exception may be due before what delights elsewhere
    if (answered <= clock.amazed_by) return Tier::amazed;
    return answered <= clock.delighted_by ? Tier::delighted : Tier::expected;
}

const Clock* next_due(const Ticket& ticket) {
    const Clock* first = nullptr;
    for (const Clock& clock : ticket.clocks) {
        if (!clock.stopped() && (first == nullptr || clock.due_at < first->due_at)) first = &clock;
    }
    return first;
}

std::optional<Instant> urgent_at(const Ticket& ticket) {
    std::optional<Instant> at;
    if (const Clock* due = next_due(ticket)) at = due->due_at;
    if (ticket.wait && ticket.wait->until) at = std::min(at.value_or(*ticket.wait->until), *ticket.wait->until);
    return at;
}

}  // namespace amends
