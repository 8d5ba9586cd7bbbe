// SPDX-License-Identifier: MIT
#include <algorithm>
#include <iterator>

#include <amends/ticket/ticket.hpp>

namespace amends {
namespace {

int instances_of(const Ticket& ticket, ClockKind kind) {
    return static_cast<int>(std::ranges::count(ticket.clocks, kind, &Clock::kind));
}

void start_clock(Ticket& ticket, Clock clock) {
    if (clock.playbook.name.empty()) clock.playbook = ticket.playbook;
    clock.episode = ticket.episode;
    clock.instance = instances_of(ticket, clock.kind) + 1;
    ticket.clocks.push_back(clock);
}

void start_respond(Ticket& ticket, Instant from, const RespondTerms& terms) {
    start_clock(ticket, {.kind = ClockKind::respond, .started_at = from, .due_at = terms.due, .measure = terms.measure,
                         .pausable = false, .amazed_by = terms.amazed_by, .delighted_by = terms.delighted_by});
}

void start_resolve(Ticket& ticket, const ResolveTerms& terms) {
    start_clock(ticket, {.kind = ClockKind::resolve, .started_at = ticket.received_at, .due_at = terms.due,
                         .measure = terms.measure, .pausable = terms.pausable, .history = ticket.imported});
}

template <typename Which>
void stop_clocks(Ticket& ticket, Instant at, Which which) {
    for (Clock& clock : ticket.clocks) {
        if (!clock.stopped() && which(clock)) clock.stopped_at = at;
    }
}

void stop_kind(Ticket& ticket, Instant at, ClockKind kind) {
    stop_clocks(ticket, at, [kind](const Clock& clock) { return clock.kind == kind; });
}

template <typename Change>
void for_clocks_of(Ticket& ticket, const std::vector<Redue>& dues, Change change) {
    for (const Redue& redue : dues) {
        for (Clock& clock : ticket.clocks) {
            if (clock.kind == redue.clock && clock.instance == redue.instance) change(clock, redue);
        }
    }
}

void redate(Ticket& ticket, const std::vector<Redue>& dues) {
    for_clocks_of(ticket, dues, [&](Clock& clock, const Redue& redue) {
        clock.due_at = redue.due;
        if (redue.before_pause) clock.due_before_pause = redue.before_pause;
        clock.started_at = redue.from.value_or(clock.started_at);
        clock.amazed_by = redue.amazed_by.value_or(clock.amazed_by);
        clock.delighted_by = redue.delighted_by.value_or(clock.delighted_by);
        clock.pausable = redue.pausable.value_or(clock.pausable);
        if (!clock.pausable) clock.paused_at.reset();
        if (!redue.measure) return;
        clock.measure = *redue.measure;
        clock.playbook = ticket.playbook;
    });
}

/// Ends a wait at `at`, or at its own time if that came first.
void end_wait(Ticket& ticket, Instant at, const std::vector<Redue>& dues) {
    if (ticket.wait && ticket.wait->until) at = std::min(at, *ticket.wait->until);
    for (Clock& clock : ticket.clocks) {
        if (!clock.paused_at) continue;
        if (at > *clock.paused_at) clock.pauses.push_back({*clock.paused_at, at});
        clock.paused_at.reset();
        clock.due_before_pause.reset();
    }
    redate(ticket, dues);
    ticket.wait.reset();
    if (ticket.status == Status::waiting) ticket.status = Status::open;
}

/// An answer that a person sent: it stops `respond` and the last `update`, and ends a wait for the customer.
void answer(Ticket& ticket, Instant at) {
    if (ticket.wait && ticket.wait->on == WaitingOn::customer) end_wait(ticket, at, {});
    stop_kind(ticket, at, ClockKind::respond);
    stop_kind(ticket, at, ClockKind::update);
    ticket.unanswered_since.reset();
    ticket.answered_at = at;
}

void start_update(Ticket& ticket, Instant from, const UpdateTerms& terms) {
    start_clock(ticket, {.kind = ClockKind::update, .started_at = from, .due_at = terms.due, .measure = terms.measure});
}

void begin_wait(Ticket& ticket, WaitingOn on, Instant since, std::optional<Instant> until) {
    ticket.status = Status::waiting;
    ticket.wait = Wait{on, since, until, ++ticket.waits};
    ticket.nudges = 0;
}

void let_customer_move(Ticket& ticket, Instant at) { begin_wait(ticket, WaitingOn::customer, at, std::nullopt); }

/// What each kind of event does to a ticket.
struct Fold {
    Ticket& ticket;
    const Event& event;

