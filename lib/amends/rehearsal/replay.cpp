// SPDX-License-Identifier: MIT
#include <amends/rehearsal/replay.hpp>

#include <algorithm>

#include <amends/rehearsal/history.hpp>

namespace amends {
namespace {

bool spends(const Deed& deed) { return std::holds_alternative<OptionsOffered>(deed) || std::holds_alternative<Chosen>(deed); }

constexpr std::string_view kLimit = "SURE-X";  ///< the rule by which what is beyond an agent's limits is refused

Moment moment_of(const Event& event, const Ticket& before, const ReplayFrame& frame) {
    Moment moment{.now = event.at, .agent = event.by, .role = frame.role_of(event.by), .currency = frame.currency,
                  .spent_this_year = before.spent, .calendars = frame.calendars};
    if (spends(event.deed)) moment.spent_this_year.minor += frame.spent_elsewhere(before, event.at).minor;
    return moment;
}

/// Decides a deed anew, and puts a refusal where it belongs.
void judge(const Event& event, const Ticket& before, const Playbook& other, const Moment& moment, Replayed& replayed) {
    const auto request = request_behind(event.deed);
    if (!request) return;
    const auto deeds = decide(before, other, *request, moment);
    if (deeds) return;
    // A value that makes no sense is no matter of the playbook, unless a rule of it says so.
    const Refusal& refusal = deeds.error();
    if (refusal.code != Code::refused && refusal.rule.empty()) return;
    auto& list = refusal.rule == kLimit ? replayed.to_approve : replayed.refused;
    list.push_back({event.at, event.by, std::string{kind_of(event.deed)}, refusal});
}

const Clock* same_clock(const Ticket& ticket, const Clock& clock) {
    const auto same = [&](const Clock& one) { return one.kind == clock.kind && one.instance == clock.instance; };
    const auto found = std::ranges::find_if(ticket.clocks, same);
    return found == ticket.clocks.end() ? nullptr : &*found;
}

/// The clocks of `ticket` that are late and not so, or not there, in `other`; `due` as the playbook replayed says it.
std::vector<ClockTurned> late_only_in(const Ticket& ticket, const Ticket& other, const Ticket& replayed, Instant now) {
    std::vector<ClockTurned> turned;
    for (const Clock& clock : ticket.clocks) {
        if (clock.history) continue;
        const Clock* counterpart = same_clock(other, clock);
        const bool late_there = counterpart != nullptr && lateness(*counterpart, now) > Seconds{0};
        if (lateness(clock, now) == Seconds{0} || late_there) continue;
        const Clock* shown = same_clock(replayed, clock);
        turned.push_back({clock.kind, clock.instance, shown != nullptr ? shown->due_at : clock.due_at, lateness(clock, now)});
    }
    return turned;
}

}  // namespace

Replayed replay(std::span<const Event> events, const Playbook& other, const ReplayFrame& frame) {
    Replayed replayed;
    const Ticket as_it_was = fold(events);
    const Instant live_from = std::get<Opened>(events.front().deed).imported.value_or(kFirstInstant);
    Ticket ticket;
    for (const Event& event : events) {
        const Moment moment = moment_of(event, ticket, frame);
        if (event.at >= live_from) judge(event, ticket, other, moment, replayed);
        Event recounted = event;
        recounted.deed = under(other, event, ticket, moment);
        ticket = apply(std::move(ticket), recounted);
    }
    replayed.late = late_only_in(ticket, as_it_was, ticket, frame.now);
    replayed.in_time = late_only_in(as_it_was, ticket, ticket, frame.now);
    return replayed;
}

}  // namespace amends
