// SPDX-License-Identifier: MIT
// Who is to be reminded of what, and the ledger in which each reminder stands once (clock rules 19 to 25).
#include <fmt/format.h>

#include <algorithm>

#include <amends/calendar/when.hpp>
#include <amends/desk/desk.hpp>
#include <amends/desk/filling.hpp>
#include <amends/desk/recording.hpp>
#include <amends/desk/rows.hpp>

namespace amends {
namespace {

constexpr int kTicketsToCommit = 200;
constexpr int kMostCovers = 8;  ///< one for another: a circle of people who cover each other ends here

/// Who is reminded in an agent's place at `now`: nobody (empty) when all who cover are away.
std::vector<Addressee> who_is_there(store::Tables& tables, std::string name, Instant now) {
    for (int hop = 0; hop < kMostCovers; ++hop) {
        const AgentRow agent = tables.index.agent(name).value_or(AgentRow{.name = name});
        const bool away = agent.away_until && *agent.away_until > now;
        if (!away) return {{agent.name, agent.email}};
        if (!agent.cover) return {};
        name = *agent.cover;
    }
    return {};
}

void add_new(std::vector<Addressee>& people, std::vector<Addressee> more) {
    for (Addressee& one : more) {
        if (std::ranges::find(people, one.name, &Addressee::name) == people.end()) people.push_back(std::move(one));
    }
}

/// The people behind a ladder's word; empty for the team, and where there is nobody of that role.
std::vector<Addressee> people_of(store::Tables& tables, const TicketView& view, const std::string& to, Instant now) {
    if (to == "customer") return {{view.customer.name, view.customer.email}};
    std::vector<Addressee> people;
    if (to == to_string(Recipient::owner) && view.ticket.owner) people = who_is_there(tables, *view.ticket.owner, now);
    for (const AgentRow& agent : tables.index.agents()) {
        if (agent.role == to) add_new(people, who_is_there(tables, agent.name, now));
    }
    return people;
}

/// When the next nudge of a wait would go out; after the last, as long again as it waited.
Instant next_look(const Playbook& playbook, const Calendars& calendars, const Wait& wait, const DueReminder& nudge) {
    const Calendar& calendar = calendars.named(playbook.clocks.calendar);
    const auto n = static_cast<std::size_t>(nudge.nudge);
    if (n < playbook.nudge.size()) return reckon(wait.since, playbook.nudge[n], calendar);
    return later(nudge.at, nudge.at - wait.since);
}

/// Who signs a nudge: the owner, else whoever wrote to the customer last.
std::string signer(const TicketView& view) {
    if (view.ticket.owner) return *view.ticket.owner;
    const auto wrote = [](const Event& event) {
        return std::holds_alternative<Replied>(event.deed) || std::holds_alternative<OptionsOffered>(event.deed) ||
               std::holds_alternative<Acknowledged>(event.deed);
    };
    const auto last = std::find_if(view.events.rbegin(), view.events.rend(), wrote);
    return last == view.events.rend() ? view.events.back().by : last->by;
}

}  // namespace

Reminder Desk::reminder_of(store::Tables& tables, const TicketView& view, const DueReminder& due, const Zone& zone, Instant now) {
    Reminder reminder{.id = to_string(due.key), .due = due, .subject = view.ticket.subject.stored(),
                      .customer = view.customer.name, .owner = view.ticket.owner,
                      .people = people_of(tables, view, due.key.to, now), .text = {}};
    if (due.nudge == 0) return reminder;
    const Template* letter = view.playbook->find_template("nudge");
    if (letter == nullptr) return reminder;
    const Instant look = std::max(next_look(*view.playbook, view.calendars, view.ticket.wait.value_or(Wait{}), due), now);
    const auto filled = fill(letter->text, filling_of(view, signer(view), local(look, now, zone)));
    if (filled) reminder.text = *filled;
    return reminder;
}

std::vector<Reminder> Desk::reminders_at(Instant now, const Zone& zone) {
    std::vector<Reminder> reminders;
    store_.read([&](store::Tables& tables) {
        for (const auto& row : tables.ledger.queued()) {
            const TicketView seen = view(tables, row.ticket);
            const auto stands = standing_reminder(row.id, seen.ticket, *seen.playbook, seen.calendars, now);
            if (stands) reminders.push_back(reminder_of(tables, seen, *stands, zone, now));
        }
        for (const TicketId id : tables.ledger.tickets_due(now, std::numeric_limits<int>::max())) {
            const TicketView seen = view(tables, id);
            for (const DueReminder& due :
                 reminders_due(seen.ticket, *seen.playbook, seen.calendars, tables.ledger.given(id), now)) {
                reminders.push_back(reminder_of(tables, seen, due, zone, now));
            }
        }
    });
    return reminders;
}

bool Desk::give_some(store::Tables& tables, const Acting& acting) {
    RemindersGiven deed;
    const auto ids = tables.ledger.tickets_due(acting.now, kTicketsToCommit);
    std::vector<TicketView> seen;
    for (const TicketId id : ids) {
        seen.push_back(view(tables, id));
        const TicketView& one = seen.back();
        for (const DueReminder& due :
             reminders_due(one.ticket, *one.playbook, one.calendars, tables.ledger.given(id), acting.now)) {
            deed.reminders.push_back({.ticket = id, .id = to_string(due.key), .at = due.at, .due_at = due.due_at});
            tables.ledger.give(row_of(deed.reminders.back(), acting.now));
        }
    }
    for (const TicketView& one : seen) refresh_row(tables, policies_, one.ticket, one.events.front().seq);
    if (!deed.reminders.empty()) record_desk_deed(tables, deed, acting);
    return ids.size() == kTicketsToCommit && !deed.reminders.empty();
}

void Desk::give_reminders(const Acting& acting) {
    bool any = false;
    store_.read([&](store::Tables& tables) { any = !tables.ledger.tickets_due(acting.now, 1).empty(); });
    while (any) {
        store_.change([&](store::Tables& tables) { any = give_some(tables, acting); });
    }
}

std::vector<Reminder> Desk::undelivered(const Acting& acting, const Zone& zone) {
    std::vector<Reminder> reminders;
    RemindersSettled gone;
    store_.read([&](store::Tables& tables) {
        for (const auto& row : tables.ledger.queued()) {
            const TicketView seen = view(tables, row.ticket);
            const auto stands = standing_reminder(row.id, seen.ticket, *seen.playbook, seen.calendars, acting.now);
            if (stands) {
                reminders.push_back(reminder_of(tables, seen, *stands, zone, acting.now));
            } else {
                gone.reminders.push_back({.ticket = row.ticket, .id = row.id, .dropped = true});
            }
        }
    });
    if (!gone.reminders.empty()) {
        store_.change([&](store::Tables& tables) { note_settled(tables, gone, acting); });
    }
    return reminders;
}

void Desk::note_settled(store::Tables& tables, const RemindersSettled& settled, const Acting& acting) {
    record_desk_deed(tables, settled, acting);
    for (const SettledReminder& one : settled.reminders) tables.ledger.mark(one.ticket, one.id, state_of(one));
    for (const SettledReminder& one : settled.reminders) {
        if (!one.dropped) continue;
        const TicketView seen = view(tables, one.ticket);
        refresh_row(tables, policies_, seen.ticket, seen.events.front().seq);
    }
}

void Desk::settle(const std::vector<Reminder>& delivered, const Acting& acting) {
    if (delivered.empty()) return;
    store_.change([&](store::Tables& tables) {
        RemindersSettled settled;
        for (const Reminder& one : delivered) {
            settled.reminders.push_back({.ticket = one.due.key.ticket, .id = one.id, .dropped = false});
        }
        note_settled(tables, settled, acting);
        for (const Reminder& one : delivered) {
            if (one.due.nudge == 0) continue;
            TicketView seen = view(tables, one.due.key.ticket);
            const auto nudged = decide(seen.ticket, *seen.playbook, Nudge{.n = one.due.nudge, .text = one.text},
                                       moment(tables, &seen.ticket, seen.calendars, acting));
            // Refused: the customer answered while it was delivered, and nothing more is to be noted.
            if (nudged) (void)record(tables, std::move(seen), *nudged, acting);
        }
    });
}

std::vector<ClockAccount> Desk::accounts_of(TicketId id, Instant now) {
    std::vector<ClockAccount> accounts;
    store_.read([&](store::Tables& tables) {
        const TicketView seen = view(tables, survivor(tables, id));
        for (const Clock& clock : seen.ticket.clocks) {
            const Policy& policy = policies_.of(tables.shelf, clock.playbook.id);
            accounts.push_back(account_of(clock, seen.ticket, policy.calendars, now));
        }
    });
    return accounts;
}

}  // namespace amends
