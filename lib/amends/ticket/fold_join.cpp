// SPDX-License-Identifier: MIT
#include <algorithm>

#include <amends/ticket/fold_parts.hpp>

namespace amends {
namespace {

/// What is known together: the earliest receipt, our own wish or else theirs, and the highest value.
void count_joined(Ticket& ticket) {
    ticket.received_at = ticket.own.received_at;
    ticket.wants = ticket.own.wants;
    ticket.value = ticket.own.value;
    for (const Absorbed& one : ticket.absorbed) {
        ticket.received_at = std::min(ticket.received_at, one.received);
        ticket.value = std::max(ticket.value, one.value);
        if (ticket.wants.blank()) ticket.wants = one.wants;
    }
}

void carry_promises(Ticket& ticket, const Absorbed& absorbed) {
    std::string_view lines = absorbed.promised.stored();
    for (const CarriedPromise& one : absorbed.promises) {
        const int n = ++ticket.promised;
        ticket.promises.push_back({n, take_line(lines), one.by, PromiseState::open, absorbed.from});
        start_promise(ticket, n, one.since, one.by);
    }
}

/// Those that were kept meanwhile stay: they were kept here.
void give_promises_back(Ticket& ticket, TicketId from) {
    const auto goes = [&](const Promise& one) { return one.carried == from && one.state == PromiseState::open; };
    for (const Promise& promise : ticket.promises) {
        if (goes(promise)) withdraw_clocks(ticket, [&](const Clock& clock) { return clock.promise == promise.n; });
    }
    std::erase_if(ticket.promises, goes);
}

std::optional<Instant> oldest_unanswered(const Ticket& ticket) {
    auto oldest = ticket.own.unanswered_since;
    for (const Absorbed& one : ticket.absorbed) {
        if (one.unanswered_since) oldest = std::min(oldest.value_or(*one.unanswered_since), *one.unanswered_since);
    }
    return oldest;
}

/// The clock that runs counts from another message now; it is no other clock.
void count_respond_from(Ticket& ticket, Instant since, const RespondTerms& terms) {
    const auto runs = [](const Clock& clock) { return clock.kind == ClockKind::respond && !clock.stopped() && !clock.history; };
    const auto clock = std::ranges::find_if(ticket.clocks, runs);
    if (clock == ticket.clocks.end()) {
        start_respond(ticket, since, terms);
        return;
    }
    clock->started_at = since;
    clock->due_at = terms.due;
    clock->measure = terms.measure;
    clock->recounted_at.reset();
    clock->amazed_by = terms.amazed_by;
    clock->delighted_by = terms.delighted_by;
}

/// The message of a joined ticket has waited longer than ours. A wait that ends for it is remembered.
void wait_for_answer_of(Ticket& ticket, const Absorbed& absorbed, const RespondTerms& respond, Instant at) {
    const auto held = status_at(ticket, at) == Status::waiting ? ticket.wait : ticket.own.wait;
    end_wait(ticket, at, absorbed.dues);
    ticket.own.wait = held;
    const Instant since = absorbed.unanswered_since.value_or(at);
    ticket.unanswered_since = since;
    count_respond_from(ticket, since, respond);
}

/// Their message is no longer ours to answer; if there is no other, a wait that ended for it is as it was. One with an
/// end of its own begins again by an event of its own, which says what it pauses.
void wait_as_before(Ticket& ticket) {
    withdraw_respond(ticket);
    if (ticket.own.wait && !ticket.own.wait->until) {
        ticket.wait = ticket.own.wait;
        ticket.status = Status::waiting;
    }
    ticket.own.wait.reset();
}

}  // namespace

void absorb(Ticket& ticket, const Absorbed& absorbed, Instant at) {
    ticket.absorbed.push_back(absorbed);
    ticket.contacts += absorbed.contacts;
    count_joined(ticket);
    carry_promises(ticket, absorbed);
    if (absorbed.update) {
        start_clock(ticket, {.kind = ClockKind::update, .started_at = absorbed.update->since, .due_at = absorbed.update->due,
                             .carried = absorbed.from});
    }
    if (const auto& respond = absorbed.respond) {
        wait_for_answer_of(ticket, absorbed, *respond, at);
    } else {
        redate(ticket, absorbed.dues, at);
    }
}

void release(Ticket& ticket, const Released& released, Instant at) {
    for (const Absorbed& one : ticket.absorbed) {
        if (one.from == released.from) ticket.contacts -= one.contacts;
    }
    std::erase_if(ticket.absorbed, [&](const Absorbed& one) { return one.from == released.from; });
    count_joined(ticket);
    give_promises_back(ticket, released.from);
    withdraw_clocks(ticket, [&](const Clock& clock) { return clock.carried == released.from; });
    if (ticket.unanswered_since) {
        ticket.unanswered_since = oldest_unanswered(ticket);
        if (!ticket.unanswered_since) wait_as_before(ticket);
    }
    redate(ticket, released.dues, at);
}

}  // namespace amends
