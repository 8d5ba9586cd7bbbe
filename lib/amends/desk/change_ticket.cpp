// SPDX-License-Identifier: MIT
// The deeds on one ticket: each loads it, decides and records in one transaction.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <span>

#include <amends/desk/desk.hpp>
#include <amends/desk/people.hpp>
#include <amends/desk/recording.hpp>
#include <amends/desk/rows.hpp>

namespace amends {
namespace {

void check_version(const Ticket& ticket, const Acting& acting) {
    if (!acting.if_version || *acting.if_version == ticket.version) return;
    throw Error{Code::changed,
                fmt::format("ticket '{}' has changed: version {} was read, it is {} now", to_string(ticket.id),
                            *acting.if_version, ticket.version),
                fmt::format("look at it again with 'amends show {}'", number(ticket.id))};
}

/// The request with what the desk knows of the agent it names. Throws Error{not_found} for one it doesn't know.
Request with_agent(store::Tables& tables, Request request) {
    if (const auto* assign = std::get_if<Assign>(&request)) check_agent(tables, assign->to);
    if (auto* escalate = std::get_if<Escalate>(&request)) {
        check_agent(tables, escalate->to);
        if (const auto agent = tables.index.agent(escalate->to)) escalate->role = or_throw(parse_word<Role>(agent->role));
    }
    return request;
}

void check_customers(const TicketView& from, const TicketView& into) {
    if (from.customer.id == into.customer.id) return;
    throw Error{Code::refused,
                fmt::format("ticket '{}' is of '{}', and ticket '{}' of '{}'", to_string(from.ticket.id), from.customer.name,
                            to_string(into.ticket.id), into.customer.name),
                fmt::format("amends merge {} {} --other-customer joins them all the same", number(from.ticket.id), number(into.ticket.id))};
}

// What the events of each change end with: by that a repeated one is known.
using Kinds = std::span<const std::string_view>;

template <typename... Deeds>
constexpr std::array<std::string_view, sizeof...(Deeds)> kKindsOf{Deeds::kKind...};

Kinds kinds_of(const Take&) { return kKindsOf<Assigned>; }
Kinds kinds_of(const Assign&) { return kKindsOf<Assigned>; }
Kinds kinds_of(const Hear&) { return kKindsOf<Heard, Wanted>; }
Kinds kinds_of(const Note&) { return kKindsOf<Noted, Attempted>; }
Kinds kinds_of(const Acknowledge&) { return kKindsOf<Acknowledged>; }
Kinds kinds_of(const Respond&) { return kKindsOf<Replied>; }
Kinds kinds_of(const OfferOptions&) { return kKindsOf<OptionsOffered>; }
Kinds kinds_of(const Choose&) { return kKindsOf<Chosen>; }
Kinds kinds_of(const MakePromise&) { return kKindsOf<Promised>; }
Kinds kinds_of(const Keep&) { return kKindsOf<Kept>; }
Kinds kinds_of(const Move&) { return kKindsOf<Moved>; }
Kinds kinds_of(const WaitFor&) { return kKindsOf<Waited>; }
Kinds kinds_of(const Resume&) { return kKindsOf<Resumed>; }
Kinds kinds_of(const Nudge&) { return kKindsOf<Nudged>; }
Kinds kinds_of(const Revise&) { return kKindsOf<Revised>; }
Kinds kinds_of(const DoStep&) { return kKindsOf<Did>; }
Kinds kinds_of(const SkipStep&) { return kKindsOf<Skipped>; }
Kinds kinds_of(const Escalate&) { return kKindsOf<Escalated>; }
Kinds kinds_of(const Close&) { return kKindsOf<Closed>; }
Kinds kinds_of(const Reopen&) { return kKindsOf<Reopened>; }

/// What happened on the tickets that were joined to this one, and to those, in order.
std::vector<Event> events_joined(store::Tables& tables, const Ticket& ticket) {
    std::vector<Event> events;
    std::set<TicketId> seen;
    std::vector<TicketId> left;
    const auto follow = [&](const Ticket& one) {
        for (const Absorbed& absorbed : one.absorbed) {
            if (seen.insert(absorbed.from).second) left.push_back(absorbed.from);
        }
    };
    follow(ticket);
    while (!left.empty()) {
        const auto theirs = events_of(tables.journal.of_ticket(left.back(), std::nullopt));
        left.pop_back();
        if (theirs.empty()) continue;
        follow(fold(theirs));
        events.insert(events.end(), theirs.begin(), theirs.end());
    }
    std::ranges::sort(events, {}, &Event::seq);
    return events;
}

void check_same_ticket(TicketId before, TicketId goes_on, TicketId now, const std::string& key) {
    if (before == now || goes_on == now) return;
    throw Error{Code::usage, fmt::format("key '{}' was used for a change of ticket '{}'", key, to_string(before)),
                "a key goes with one change; nothing was done now"};
}

}  // namespace

TicketView Desk::view(TicketId id) {
    TicketView seen;
    store_.read([&](store::Tables& tables) {
        const TicketId found = survivor(tables, id);
        seen = view(tables, found);
        if (found != id) seen.asked = id;
        seen.joined = events_joined(tables, seen.ticket);
    });
    return seen;
}

TicketView Desk::view_alone(TicketId id) {
    TicketView seen;
    store_.read([&](store::Tables& tables) { seen = view(tables, id); });
    return seen;
}

Changed Desk::revise(TicketId id, Revise request, const std::optional<std::string>& playbook, const Acting& acting) {
    if (playbook) {
        store_.read([&](store::Tables& tables) { request.playbook = new_playbook(tables, pin_of(tables, playbook)); });
    }
    return change(id, request, acting);
}

NewPlaybook Desk::new_playbook(store::Tables& tables, const PlaybookPin& pin) {
    const Policy& policy = policies_.of(tables.shelf, pin.id);
    return {.pin = pin, .playbook = policy.playbook, .calendars = policy.calendars};
}

Changed Desk::change(TicketId id, const Request& request, const Acting& acting) {
    Changed changed;
    store_.change([&](store::Tables& tables) {
        const TicketId found = survivor(tables, id);
        if (auto before = repeated(tables, acting)) {
            check_same_deed(before->view.events, std::visit([](const auto& one) { return kinds_of(one); }, request), *acting.operation);
            check_same_ticket(before->view.ticket.id, survivor(tables, before->view.ticket.id), found, *acting.operation);
            changed = *std::move(before);
            return;
        }
        TicketView seen = view(tables, found);
        if (found != id) seen.asked = id;
        check_version(seen.ticket, acting);
        const Request reviewed = this->reviewed(tables, seen, with_agent(tables, request), acting);
        auto deeds = or_throw(decide(seen.ticket, *seen.playbook, reviewed, moment(tables, &seen.ticket, seen.calendars, acting)));
        changed = record(tables, std::move(seen), std::move(deeds), acting);
    });
    return changed;
}

std::optional<Changed> Desk::take_next(const Acting& acting) {
    std::optional<Changed> changed;
    store_.change([&](store::Tables& tables) {
        changed = repeated(tables, acting);
        if (changed) {
            check_same_deed(changed->view.events, kKindsOf<Assigned>, *acting.operation);
            if (changed->view.ticket.owner == acting.agent) return;
            throw Error{Code::usage, fmt::format("key '{}' was used by another agent", *acting.operation), "a key goes with one change"};
        }
        const auto id = tables.listing.next(acting.agent, acting.now);
        if (!id) return;
        TicketView seen = view(tables, *id);
        if (seen.ticket.owner == acting.agent) {
            changed = Changed{.view = std::move(seen)};
            changed->first_new = changed->view.events.size();
            return;
        }
        auto deeds = or_throw(decide(seen.ticket, *seen.playbook, Take{}, moment(tables, &seen.ticket, seen.calendars, acting)));
        changed = record(tables, std::move(seen), std::move(deeds), acting);
    });
    return changed;
}

Changed Desk::merge(TicketId from, TicketId into, const Acting& acting, Customers of) {
    Changed changed;
    store_.change([&](store::Tables& tables) {
        if (auto before = repeated(tables, acting)) {
            check_same_deed(before->view.events, kKindsOf<Absorbed>, *acting.operation);
            changed = *std::move(before);
            return;
        }
        TicketView joined = view(tables, from);
        TicketView kept = view(tables, survivor(tables, into));
        check_version(joined.ticket, acting);
        if (of == Customers::the_same) check_customers(joined, kept);
        auto deeds = or_throw(
            decide_merge(joined.ticket, kept.ticket, *kept.playbook, moment(tables, &kept.ticket, kept.calendars, acting)));
        const Acting first{.now = acting.now, .agent = acting.agent};
        (void)record(tables, std::move(joined), std::move(deeds.from), first);
        changed = record(tables, std::move(kept), std::move(deeds.into), acting);
    });
    return changed;
}

Changed Desk::unmerge(TicketId from, const Acting& acting) {
    Changed changed;
    store_.change([&](store::Tables& tables) {
        if (auto before = repeated(tables, acting)) {
            check_same_deed(before->view.events, kKindsOf<Unmerged>, *acting.operation);
            changed = *std::move(before);
            return;
        }
        TicketView joined = view(tables, from);
        check_version(joined.ticket, acting);
        TicketView kept = view(tables, joined.ticket.merged_into.value_or(from));
        auto deeds = or_throw(
            decide_unmerge(joined.ticket, kept.ticket, *kept.playbook, moment(tables, &kept.ticket, kept.calendars, acting)));
        const Acting first{.now = acting.now, .agent = acting.agent};
        (void)record(tables, std::move(kept), std::move(deeds.into), first);
        changed = record(tables, std::move(joined), std::move(deeds.from), acting);
    });
    return changed;
}

}  // namespace amends
