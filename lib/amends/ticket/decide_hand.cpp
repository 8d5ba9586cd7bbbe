// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <amends/base/article.hpp>
#include <amends/ticket/decide_each.hpp>
#include <amends/ticket/guide.hpp>

namespace amends {
namespace {

Result<Deeds> hand_over(const Ticket& ticket, const std::string& to) {
    if (ticket.owner == to) {
        return refuse(Code::refused, fmt::format("ticket '{}' is with '{}' already", to_string(ticket.id), to));
    }
    return Deeds{Assigned{to}};
}

/// An escalation goes to nobody who may less, nor to who has the ticket already. An equal may be right: few desks set roles.
Result<void> goes_up(const Ticket& ticket, const Escalate& request, const Moment& moment) {
    if (ticket.owner == request.to) {
        return refuse(Code::refused, fmt::format("ticket '{}' is with '{}' already", to_string(ticket.id), request.to), "CALM-10");
    }
    if (!request.role || *request.role >= moment.role) return {};
    return refuse(Code::refused,
                  fmt::format("'{}' is {}, as far as the desk knows, and may less than '{}'", request.to,
                              with_article(to_string(*request.role)), moment.agent),
                  "CALM-10", fmt::format("amends assign {} {} hands it over without escalating", number(ticket.id), request.to));
}

}  // namespace

Result<Deeds> decide_one(const Ticket& ticket, const Playbook&, const Take&, const Moment& moment) {
    return hand_over(ticket, moment.agent);
}

Result<Deeds> decide_one(const Ticket& ticket, const Playbook&, const Assign& request, const Moment&) {
    return hand_over(ticket, request.to);
}

Result<Deeds> decide_one(const Ticket& ticket, const Playbook& playbook, const Escalate& request, const Moment& moment) {
    if (const auto reason = must_give_reason(request.because); !reason) return refuse(reason);
    if (request.to == moment.agent) {
        return refuse(Code::refused, "a ticket can't be escalated to oneself", "CALM-10");
    }
    if (const auto allowed = steps_allow(ticket, playbook, "escalate"); !allowed) return refuse(allowed);
    if (const auto up = goes_up(ticket, request, moment); !up) return refuse(up);
    return Deeds{Escalated{.to = request.to, .because = request.because.trimmed()}};
}

}  // namespace amends
