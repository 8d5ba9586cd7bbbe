// SPDX-License-Identifier: MIT
// Who is to be reminded of what, and the ledger in which each reminder stands once (clock rules 19 to 25).
#include <fmt/format.h>

#include <algorithm>

#include <amends/calendar/when.hpp>
#include <amends/desk/desk.hpp>
#include <amends/desk/filling.hpp>
#include <amends/desk/recording.hpp>
#include <amends/desk/rows.hpp>
#include <amends/ticket/nudges.hpp>

namespace amends {
namespace {

constexpr std::size_t kTicketsToCommit = 200;
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

/// When we look again after a nudge that goes out now: when the next one is due; after the last, as long again as it waited.
Instant next_look(const TicketView& view, const DueReminder& nudge, Instant now) {
    Ticket nudged = view.ticket;
    nudged.nudged_at.push_back(now);
    if (next_nudge(nudged) <= static_cast<int>(view.playbook->nudge.size())) {
        return nudge_due(nudged, *view.playbook, view.calendars, next_nudge(nudged));
    }
    return later(now, nudge.at - view.ticket.wait.value_or(Wait{}).since);
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

bool may_go_out(const TicketView& view, Instant now) { return notice_from(*view.playbook, view.calendars, now) <= now; }

std::vector<DueReminder> standing(const TicketView& view, const Given& queued, Instant now) {
    return standing_reminders(queued, view.ticket, *view.playbook, view.calendars, now);
}

}  // namespace

Reminder Desk::reminder_of(store::Tables& tables, const TicketView& view, const DueReminder& due, const Zone& zone, Instant now) {
    Reminder reminder{.id = to_string(due.key), .due = due, .subject = view.ticket.subject.stored(),
                      .customer = view.customer.name, .owner = view.ticket.owner,
                      .people = people_of(tables, view, due.key.to, now), .text = {}, .until = {}};
    if (due.nudge == 0) return reminder;
    const Template* letter = view.playbook->find_template("nudge");
    if (letter == nullptr) return reminder;
    const Instant look = next_look(view, due, now);
    const std::string shown = local(look, now, zone);
    const auto filled = fill(letter->text, filling_of(view, signer(view), shown));
    if (!filled) return reminder;
    reminder.text = *filled;
    if (filled->stored().find(shown) != std::string::npos) reminder.until = look;
    return reminder;
}

std::vector<Reminder> Desk::reminders_at(Instant now, const Zone& zone) {
    std::vector<Reminder> reminders;
    store_.read([&](store::Tables& tables) {
        auto queued = tables.ledger.queued();
        for (const TicketId id : tickets_to_remind(tables, now)) queued[id];
        for (auto& [id, ids] : queued) {
            const TicketView seen = view(tables, id);
            if (!may_go_out(seen, now)) continue;
            for (const DueReminder& due :
                 reminders_due(seen.ticket, *seen.playbook, seen.calendars, tables.ledger.given(id), now)) {
                ids.insert(to_string(due.key));
            }
            for (const DueReminder& one : standing(seen, ids, now)) reminders.push_back(reminder_of(tables, seen, one, zone, now));
        }
    });
    return reminders;
}

void Desk::give_some(store::Tables& tables, std::span<const TicketId> ids, const Acting& acting) {
    RemindersGiven deed;
    for (const TicketId id : ids) {
        const TicketView seen = view(tables, id);
        const auto due = reminders_due(seen.ticket, *seen.playbook, seen.calendars, tables.ledger.given(id), acting.now);
        for (const DueReminder& one : due) {
            deed.reminders.push_back({.ticket = id, .id = to_string(one.key), .at = one.at, .due_at = one.due_at});
            tables.ledger.give(row_of(deed.reminders.back(), acting.now));
        }
        if (!due.empty()) refresh_row(tables, policies_, seen.ticket, seen.events.front().seq);
    }
    if (!deed.reminders.empty()) record_desk_deed(tables, deed, acting);
}

/// Those whose time has come, and of whom people may be told now.
std::vector<TicketId> Desk::tickets_to_remind(store::Tables& tables, Instant now) {
    std::vector<TicketId> ids;
    for (const auto& [id, playbook] : tables.ledger.tickets_due(now)) {
        const Policy& policy = policies_.of(tables.shelf, playbook);
        if (notice_from(*policy.playbook, policy.calendars, now) <= now) ids.push_back(id);
    }
    return ids;
}

void Desk::give_reminders(const Acting& acting) {
    std::vector<TicketId> ids;
    store_.read([&](store::Tables& tables) { ids = tickets_to_remind(tables, acting.now); });
    for (std::span<const TicketId> left = ids; !left.empty();) {
        const auto some = left.first(std::min(left.size(), kTicketsToCommit));
        store_.change([&](store::Tables& tables) { give_some(tables, some, acting); });
        left = left.subspan(some.size());
    }
}

std::vector<Reminder> Desk::undelivered(const Acting& acting, const Zone& zone) {
    std::vector<Reminder> reminders;
    RemindersSettled gone;
    store_.read([&](store::Tables& tables) {
        for (auto& [id, ids] : tables.ledger.queued()) {
            const TicketView seen = view(tables, id);
            if (!may_go_out(seen, acting.now)) continue;
            Given lost = ids;
            for (const DueReminder& one : standing(seen, ids, acting.now)) {
                lost.erase(to_string(one.key));
                reminders.push_back(reminder_of(tables, seen, one, zone, acting.now));
            }
            for (const std::string& one : lost) gone.reminders.push_back({.ticket = id, .id = one, .dropped = true});
        }
    });
    if (!gone.reminders.empty()) {
        store_.change([&](store::Tables& tables) { note_settled(tables, gone, acting); });
    }
    return reminders;
}

bool Desk::still_stands(const Reminder& reminder, Instant now) {
    bool stands = false;
    store_.read([&](store::Tables& tables) {
        stands = !standing(view(tables, reminder.due.key.ticket), {reminder.id}, now).empty();
    });
    return stands;
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

void Desk::settle(const std::vector<Reminder>& delivered, Reached whom, const Acting& acting) {
    if (delivered.empty()) return;
    store_.change([&](store::Tables& tables) {
        RemindersSettled settled;
        for (const Reminder& one : delivered) {
            settled.reminders.push_back({.ticket = one.due.key.ticket, .id = one.id, .dropped = false});
        }
        note_settled(tables, settled, acting);
        for (const Reminder& one : delivered) {
            if (one.due.nudge == 0 || whom == Reached::agent) continue;
            TicketView seen = view(tables, one.due.key.ticket);
            const auto nudged = decide(seen.ticket, *seen.playbook, Nudge{.n = one.due.nudge, .text = one.text, .until = one.until},
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