    void operator()(const Opened& opened) const {
        ticket.id = event.ticket;
        ticket.subject = opened.subject;
        ticket.kind = opened.kind;
        ticket.channel = opened.channel;
        ticket.mood = ticket.mood_at_open = opened.mood;
        ticket.priority = opened.priority;
        ticket.customer = opened.customer;
        ticket.playbook = opened.playbook;
        ticket.imported = opened.imported.has_value();
        ticket.key = opened.key;
        ticket.value = opened.value;
        ticket.received_at = ticket.own_received_at = opened.received;
        ticket.opened_at = event.at;
        ticket.contacts = 1;
        ticket.unanswered_since = opened.received;
        start_respond(ticket, opened.received, opened.respond);
        if (opened.resolve) start_resolve(ticket, *opened.resolve);
        for (Clock& clock : ticket.clocks) clock.history = ticket.imported;
    }

    void operator()(const Wanted& wanted) const { ticket.wants = wanted.wants; }

    void operator()(const Heard& heard) const {
        if (heard.automatic) return;
        ++ticket.contacts;
        if (heard.mood) ticket.mood = *heard.mood;
        if (heard.thanks) return;
        end_wait(ticket, event.at, {});
        if (!heard.respond) return;
        ticket.unanswered_since = heard.received;
        start_respond(ticket, heard.received, *heard.respond);
    }

    void operator()(const Noted&) const {}
    void operator()(const Attempted&) const {}

    void operator()(const Assigned& assigned) const { hand_to(assigned.to); }

    void operator()(const Acknowledged& acknowledged) const {
        answer(ticket, event.at);
        ++ticket.holding_replies;
        start_update(ticket, event.at, acknowledged.update);
    }

    void operator()(const Replied& replied) const {
        answer(ticket, event.at);
        ticket.holding_replies = 0;
        if (replied.update) start_update(ticket, event.at, *replied.update);
        if (replied.ball == Ball::ask) let_customer_move(ticket, event.at);
    }

    void operator()(const OptionsOffered& offered) const {
        answer(ticket, event.at);
        ticket.holding_replies = 0;
        ticket.feared = offered.feared;
        ticket.options.clear();
        std::string_view lines = offered.options.stored();
        for (const OptionCost& cost : offered.costs) {
            const auto line = lines.substr(0, lines.find('\n'));
            lines.remove_prefix(std::min(lines.size(), line.size() + 1));
            const int n = static_cast<int>(ticket.options.size()) + 1;
            ticket.options.push_back({.n = n, .text = Text::trusted(line), .cost = cost.cost});
        }
        let_customer_move(ticket, event.at);
    }

    void operator()(const Chosen& chosen) const {
        ++ticket.contacts;
        end_wait(ticket, event.at, {});
        choose(chosen);
        ticket.spent.minor += chosen.cost.value_or(Money{}).minor;
        ticket.spent_at = event.at;
        if (!chosen.respond) return;
        ticket.unanswered_since = event.at;
        start_respond(ticket, event.at, *chosen.respond);
    }

    void operator()(const Promised& promised) const {
        ticket.promises.push_back({promised.n, promised.text, promised.by, PromiseState::open});
        start_promise(promised.n, promised.by);
    }

    void operator()(const Kept& kept) const {
        for (Promise& promise : ticket.promises) {
            if (promise.n == kept.n) promise.state = PromiseState::kept;
        }
        stop_clocks(ticket, event.at, [&](const Clock& clock) { return clock.promise == kept.n; });
    }

    void operator()(const Moved& moved) const {
        for (Promise& promise : ticket.promises) {
            if (promise.n == moved.n) promise.by = moved.to;
        }
        // A promise that was late when it was moved stays late: its clock stops, and a new one starts.
        stop_clocks(ticket, event.at, [&](const Clock& clock) { return clock.promise == moved.n; });
        start_promise(moved.n, moved.to);
    }

    void operator()(const Waited& waited) const {
        end_wait(ticket, event.at, {});
        begin_wait(ticket, waited.on, event.at, waited.until);
        for_clocks_of(ticket, waited.dues, [&](Clock& clock, const Redue&) {
            clock.paused_at = event.at;
            clock.due_before_pause = clock.due_at;
        });
        redate(ticket, waited.dues);
    }

    void operator()(const Resumed& resumed) const { end_wait(ticket, event.at, resumed.dues); }
    void operator()(const Nudged& nudged) const { ticket.nudges = std::max(ticket.nudges, nudged.n); }

    void operator()(const Revised& revised) const {
        ticket.kind = revised.kind.value_or(ticket.kind);
        ticket.channel = revised.channel.value_or(ticket.channel);
        ticket.mood = revised.mood.value_or(ticket.mood);
        ticket.priority = revised.priority.value_or(ticket.priority);
        if (revised.value) ticket.value = revised.value;
        if (revised.playbook) ticket.playbook = *revised.playbook;
        redate(ticket, revised.dues);
        if (revised.resolve) start_resolve(ticket, *revised.resolve);
    }

