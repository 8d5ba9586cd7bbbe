// SPDX-License-Identifier: MIT
#include <fmt/format.h>

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
    return Deeds{Escalated{.to = request.to, .because = request.because.trimmed()}};
}

}  // namespace amends
