// SPDX-License-Identifier: MIT
// What is read and not changed: lists, the next ticket, the journal, a filled template.
#include <fmt/format.h>

#include <amends/base/suggest.hpp>
#include <amends/desk/desk.hpp>
#include <amends/desk/people.hpp>
#include <amends/desk/filling.hpp>
#include <amends/ticket/terms.hpp>

namespace amends {
std::vector<ListedTicket> Desk::list(const Filter& filter) {
    std::vector<ListedTicket> tickets;
    store_.read([&](store::Tables& tables) {
        if (filter.owner) check_agent(tables, *filter.owner);  // a slip would read as "nothing is late"
        tickets = tables.listing.list(filter);
    });
    return tickets;
}

Tally Desk::count(const Filter& filter) {
    Tally tally;
    store_.read([&](store::Tables& tables) {
        if (filter.owner) check_agent(tables, *filter.owner);
        tally = tables.listing.count(filter);
    });
    return tally;
}

std::optional<TicketView> Desk::next(const Acting& acting) {
    std::optional<TicketView> seen;
    store_.read([&](store::Tables& tables) {
        if (const auto id = tables.listing.next(acting.agent, acting.now)) seen = view(tables, *id);
    });
    return seen;
}

Overview Desk::overview(const Acting& acting, Instant soon) {
    Overview seen;
    store_.read([&](store::Tables& tables) { seen = tables.listing.overview(acting.agent, acting.now, soon); });
    return seen;
}

std::vector<store::Entry> Desk::journal_after(EventId after, int most) {
    std::vector<store::Entry> entries;
    store_.read([&](store::Tables& tables) { entries = tables.journal.after(after, most); });
    return entries;
}

std::vector<store::Entry> Desk::journal_of(TicketId id) {
    std::vector<store::Entry> entries;
    store_.read([&](store::Tables& tables) { entries = tables.journal.of_ticket(id); });
    if (entries.empty()) throw Error{Code::not_found, fmt::format("no ticket '{}'", to_string(id)), "amends list"};
    return entries;
}

Instant Desk::update_due(TicketId id, Instant now) {
    const TicketView seen = view(id);
    return update_terms(*seen.playbook, seen.calendars, seen.ticket.facts(), now, std::nullopt).due;
}

std::pair<Text, int> Desk::draft(TicketId id, std::string_view name, std::string_view until_shown, const Acting& acting) {
    const TicketView seen = view(id);
    const Template* found = seen.playbook->find_template(name);
    if (found == nullptr) {
        std::vector<std::string_view> known;
        for (const Template& one : seen.playbook->templates) known.emplace_back(one.id);
        throw Error{Code::usage, fmt::format("playbook '{}' has no template '{}'", seen.playbook->name, name),
                    suggestion(name, known)};
    }
    return {or_throw(fill(found->text, filling_of(seen, acting.agent, until_shown))), seen.ticket.version};
}

}  // namespace amends
