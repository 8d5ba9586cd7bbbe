// SPDX-License-Identifier: MIT
// The desk's history under another playbook, a batch of tickets at a time.
#include <amends/desk/desk.hpp>
#include <amends/desk/rows.hpp>

namespace amends {
namespace {

constexpr int kBatch = 200;  ///< tickets, read at one moment

std::map<std::string, Role, std::less<>> roles(store::Tables& tables) {
    std::map<std::string, Role, std::less<>> roles;
    for (const AgentRow& agent : tables.index.agents()) roles.emplace(agent.name, or_throw(parse_word<Role>(agent.role)));
    return roles;
}

ReplayFrame frame_of(store::Tables& tables, const Currency& currency, const Calendars& calendars, Instant now) {
    ReplayFrame frame{.now = now, .currency = currency, .calendars = calendars, .role_of = {}, .spent_elsewhere = {}};
    frame.role_of = [known = roles(tables)](const std::string& agent) {
        const auto found = known.find(agent);
        return found == known.end() ? Role::agent : found->second;
    };
    frame.spent_elsewhere = [&tables](const Ticket& ticket, Instant at) {
        constexpr std::chrono::days kYear{365};
        return tables.index.spent_elsewhere(ticket.customer, ticket.id, at - kYear, at);
    };
    return frame;
}

}  // namespace

std::int64_t Desk::replay(const Playbook& other, std::optional<Instant> since, Instant now,
                          const std::function<void(const Ticket& ticket, const Replayed& replayed)>& each) {
    const Calendars calendars = or_throw(Calendars::make(other.calendars));
    std::int64_t count = 0;
    TicketId last{0};
    for (auto ids = ticket_ids_after(last, kBatch); !ids.empty(); ids = ticket_ids_after(last, kBatch)) {
        store_.read([&](store::Tables& tables) {
            const ReplayFrame frame = frame_of(tables, currency_, calendars, now);
            for (const TicketId id : ids) {
                const auto row = tables.index.ticket(id);
                if (row && since && row->received_at < *since) continue;
                const auto events = events_of(tables.journal.of_ticket(id));
                ++count;
                const Replayed replayed = amends::replay(events, other, frame);
                if (replayed.differs()) each(fold(events), replayed);
            }
        });
        last = ids.back();
    }
    return count;
}

}  // namespace amends
