// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <utility>

#include <amends/ticket/decide_each.hpp>
#include <amends/ticket/nudges.hpp>
#include <amends/ticket/review.hpp>
#include <amends/ticket/terms.hpp>

namespace amends {

Result<Deeds> decide_one(const Ticket& ticket, const Playbook&, const WaitFor& request, const Moment& moment) {
    if (const auto reason = must_give_reason(request.because); !reason) return refuse(reason);
    if (const auto ahead = must_be_ahead("--until", request.until, moment); !ahead) return refuse(ahead);
    if (ticket.never_answered() || ticket.unanswered_since) {
        return refuse(Code::refused, "the customer has no answer yet, so there is nothing to wait for", "TEN-2",
                      fmt::format("amends acknowledge {}, or amends respond {}", number(ticket.id), number(ticket.id)));
    }
    if (ticket.wait && ticket.wait->until && *ticket.wait->until > moment.now) {
        return refuse(Code::refused, fmt::format("ticket '{}' waits already, until {}", to_string(ticket.id),
                                                 told(*ticket.wait->until, moment)),
                      {}, fmt::format("amends resume {} ends that wait", number(ticket.id)));
    }
    return Deeds{Waited{.on = request.on, .until = request.until,
                        .dues = pause(ticket, moment.calendars, request.on, moment.now, request.until),
                        .because = request.because.trimmed()}};
}

Result<Deeds> decide_one(const Ticket& ticket, const Playbook&, const Resume&, const Moment& moment) {
    if (status_at(ticket, moment.now) != Status::waiting) {
        return refuse(Code::refused, fmt::format("ticket '{}' does not wait", to_string(ticket.id)));
    }
    return Deeds{Resumed{resume(ticket, moment.calendars, moment.now)}};
}

Result<Deeds> decide_one(const Ticket& ticket, const Playbook& playbook, const Nudge& request, const Moment& moment) {
    const bool for_them = ticket.wait && ticket.wait->on == WaitingOn::customer;
    if (!for_them || status_at(ticket, moment.now) != Status::waiting) {
        return refuse(Code::refused, fmt::format("ticket '{}' does not wait for the customer", to_string(ticket.id)), "ABC-K",
                      fmt::format("amends respond {} --ask puts the ball with them", number(ticket.id)));
    }
    const int owed = static_cast<int>(playbook.nudge.size());
    const int n = request.n.value_or(next_nudge(ticket));
    if (n > owed || n < next_nudge(ticket)) {
        return refuse(Code::refused, fmt::format("the customer was nudged {} of {} times already", ticket.nudged_at.size(), owed), "TEN-2",
                      fmt::format("amends close {} --outcome no-reply --cause …", number(ticket.id)));
    }
    if (n > next_nudge(ticket)) {
        return refuse(Code::refused, fmt::format("nudge '{}' comes after nudge '{}'", n, next_nudge(ticket)), "TEN-2");
    }
    if (const auto sendable = can_be_sent(request.text); !sendable) return refuse(sendable);
    if (const auto allowed = may_be_sent(request.review, request.because); !allowed) return refuse(allowed);
    auto [found, mended, because] = record_of(request.review, request.because);
    return Deeds{Nudged{.n = n, .until = request.until, .forced = request.because.has_value(), .found = std::move(found), .mended = std::move(mended),
                        .text = request.text.trimmed(), .because = std::move(because)}};
}

}  // namespace amends
