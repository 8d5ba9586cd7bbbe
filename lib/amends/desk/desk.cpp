// SPDX-License-Identifier: MIT
// What the use-cases share: loading a ticket with its playbook, and recording what was decided.
#include <amends/desk/desk.hpp>

#include <fmt/format.h>

#include <amends/desk/recording.hpp>
#include <amends/desk/rows.hpp>

namespace amends {

void Desk::serve_one_thread() { sqlite::serve_one_thread(); }

Desk::Desk(const std::string& file, sqlite::Mode mode) : store_{file, mode}, file_{file} {
    store_.read([&](store::Tables& tables) { row_ = tables.shelf.desk(); });
    currency_ = or_throw(Currency::parse(row_.currency));
    policies_ = Policies{currency_};
}

TicketView Desk::view(store::Tables& tables, TicketId id, std::optional<EventId> up_to) {
    TicketView view;
    view.events = events_of(tables.journal.of_ticket(id, up_to));
    if (view.events.empty()) {
        throw Error{Code::not_found, fmt::format("no ticket '{}'", to_string(id)), "'amends list' shows those under way"};
    }
    view.ticket = fold(view.events);
    view.customer = tables.index.customer(view.ticket.customer).value_or(CustomerRow{.id = view.ticket.customer});
    const Policy& policy = policies_.of(tables.shelf, view.ticket.playbook.id);
    view.playbook = policy.playbook;
    view.calendars = policy.calendars;
    return view;
}

Moment Desk::moment(store::Tables& tables, const Ticket* ticket, const Calendars& calendars, const Acting& acting) {
    Moment moment{.now = acting.now, .agent = acting.agent, .role = Role::agent, .currency = currency_,
                  .spent_this_year = {}, .calendars = calendars, .zone = acting.zone};
    if (const auto agent = tables.index.agent(acting.agent)) moment.role = or_throw(parse_word<Role>(agent->role));
    if (ticket != nullptr) {
        constexpr std::chrono::days kYear{365};
        moment.spent_this_year = tables.index.spent_since(ticket->customer, acting.now - kYear);
    }
    return moment;
}

Changed Desk::record(store::Tables& tables, TicketView view, Deeds deeds, const Acting& acting) {
    Changed changed{.view = std::move(view)};
    changed.first_new = changed.view.events.size();
    changed.view.ticket = record_deeds(tables, policies_, std::move(changed.view.ticket), std::move(deeds), acting,
                                       changed.view.events);
    return changed;
}

std::optional<Changed> Desk::repeated(store::Tables& tables, const Acting& acting) {
    if (!acting.operation) return std::nullopt;
    const auto last = tables.journal.by_operation(*acting.operation);
    if (!last) return std::nullopt;
    if (!last->ticket) {
        throw Error{Code::usage, fmt::format("key '{}' was used for another change: '{}' to the desk", *acting.operation, last->record.kind),
                    "a key goes with one change; nothing was done now"};
    }
    Changed changed{.view = this->view(tables, *last->ticket, last->seq), .repeated = true};
    changed.first_new = changed.view.events.size() - 1;
    return changed;
}

}  // namespace amends
