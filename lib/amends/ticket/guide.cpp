// SPDX-License-Identifier: MIT
#include <amends/ticket/guide.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace amends {
namespace {

bool ticked(const Ticket& ticket, const Step& step) {
    if (ticket.done.contains(step.id)) return true;
    return std::ranges::any_of(step.done_by, [&](const std::string& kind) { return ticket.happened.contains(kind); });
}

StepState state_of(const Ticket& ticket, const Step& step) {
    if (ticked(ticket, step)) return StepState::done;
    return ticket.skipped.contains(step.id) ? StepState::skipped : StepState::open;
}

/// A complaint that only wanted to be heard, or that ended without a remedy, owes neither a remedy nor a surprise
/// (CALM-4); what was owed before stays owed.
bool owed(const Step& step, std::optional<Outcome> outcome) {
    const bool no_remedy =
        outcome == Outcome::heard || outcome == Outcome::no_reply || outcome == Outcome::lost;
    return !no_remedy || (step.stage != Stage::resolve && step.stage != Stage::delight);
}

struct KindCommand {
    std::string_view kind, command;
};
/// Which command makes an event of a kind, for advice.
constexpr auto kCommands = std::to_array<KindCommand>({
    {"heard", "hear {} -m '…'"},
    {"wanted", "hear {} --wants '…'"},
    {"noted", "note {} -m '…'"},
    {"attempted", "note {} --nobody-answered"},
    {"assigned", "take {}"},
    {"acknowledged", "acknowledge {}"},
    {"replied", "respond {}"},
    {"options_offered", "offer-options {} --option '…' …"},
    {"chosen", "choose {} N"},
    {"promised", "promise {} '…' --by TIME"},
    {"kept", "keep {}"},
    {"nudged", "nudge {}"},
    {"escalated", "escalate {} --to AGENT --because '…'"},
    {"closed", "close {} --outcome … --cause …"},
});

const KindCommand* command_of(const Step& step) {
    for (const std::string& kind : step.done_by) {
        const auto known = std::ranges::find(kCommands, kind, &KindCommand::kind);
        if (known != kCommands.end()) return &*known;
    }
    return nullptr;
}

/// The first open step, but once we have answered not advice whose moment has passed: what no command waits for, and a
/// later step was done already. That comes last.
GuideStep* next_of(std::vector<GuideStep>& steps, bool answered) {
    const auto is_open = [](const GuideStep& one) { return one.state == StepState::open; };
    const auto needed = [&](const GuideStep& one) { return is_open(one) && !one.step->before.empty(); };
    const auto last_done = std::ranges::find(steps.rbegin(), steps.rend(), StepState::done, &GuideStep::state).base();
    const auto furthest = answered ? last_done : steps.begin();
    for (auto at = steps.begin(); at != steps.end(); ++at) {
        if (at < furthest ? needed(*at) : is_open(*at)) return &*at;
    }
    const auto left = std::ranges::find_if(steps, is_open);
    return left == steps.end() ? nullptr : &*left;
}

}  // namespace

bool by_hand(const Step& step) { return command_of(step) == nullptr; }

std::vector<GuideStep> guide(const Ticket& ticket, const Playbook& playbook) {
    std::vector<GuideStep> steps;
    const Facts facts = ticket.facts();
    for (const Step& step : playbook.steps) {
        if (holds(step.when, facts)) steps.push_back({&step, state_of(ticket, step)});
    }
    std::ranges::stable_sort(steps, {}, [](const GuideStep& one) { return one.step->stage; });
    if (ticket.status == Status::closed || ticket.status == Status::merged) return steps;
    if (GuideStep* next = next_of(steps, !ticket.never_answered())) next->state = StepState::next;
    return steps;
}

std::string command_for(const Step& step, TicketId ticket) {
    const KindCommand* known = command_of(step);
    if (known == nullptr) return fmt::format("amends did {} {}", number(ticket), step.id);
    return "amends " + fmt::format(fmt::runtime(known->command), number(ticket));
}

Result<void> steps_allow(const Ticket& ticket, const Playbook& playbook, std::string_view command,
                         std::optional<Outcome> outcome) {
    Facts facts = ticket.facts();
    facts.outcome = outcome;
    const Step* first = nullptr;
    std::string missing;
    for (const Step& step : playbook.steps) {
        const bool stands_before = std::ranges::find(step.before, command) != step.before.end();
        if (!stands_before || !owed(step, outcome) || !holds(step.when, facts)) continue;
        if (state_of(ticket, step) != StepState::open) continue;
        if (first == nullptr) first = &step;
        missing += fmt::format("{}'{}'", missing.empty() ? "" : ", ", step.id);
    }
    if (first == nullptr) return {};
    return refuse(Code::refused, fmt::format("'{}' comes after {}", command, missing),
                  first->rules.empty() ? "" : first->rules.front(),
                  fmt::format("{}; or amends skip {} {} --because '…'", command_for(*first, ticket.id),
                              number(ticket.id), first->id));
}

}  // namespace amends
