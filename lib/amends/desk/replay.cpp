// SPDX-License-Identifier: MIT
// The desk's history under another playbook, a batch of tickets at a time.
#include <amends/desk/desk.hpp>
#include <amends/desk/rows.hpp>
#include <amends/review/answer.hpp>
#include <amends/review/found_by_check.hpp>

namespace amends {
namespace {

constexpr int kBatch = 200;  ///< tickets, read at one moment

std::map<std::string, Role, std::less<>> roles(store::Tables& tables) {
    std::map<std::string, Role, std::less<>> roles;
    for (const AgentRow& agent : tables.index.agents()) roles.emplace(agent.name, or_throw(parse_word<Role>(agent.role)));
    return roles;
}

/// The playbook that a history is replayed under.
struct Other {
    const Playbook& playbook;
    const Calendars& calendars;
    Checker& checker;

    /// What its checks find in an answer. Times in a text are read as UTC, whatever zone it was written in: only warnings
    /// depend on them, and those refuse nothing.
    void look_through(store::Tables& tables, Request& request, const Ticket& ticket, std::span<const Event> events, Instant at) const {
        static const Zone kUtc = Zone::utc();
        Review* review = review_in(request);
        if (review == nullptr) return;
        const CustomerRow customer = tables.index.customer(ticket.customer).value_or(CustomerRow{});
        const auto answer = answer_of(request, {.ticket = ticket, .events = events, .name = customer.name, .email = customer.email,
                                                .phone = customer.phone, .playbook = playbook, .calendars = calendars, .now = at, .zone = kUtc});
        if (answer) review->found = found_by_check(checker.check(answer->text, answer->situation));
    }
};

ReplayFrame frame_of(store::Tables& tables, Policies& policies, const Currency& currency, const Other& other, Instant now) {
    ReplayFrame frame{.now = now, .currency = currency, .calendars = other.calendars, .role_of = {}, .spent_elsewhere = {}};
    frame.held_to = [&](PlaybookId id) {
        const Policy& policy = policies.of(tables.shelf, id);
        return HeldTo{policy.playbook.get(), &policy.calendars};
    };
    frame.look_through = [&](Request& request, const Ticket& ticket, std::span<const Event> events, Instant at) {
        other.look_through(tables, request, ticket, events, at);
    };
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
    Checker checker{check_set_of(other)};
    const Other under{other, calendars, checker};
    std::int64_t count = 0;
    TicketId last{0};
    for (auto ids = ticket_ids_after(last, kBatch); !ids.empty(); ids = ticket_ids_after(last, kBatch)) {
        store_.read([&](store::Tables& tables) {
            const ReplayFrame frame = frame_of(tables, policies_, currency_, under, now);
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
