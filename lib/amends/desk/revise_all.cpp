// SPDX-License-Identifier: MIT
// A new version of the playbook for what is under way already.
#include <amends/desk/desk.hpp>
#include <amends/desk/people.hpp>

namespace amends {
namespace {

constexpr int kTicketsToCommit = 500;

}  // namespace

/// Revises some of the tickets after `after`, which is moved on; returns how many, or nullopt at the end.
std::optional<std::int64_t> Desk::revise_some(store::Tables& tables, TicketId& after, const Acting& acting) {
    const NewPlaybook newest = new_playbook(tables, pin_of(tables, std::nullopt));
    const auto ids = tables.index.active_after(after, kTicketsToCommit);
    if (ids.empty()) return std::nullopt;
    std::int64_t revised = 0;
    for (const TicketId id : ids) {
        TicketView seen = view(tables, id);
        const bool older = seen.ticket.playbook.name == newest.pin.name && seen.ticket.playbook.version < newest.pin.version;
        if (!older) continue;
        Revise request;
        request.playbook = newest;
        auto deeds = or_throw(decide(seen.ticket, *seen.playbook, request, moment(tables, &seen.ticket, seen.calendars, acting)));
        (void)record(tables, std::move(seen), std::move(deeds), acting);
        ++revised;
    }
    after = ids.back();
    return revised;
}

std::int64_t Desk::revise_all(const Acting& acting) {
    std::int64_t revised = 0;
    TicketId after{};
    for (bool more = true; more;) {
        store_.change([&](store::Tables& tables) {
            const auto some = revise_some(tables, after, acting);
            more = some.has_value();
            revised += some.value_or(0);
        });
    }
    return revised;
}

}  // namespace amends
