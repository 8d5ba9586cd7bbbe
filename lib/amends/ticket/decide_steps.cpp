// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <amends/base/suggest.hpp>
#include <amends/ticket/decide_each.hpp>
#include <amends/ticket/guide.hpp>

namespace amends {
namespace {

/// The step of that name, if it may be ticked or skipped by hand now.
Result<const Step*> open_step(const Ticket& ticket, const Playbook& playbook, const std::string& id) {
    const Step* step = playbook.find_step(id);
    if (step == nullptr) {
        std::vector<std::string_view> known;
        known.reserve(playbook.steps.size());
        for (const Step& one : playbook.steps) known.emplace_back(one.id);
        return refuse(Code::usage, fmt::format("playbook '{}' has no step '{}'", playbook.name, id), {},
                      nearest(id, known) ? suggestion(id, known) : fmt::format("amends guide {} lists them", number(ticket.id)));
    }
    for (const GuideStep& one : guide(ticket, playbook)) {
        if (one.step != step) continue;
        if (one.state == StepState::done || one.state == StepState::skipped) {
            return refuse(Code::refused, fmt::format("step '{}' is {} already", id, to_string(one.state)));
        }
        return step;
    }
    return refuse(Code::refused, fmt::format("step '{}' is not for this ticket", id), step->rules.front());
}

}  // namespace

Result<Deeds> decide_one(const Ticket& ticket, const Playbook& playbook, const DoStep& request, const Moment&) {
    const auto step = open_step(ticket, playbook, request.step);
    if (!step) return refuse(step);
    if (!by_hand(**step)) {
        return refuse(Code::refused, fmt::format("step '{}' is ticked by what is done, not by hand", request.step),
                      (*step)->rules.front(), command_for(**step, ticket.id));
    }
    return Deeds{Did{request.step}};
}

Result<Deeds> decide_one(const Ticket& ticket, const Playbook& playbook, const SkipStep& request, const Moment&) {
    if (const auto reason = must_give_reason(request.because); !reason) return refuse(reason);
    const auto step = open_step(ticket, playbook, request.step);
    if (!step) return refuse(step);
    return Deeds{Skipped{.step = request.step, .because = request.because.trimmed()}};
}

}  // namespace amends
