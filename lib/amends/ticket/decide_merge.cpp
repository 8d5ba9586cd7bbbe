// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include <amends/ticket/decide_each.hpp>
#include <amends/ticket/join_dues.hpp>
#include <amends/ticket/terms.hpp>

namespace amends {
namespace {

/// The message that waits for an answer, unless it came with an import: that is history, and hurries nobody (clock rule 21).
const Clock* live_respond(const Ticket& ticket) {
    const auto runs = [](const Clock& clock) { return clock.kind == ClockKind::respond && !clock.stopped() && !clock.history; };
    const auto clock = std::ranges::find_if(ticket.clocks, runs);
    return clock == ticket.clocks.end() ? nullptr : &*clock;
}

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
    const bool forgets_message = waits_as_history(into) && live_respond(into) == nullptr && live_respond(from) != nullptr;
    if ((into.imported && !from.imported) || forgets_message) {
        return refuse(Code::refused, fmt::format("ticket '{}' came with an import, and its clocks remind nobody", to_string(into.id)), "TEN-2",
                      fmt::format("amends merge {} {}", number(into.id), number(from.id)));
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

bool is_open(const Promise& promise) { return promise.state == PromiseState::open; }

/// What the customer was told on the ticket that is joined: the next update, if it is before ours, and each open promise.
void carry_what_was_told(const Ticket& from, const Ticket& into, Absorbed& absorbed) {
    const Clock* theirs = next_update(from);
    const Clock* ours = next_update(into);
    if (theirs != nullptr && (ours == nullptr || theirs->due_at < ours->due_at)) {
        absorbed.update = CarriedUpdate{theirs->started_at, theirs->due_at};
    }
    std::string lines;
    for (const Promise& promise : from.promises) {
        const auto clock = std::ranges::find(from.clocks, promise.n, &Clock::promise);
        if (!is_open(promise) || clock == from.clocks.end()) continue;
        lines += (absorbed.promises.empty() ? "" : "\n") + promise.text.stored();
        absorbed.promises.push_back({clock->started_at, promise.by});
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

/// What became of the promises of `from` while it was joined: it has to know when it goes on by itself. Those that were
/// carried last are its open ones, in their order.
void give_promises_back(const Ticket& from, const Ticket& into, Deeds& deeds) {
    auto carried = into.promises.rbegin();
    for (auto own = from.promises.rbegin(); own != from.promises.rend(); ++own) {
        if (!is_open(*own)) continue;
        carried = std::find_if(carried, into.promises.rend(), [&](const Promise& one) { return one.carried == from.id; });
        if (carried == into.promises.rend()) return;
        if (carried->by != own->by) deeds.emplace_back(Moved{own->n, carried->by});
        if (!is_open(*carried)) deeds.emplace_back(Kept{.n = own->n, .at = kept_at(into, carried->n)});
        ++carried;
    }
}

}  // namespace

Result<MergeDeeds> decide_merge(const Ticket& from, const Ticket& into, const Playbook& into_playbook,
                                const Moment& moment) {
    if (const auto possible = can_merge(from, into); !possible) return refuse(possible);
    const Clock* waits = live_respond(from);
    const auto unanswered_since = waits == nullptr ? std::nullopt : std::optional{waits->started_at};
    const bool counts = !from.imported || into.imported;
    Absorbed absorbed{.from = from.id, .received = counts ? from.received_at : into.own.received_at, .unanswered_since = unanswered_since,
                      .respond = std::nullopt, .dues = {}, .value = from.value, .update = std::nullopt, .promises = {}, .contacts = from.contacts,
                      .wants = from.wants, .promised = {}};
    const Clock* ours = live_respond(into);
    const bool waited_longer = unanswered_since && (ours == nullptr || *unanswered_since < ours->started_at);
    if (waited_longer) absorbed.respond = respond_terms(into_playbook, moment.calendars, into.facts(), *unanswered_since);
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
