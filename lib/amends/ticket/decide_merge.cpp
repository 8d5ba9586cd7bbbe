// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include <amends/ticket/decide_each.hpp>
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

}  // namespace

Result<MergeDeeds> decide_merge(const Ticket& from, const Ticket& into, const Playbook& into_playbook,
                                const Moment& moment) {
    if (const auto possible = can_merge(from, into); !possible) return refuse(possible);
    Absorbed absorbed{.from = from.id, .received = from.received_at, .unanswered_since = from.unanswered_since,
                      .respond = std::nullopt,
                      .dues = resolve_from(into, into_playbook, moment.calendars, std::min(from.received_at, into.received_at))};
    const bool waited_longer =
        from.unanswered_since && (!into.unanswered_since || *from.unanswered_since < *into.unanswered_since);
    if (waited_longer) absorbed.respond = respond_terms(into_playbook, moment.calendars, into.facts(), *from.unanswered_since);
    MergeDeeds deeds;
    deeds.from.emplace_back(Merged{into.id});
    if (waited_longer) end_wait_first(into, moment, deeds.into);
    deeds.into.emplace_back(std::move(absorbed));
    return deeds;
}

Result<MergeDeeds> decide_unmerge(const Ticket& from, const Ticket& into, const Playbook& into_playbook,
                                  const Moment& moment) {
    if (from.status != Status::merged || from.merged_into != into.id) {
        return refuse(Code::refused, fmt::format("ticket '{}' was not merged", to_string(from.id)));
    }
    Instant earliest = into.own_received_at;
    for (const Absorbed& one : into.absorbed) {
        if (one.from != from.id) earliest = std::min(earliest, one.received);
    }
    MergeDeeds deeds;
    deeds.from.emplace_back(Unmerged{});
    deeds.into.emplace_back(Released{.from = from.id, .dues = resolve_from(into, into_playbook, moment.calendars, earliest)});
    return deeds;
}

}  // namespace amends
