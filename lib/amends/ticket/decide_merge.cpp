// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include <amends/ticket/decide_each.hpp>
#include <amends/ticket/join_dues.hpp>
#include <amends/ticket/terms.hpp>

namespace amends {
namespace {

Result<void> can_merge(const Ticket& from, const Ticket& into) {
    if (from.id == into.id) {
        return refuse(Code::usage, fmt::format("ticket '{}' can't be merged into itself", to_string(from.id)));
    }
    for (const Ticket* ticket : {&from, &into}) {
        if (ticket->status != Status::closed && ticket->status != Status::merged) continue;
        return refuse(Code::refused,
                      fmt::format("ticket '{}' is {}", to_string(ticket->id), to_string(ticket->status)), {},
                      "only tickets that are under way are merged");
    }
    return {};
}

/// The `update` clock that is due first, or nullptr.
const Clock* next_update(const Ticket& ticket) {
    const Clock* first = nullptr;
    for (const Clock& clock : ticket.clocks) {
        if (clock.kind != ClockKind::update || clock.stopped()) continue;
        if (first == nullptr || clock.due_at < first->due_at) first = &clock;
    }
    return first;
}

struct OpenPromise {
    const Clock* clock;
    const Promise* promise;
};
/// In the order in which a merge carries them.
std::vector<OpenPromise> open_promises(const Ticket& ticket) {
    std::vector<OpenPromise> open;
    for (const Clock& clock : ticket.clocks) {
        if (clock.kind != ClockKind::promise || clock.stopped()) continue;
        const auto promise = std::ranges::find(ticket.promises, clock.promise, &Promise::n);
        if (promise != ticket.promises.end()) open.push_back({&clock, &*promise});
    }
    return open;
}

/// What the customer was told on the ticket that is joined: the next update, if it is before ours, and each open promise.
void carry_what_was_told(const Ticket& from, const Ticket& into, Absorbed& absorbed) {
    const Clock* theirs = next_update(from);
    const Clock* ours = next_update(into);
    if (theirs != nullptr && (ours == nullptr || theirs->due_at < ours->due_at)) {
        absorbed.update = CarriedUpdate{theirs->started_at, theirs->due_at};
    }
    std::string lines;
    for (const auto& [clock, promise] : open_promises(from)) {
        lines += (absorbed.promises.empty() ? "" : "\n") + promise->text.stored();
        absorbed.promises.push_back({clock->started_at, promise->by});
    }
    absorbed.promised = Text::trusted(lines);
}

/// A wait with an end of its own goes on when only the ticket that ended it is let go.
void wait_again(const Ticket& into, const Released& released, const Moment& moment, Deeds& deeds) {
    const auto& wait = into.own.wait;
    if (!wait || !wait->until || *wait->until <= moment.now) return;
    const Ticket parted = apply(into, {EventId{}, into.id, moment.now, moment.agent, released});
    if (parted.unanswered_since) return;
    deeds.emplace_back(Waited{.on = wait->on, .until = *wait->until,
                              .dues = pause(parted, moment.calendars, wait->on, moment.now, *wait->until),
                              .because = Text::trusted(fmt::format("as before {} was joined", to_string(released.from)))});
}

/// When a promise was kept on the ticket that goes on.
std::optional<Instant> kept_at(const Ticket& ticket, int n) {
    const auto clock = std::ranges::find(ticket.clocks, n, &Clock::promise);
    return clock == ticket.clocks.end() ? std::nullopt : clock->stopped_at;
}

/// What became of the promises of `from` while it was joined: it has to know when it goes on by itself.
void give_promises_back(const Ticket& from, const Ticket& into, Deeds& deeds) {
    const auto theirs = open_promises(from);
    auto one = theirs.rbegin();
    for (auto carried = into.promises.rbegin(); carried != into.promises.rend() && one != theirs.rend(); ++carried) {
        if (carried->carried != from.id) continue;
        const Promise& promise = *(one++)->promise;
        if (carried->by != promise.by) deeds.emplace_back(Moved{promise.n, carried->by});
        if (carried->state == PromiseState::kept) deeds.emplace_back(Kept{.n = promise.n, .at = kept_at(into, carried->n)});
    }
}

}  // namespace

Result<MergeDeeds> decide_merge(const Ticket& from, const Ticket& into, const Playbook& into_playbook,
                                const Moment& moment) {
    if (const auto possible = can_merge(from, into); !possible) return refuse(possible);
    Absorbed absorbed{.from = from.id, .received = from.received_at, .unanswered_since = from.unanswered_since,
                      .respond = std::nullopt, .dues = {}, .value = from.value, .update = std::nullopt, .promises = {}, .contacts = from.contacts,
                      .wants = from.wants, .promised = {}};
    const bool waited_longer =
        from.unanswered_since && (!into.unanswered_since || *from.unanswered_since < *into.unanswered_since);
    if (waited_longer) absorbed.respond = respond_terms(into_playbook, moment.calendars, into.facts(), *from.unanswered_since);
    carry_what_was_told(from, into, absorbed);
    absorbed.dues = dues_joined(into, into_playbook, moment, absorbed);
    MergeDeeds deeds;
    deeds.from.emplace_back(Merged{into.id});
    deeds.into.emplace_back(std::move(absorbed));
    return deeds;
}

Result<MergeDeeds> decide_unmerge(const Ticket& from, const Ticket& into, const Playbook& into_playbook,
                                  const Moment& moment) {
    if (from.status != Status::merged || from.merged_into != into.id) {
        return refuse(Code::refused, fmt::format("ticket '{}' was not merged", to_string(from.id)));
    }
    const Released released{.from = from.id, .dues = dues_parted(into, into_playbook, moment, from.id)};
    MergeDeeds deeds;
    deeds.from.emplace_back(Unmerged{});
    give_promises_back(from, into, deeds.from);
    deeds.into.emplace_back(released);
    wait_again(into, released, moment, deeds.into);
    return deeds;
}

}  // namespace amends
