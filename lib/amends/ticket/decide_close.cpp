// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include <amends/ticket/decide_each.hpp>
#include <amends/ticket/guide.hpp>
#include <amends/ticket/nudges.hpp>
#include <amends/ticket/review.hpp>

namespace amends {
namespace {

/// `no-reply` only after the last nudge and its time (clock rule 25).
Result<void> silent_long_enough(const Ticket& ticket, const Playbook& playbook, const Moment& moment) {
    if (!ticket.wait || ticket.wait->on != WaitingOn::customer) {
        return refuse(Code::refused, "the ticket does not wait for the customer, so it can't end as 'no-reply'", "TEN-2",
                      fmt::format("amends respond {} --ask", number(ticket.id)));
    }
    if (ticket.wait->thanked) {
        return refuse(Code::refused, "the customer wrote since you asked, so the ticket can't end as 'no-reply'", "TEN-2",
                      fmt::format("--outcome satisfied, or ask again with amends respond {} --ask", number(ticket.id)));
    }
    const int owed = static_cast<int>(playbook.nudge.size());
    if (owed == 0) return {};
    if (next_nudge(ticket) > owed) {
        const Instant due = nudge_due(ticket, playbook, moment.calendars, owed);
        const Instant patient_until = std::max(due, ticket.look_again_at.value_or(due));
        if (moment.now >= patient_until) return {};
        return refuse(Code::refused, fmt::format("the customer has time to answer until {}", told(patient_until, moment)), "TEN-2",
                      "each nudge gives them the time that the playbook sets between it and the next, and the time that it names");
    }
    return refuse(Code::refused, fmt::format("the customer was nudged {} of {} times", ticket.nudged_at.size(), owed), "TEN-2",
                  fmt::format("amends nudge {}, or let 'amends remind' do it when it is time", number(ticket.id)));
}

/// A ticket that we opened again ourselves owes nobody an answer: its outcome or cause may be put right.
Result<void> nothing_is_open(const Ticket& ticket) {
    const bool owed = ticket.unanswered_since && !ticket.reopened_by_us;
    if (owed || ticket.never_answered()) {
        return refuse(Code::refused, "the customer's message is not answered yet", "TEN-2",
                      fmt::format("amends respond {} --final", number(ticket.id)));
    }
    const auto open = std::ranges::find(ticket.promises, PromiseState::open, &Promise::state);
    if (open == ticket.promises.end()) return {};
    return refuse(Code::refused, fmt::format("promise '{}' is open until {}", open->n, to_string(open->by)), "KEYS-8",
                  fmt::format("amends keep {} {}", number(ticket.id), open->n));
}

}  // namespace

Result<Deeds> decide_one(const Ticket& ticket, const Playbook& playbook, const Close& request, const Moment& moment) {
    if (const auto known = playbook.accepts_cause(request.cause); !known) return refuse(known);
    if (const auto done = nothing_is_open(ticket); !done) return refuse(done);
    if (request.outcome == Outcome::no_reply) {
        if (const auto silent = silent_long_enough(ticket, playbook, moment); !silent) return refuse(silent);
    }
    if (const auto allowed = steps_allow(ticket, playbook, "close", request.outcome); !allowed) return refuse(allowed);
    if (!request.text.blank()) {
        if (const auto sendable = can_be_sent(request.text); !sendable) return refuse(sendable);
    }
    if (const auto allowed = may_be_sent(request.review, request.because); !allowed) return refuse(allowed);
    auto [found, mended, because] = record_of(request.review, request.because);
    Deeds deeds;
    end_wait_first(ticket, moment, deeds);
    deeds.emplace_back(Closed{.outcome = request.outcome, .cause = request.cause, .forced = request.because.has_value(),
                              .found = std::move(found), .mended = std::move(mended), .text = request.text.trimmed(),
                              .because = std::move(because)});
    return deeds;
}

}  // namespace amends
