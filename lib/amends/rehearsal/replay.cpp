// SPDX-License-Identifier: MIT
#include <amends/rehearsal/replay.hpp>

#include <algorithm>
#include <variant>

#include <amends/rehearsal/history.hpp>
#include <amends/rehearsal/reminded.hpp>

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

/// Whether a text went out that is still known: what was erased can't be looked through.
bool sent_text(const Deed& deed) {
    return std::visit([]<typename Sent>(const Sent& sent) {
        if constexpr (requires { sent.found; sent.text; }) return !sent.text.blank();
        return false;
    }, deed);
}

/// An event, and all that was before it.
struct Point {
    const Event& event;
    std::span<const Event> before;
    const Ticket& ticket;  ///< as the other playbook would have had it
};

/// Decides a deed anew, and puts a refusal where it belongs.
void judge(const Point& point, const Playbook& other, const Moment& moment, const ReplayFrame& frame, Replayed& replayed) {
    const Event& event = point.event;
    auto request = request_behind(event.deed);
    if (!request) return;
    if (frame.look_through && sent_text(event.deed)) frame.look_through(*request, point.ticket, point.before, event.at);
    const auto deeds = decide(point.ticket, other, *request, moment);
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

/// The reminders of both playbooks along one history.
class BothLadders {
public:
    BothLadders(const Playbook& other, const ReplayFrame& frame) : other_{&other, &frame.calendars}, frame_{frame} {}

    /// The ticket was so under its own playbook and under the other, from an event to the next.
    void go_on(const Ticket& as_it_was, const Ticket& otherwise, Instant from, Instant until) {
        if (!frame_.held_to) return;
        own_.go_on(as_it_was, frame_.held_to(as_it_was.playbook.id), from, until);
        others_.go_on(otherwise, other_, from, until);
    }
    void compare(Replayed& replayed) const {
        replayed.reminded = others_.without_those_of(own_);
        replayed.not_reminded = own_.without_those_of(others_);
    }

private:
    HeldTo other_;
    const ReplayFrame& frame_;
    ReminderRun own_, others_;
};

}  // namespace

Replayed replay(std::span<const Event> events, const Playbook& other, const ReplayFrame& frame) {
    Replayed replayed;
    const Instant live_from = std::get<Opened>(events.front().deed).imported.value_or(kFirstInstant);
    BothLadders ladders{other, frame};
    Ticket ticket, as_it_was;
    for (std::size_t at = 0; at < events.size(); ++at) {
        const Event& event = events[at];
        const Moment moment = moment_of(event, ticket, frame);
        if (event.at >= live_from) judge({event, events.first(at), ticket}, other, moment, frame, replayed);
        Event recounted = event;
        recounted.deed = under(other, event, ticket, moment);
        ticket = apply(std::move(ticket), recounted);
        as_it_was = apply(std::move(as_it_was), event);
        ladders.go_on(as_it_was, ticket, event.at, at + 1 < events.size() ? events[at + 1].at : frame.now);
    }
    ladders.compare(replayed);
    replayed.late = late_only_in(ticket, as_it_was, ticket, frame.now);
    replayed.in_time = late_only_in(as_it_was, ticket, ticket, frame.now);
    return replayed;
}

}  // namespace amends