    void operator()(const Did& did) const { ticket.done.insert(did.step); }
    void operator()(const Skipped& skipped) const { ticket.skipped.insert(skipped.step); }
    void operator()(const Escalated& escalated) const { hand_to(escalated.to); }

    void operator()(const Closed& closed) const {
        end_wait(ticket, event.at, {});
        stop_clocks(ticket, event.at, [](const Clock&) { return true; });
        ticket.status = Status::closed;
        ticket.closed_at = event.at;
        ticket.outcome = closed.outcome;
        ticket.cause = closed.cause;
        ticket.unanswered_since.reset();
    }

    void operator()(const Reopened& reopened) const {
        ticket.status = Status::open;
        ticket.closed_at.reset();
        ticket.outcome.reset();
        ticket.cause.reset();
        ++ticket.episode;
        ticket.holding_replies = 0;
        ticket.unanswered_since = reopened.from;
        start_respond(ticket, reopened.from, reopened.respond);
        // `resolve` runs on from receipt (clock rule 11): its last run goes on under the same due time.
        const auto last = std::ranges::find(ticket.clocks.rbegin(), ticket.clocks.rend(), ClockKind::resolve, &Clock::kind);
        if (last != ticket.clocks.rend()) {
            Clock again = *last;
            again.stopped_at.reset();
            start_clock(ticket, again);
        }
    }

    void operator()(const Merged& merged) const {
        ticket.before_merge = std::make_shared<const Ticket>(ticket);
        stop_clocks(ticket, event.at, [](const Clock&) { return true; });
        ticket.status = Status::merged;
        ticket.merged_into = merged.into;
        ticket.unanswered_since.reset();
        ticket.wait.reset();
    }

    void operator()(const Unmerged&) const {
        if (!ticket.before_merge) return;
        const auto before = ticket.before_merge;
        auto happened = std::move(ticket.happened);
        const int version = ticket.version;
        ticket = *before;
        ticket.version = version;
        ticket.happened = std::move(happened);
    }

    void operator()(const Absorbed& absorbed) const {
        ticket.absorbed.push_back(absorbed);
        ticket.received_at = std::min(ticket.received_at, absorbed.received);
        redate(ticket, absorbed.dues);
        if (!absorbed.respond) return;
        stop_kind(ticket, event.at, ClockKind::respond);
        end_wait(ticket, event.at, {});
        ticket.unanswered_since = absorbed.unanswered_since;
        start_respond(ticket, absorbed.unanswered_since.value_or(event.at), *absorbed.respond);
    }

    void operator()(const Released& released) const {
        std::erase_if(ticket.absorbed, [&](const Absorbed& one) { return one.from == released.from; });
        ticket.received_at = ticket.own_received_at;
        for (const Absorbed& one : ticket.absorbed) ticket.received_at = std::min(ticket.received_at, one.received);
        redate(ticket, released.dues);
    }

private:
    void start_promise(int n, Instant by) const {
        start_clock(ticket, {.kind = ClockKind::promise, .started_at = event.at, .due_at = by, .pausable = false, .promise = n});
    }

    void hand_to(const std::string& agent) const {
        if (ticket.owner && *ticket.owner != agent) ++ticket.handovers;
        ticket.owner = agent;
    }

    void choose(const Chosen& chosen) const {
        for (OfferedOption& option : ticket.options) option.chosen = option.n == chosen.n;
        if (!chosen.own) return;
        ticket.options.push_back({.n = chosen.n, .text = chosen.text, .cost = chosen.cost, .chosen = true, .own = true});
    }
};

}  // namespace

Facts Ticket::facts() const {
    return {.kind = kind, .mood = mood, .channel = channel, .priority = priority, .value = value, .outcome = outcome,
            .contacts = contacts, .handovers = handovers};
}

Ticket apply(Ticket ticket, const Event& event) {
    std::visit(Fold{ticket, event}, event.deed);
    ++ticket.version;
    ticket.happened.emplace(kind_of(event.deed));
    return ticket;
}

Ticket fold(std::span<const Event> events) {
    Ticket ticket;
    for (const Event& event : events) ticket = apply(std::move(ticket), event);
    return ticket;
}

Status status_at(const Ticket& ticket, Instant now) {
    const bool over = ticket.wait && ticket.wait->until && *ticket.wait->until <= now;
    return ticket.status == Status::waiting && over ? Status::open : ticket.status;
}

}  // namespace amends
