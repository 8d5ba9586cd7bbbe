// SPDX-License-Identifier: MIT
#include <algorithm>

#include <amends/ticket/fold_parts.hpp>
#include <amends/ticket/ticket.hpp>

namespace amends {
namespace {

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
        ticket.value = ticket.own.value = opened.value;
        ticket.received_at = ticket.own.received_at = opened.received;
        ticket.opened_at = event.at;
        ticket.contacts = 1;
        ticket.unanswered_since = ticket.own.unanswered_since = opened.received;
        start_respond(ticket, opened.received, opened.respond);
        if (opened.resolve) start_resolve(ticket, *opened.resolve);
        for (Clock& clock : ticket.clocks) clock.history = ticket.imported;
    }

    void operator()(const Wanted& wanted) const { ticket.wants = ticket.own.wants = wanted.wants; }

    void operator()(const Heard& heard) const {
        if (heard.automatic) return;
        ++ticket.contacts;
        if (heard.mood) ticket.mood = *heard.mood;
        if (heard.thanks) {
            if (ticket.wait) ticket.wait->thanked = true;
            return;
        }
        end_wait(ticket, event.at, {});
        wants_answer(ticket, heard.received);
        if (!heard.respond) return;
        ticket.unanswered_since = std::min(ticket.unanswered_since.value_or(heard.received), heard.received);
        start_respond(ticket, heard.received, *heard.respond);
    }

    void operator()(const Noted&) const {}
    void operator()(const Attempted&) const {}

    void operator()(const Assigned& assigned) const { hand_to(assigned.to); }

    void operator()(const Acknowledged& acknowledged) const {
        answer(ticket, event.at);
        ++ticket.holding_replies;
        start_update(ticket, event.at, acknowledged.update, acknowledged.until);
    }

    void operator()(const Replied& replied) const {
        answer(ticket, event.at);
        ticket.holding_replies = 0;
        if (replied.update) {
            // A reply that names no time of its own has the playbook's on record, which nobody was told.
            const bool by_interval = replied.update->measure && replied.until == replied.update->due;
            start_update(ticket, event.at, *replied.update, by_interval ? std::nullopt : replied.until);
        }
        if (replied.ball == Ball::ask) let_customer_move(ticket, event.at);
    }

    void operator()(const OptionsOffered& offered) const {
        answer(ticket, event.at);
        ticket.holding_replies = 0;
        ticket.feared = offered.feared;
        ticket.options.clear();
        ticket.chosen_cost = {};
        std::string_view lines = offered.options.stored();
        for (const OptionCost& cost : offered.costs) {
            const int n = static_cast<int>(ticket.options.size()) + 1;
            ticket.options.push_back({.n = n, .text = take_line(lines), .cost = cost.cost});
        }
        let_customer_move(ticket, event.at);
    }

    void operator()(const Chosen& chosen) const {
        end_wait(ticket, event.at, {});
        choose(chosen);
        wants_answer(ticket, event.at);
        if (!chosen.respond) return;
        ticket.unanswered_since = event.at;
        start_respond(ticket, event.at, *chosen.respond);
    }

    void operator()(const Promised& promised) const {
        ticket.promised = promised.n;
        ticket.promises.push_back({.n = promised.n, .text = promised.text, .by = promised.by, .state = PromiseState::open});
        start_promise(ticket, promised.n, event.at, promised.by);
    }

    void operator()(const Kept& kept) const {
        for (Promise& promise : ticket.promises) {
            if (promise.n == kept.n) promise.state = PromiseState::kept;
        }
        stop_clocks(ticket, kept.at.value_or(event.at), [&](const Clock& clock) { return clock.promise == kept.n; });
    }

    void operator()(const Moved& moved) const {
        for (Promise& promise : ticket.promises) {
            if (promise.n == moved.n) promise.by = moved.to;
        }
        // A promise that was late when it was moved stays late: its clock stops, and a new one starts.
        stop_clocks(ticket, event.at, [&](const Clock& clock) { return clock.promise == moved.n; });
        start_promise(ticket, moved.n, event.at, moved.to);
    }

    void operator()(const Waited& waited) const {
        end_wait(ticket, event.at, {});
        begin_wait(ticket, waited.on, event.at, waited.until);
        for_clocks_of(ticket, waited.dues, [&](Clock& clock, const Redue&) {
            clock.paused_at = event.at;
            clock.due_before_pause = clock.due_at;
        });
        redate(ticket, waited.dues, event.at);
    }

    void operator()(const Resumed& resumed) const { end_wait(ticket, event.at, resumed.dues); }
    void operator()(const Nudged& nudged) const {
        ticket.nudged_at.push_back(event.at);
        if (nudged.until) ticket.look_again_at = std::max(ticket.look_again_at.value_or(*nudged.until), *nudged.until);
    }

    void operator()(const Revised& revised) const {
        ticket.kind = revised.kind.value_or(ticket.kind);
        ticket.channel = revised.channel.value_or(ticket.channel);
        ticket.mood = revised.mood.value_or(ticket.mood);
        ticket.priority = revised.priority.value_or(ticket.priority);
        if (revised.value) ticket.value = ticket.own.value = revised.value;
        if (revised.playbook) ticket.playbook = *revised.playbook;
        if (revised.resolve) {
            start_resolve(ticket, *revised.resolve);
            ticket.clocks.back().recounted_at = event.at;
        }
        redate(ticket, revised.dues, event.at);
        for_clocks_of(ticket, revised.dues, [&](Clock& clock, const Redue&) { clock.recounted_at = event.at; });
    }

    void operator()(const Did& did) const { ticket.done.insert(did.step); }
    void operator()(const Skipped& skipped) const { ticket.skipped.insert(skipped.step); }
    void operator()(const Escalated& escalated) const { hand_to(escalated.to); }

    void operator()(const Closed& closed) const {
        end_wait(ticket, event.at, {});
        if (ticket.reopened_by_us) withdraw_respond(ticket);  // nobody wrote, so no answer was fast or slow
        stop_clocks(ticket, event.at, [](const Clock&) { return true; });
        ticket.status = Status::closed;
        ticket.closed_at = event.at;
        ticket.outcome = closed.outcome;
        ticket.cause = closed.cause;
        nobody_waits(ticket);
    }

    void operator()(const Reopened& reopened) const {
        ticket.status = Status::open;
        ticket.closed_at.reset();
        ticket.outcome.reset();
        ticket.cause.reset();
        ++ticket.episode;
        ticket.holding_replies = 0;
        ticket.reopened_by_us = true;
        ticket.unanswered_since = ticket.own.unanswered_since = reopened.from;
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

    void operator()(const Absorbed& absorbed) const { absorb(ticket, absorbed, event.at); }
    void operator()(const Released& released) const { release(ticket, released, event.at); }

private:
    void hand_to(const std::string& agent) const {
        if (ticket.owner && *ticket.owner != agent) ++ticket.handovers;
        ticket.owner = agent;
    }

    void choose(const Chosen& chosen) const {
        const Money cost = chosen.cost.value_or(Money{});
        ticket.spent.minor += cost.minor - ticket.chosen_cost.minor;
        ticket.chosen_cost = cost;
        ticket.spent_at = event.at;
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
