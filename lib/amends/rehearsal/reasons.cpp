// SPDX-License-Identifier: MIT
#include <amends/rehearsal/reasons.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace amends {
namespace {

/// The facts by which the clocks that an event started were chosen.
Facts facts_at(const Ticket& before, const Event& event) {
    if (const auto* opened = std::get_if<Opened>(&event.deed)) {
        return {.kind = opened->kind, .mood = opened->mood, .channel = opened->channel, .priority = opened->priority,
                .value = opened->value, .outcome = std::nullopt, .contacts = 1};
    }
    Facts facts = before.facts();
    if (const auto* heard = std::get_if<Heard>(&event.deed)) facts.mood = heard->mood.value_or(facts.mood);
    return facts;
}

bool names(const ClockException& exception, ClockKind clock) {
    switch (clock) {
        case ClockKind::respond: return exception.amazed || exception.delighted || exception.expected;
        case ClockKind::update: return exception.update.has_value();
        case ClockKind::resolve: return exception.resolve.has_value();
        case ClockKind::promise: break;
    }
    return false;
}

std::string target_of(const ClockTargets& targets, ClockKind clock) {
    switch (clock) {
        case ClockKind::respond:
            return fmt::format("amazed {}, delighted {}, expected {}", to_string(targets.respond.amazed),
                               to_string(targets.respond.delighted), to_string(targets.respond.expected));
        case ClockKind::update: return "at least every " + to_string(targets.update);
        case ClockKind::resolve:
            return targets.resolve ? fmt::format("within {}{}", to_string(targets.resolve->within),
                                                 targets.resolve->pausable ? "" : ", never paused")
                                   : "";
        case ClockKind::promise: break;
    }
    return "as promised";
}

/// What is asked of one ticket and one playbook.
class Reasoning {
public:
    Reasoning(std::span<const Event> events, const Playbook& playbook, const KeyLines& lines, const Currency& currency)
        : events_{events}, playbook_{playbook}, lines_{lines}, currency_{currency}, ticket_{fold(events)} {}

    Reasons run() const {
        Reasons found;
        add_clocks(found);
        for (const Step& step : playbook_.steps) found.steps.push_back(reason_of(step));
        add_limits(found);
        return found;
    }

private:
    [[nodiscard]] int line_of(const std::string& key) const {
        const auto found = lines_.find(key);
        return found == lines_.end() ? 0 : found->second;
    }

    void add_clocks(Reasons& found) const {
        Ticket before;
        int n = 0;
        for (const Event& event : events_) {
            ++n;
            Ticket after = apply(before, event);
            for (std::size_t at = before.clocks.size(); at < after.clocks.size(); ++at) {
                // As it ended, for a wait may have moved its due time since.
                const Clock& clock = at < ticket_.clocks.size() ? ticket_.clocks[at] : after.clocks[at];
                found.clocks.push_back(reason_of(clock, n, facts_at(before, event)));
            }
            before = std::move(after);
        }
    }

    [[nodiscard]] ClockReason reason_of(const Clock& clock, int n, const Facts& facts) const {
        ClockReason reason{.clock = clock, .event = n, .target = target_of(playbook_.clocks_for(facts), clock.kind)};
        if (clock.kind == ClockKind::promise) return reason;
        reason.line = line_of(fmt::format("clocks.{}", to_string(clock.kind)));
        for (const ClockException& one : playbook_.exceptions) {
            reason.exceptions.push_back({one.line, holds(one.when, facts), explain(one.when, facts, currency_)});
            if (!reason.exceptions.back().held) continue;
            if (names(one, clock.kind)) reason.line = one.line;
            break;
        }
        if (clock.kind == ClockKind::update && !clock.measure) {
            reason.target = "as told to the customer, which is sooner than " + to_string(playbook_.clocks_for(facts).update);
        }
        return reason;
    }

    [[nodiscard]] StepReason reason_of(const Step& step) const {
        StepReason reason{.step = &step, .state = std::nullopt, .tests = explain(step.when, ticket_.facts(), currency_)};
        for (const GuideStep& one : guide(ticket_, playbook_)) {
            if (one.step == &step) reason.state = one.state;
        }
        int n = 0;
        for (const Event& event : events_) {
            ++n;
            if (reason.event == 0 && ticks(event.deed, step)) reason.event = n;
        }
        return reason;
    }

    static bool ticks(const Deed& deed, const Step& step) {
        if (const auto* did = std::get_if<Did>(&deed)) return did->step == step.id;
        if (const auto* skipped = std::get_if<Skipped>(&deed)) return skipped->step == step.id;
        return std::ranges::find(step.done_by, kind_of(deed)) != step.done_by.end();
    }

    void add_limits(Reasons& found) const {
        std::size_t offered = 0;
        std::optional<Money> dearest;
        for (const Event& event : events_) {
            const auto* offer = std::get_if<OptionsOffered>(&event.deed);
            if (offer == nullptr) continue;
            offered = offer->costs.size();
            for (const OptionCost& one : offer->costs) dearest = std::max(dearest, one.cost);
        }
        found.limits.push_back({"options.at_least", std::to_string(playbook_.options_at_least), line_of("options.at_least"),
                                offered > 0 ? fmt::format("{} offered", offered) : ""});
        const auto money = [&](const std::optional<Money>& most) { return most ? to_string(*most, currency_) : "no limit"; };
        const std::string option_used = dearest ? "dearest offered " + to_string(*dearest, currency_) : "";
        const std::string year_used = ticket_.spent.minor > 0 ? "chosen here " + to_string(ticket_.spent, currency_) : "";
        for (const auto& [role, limits] : playbook_.authority) {
            const std::string name = fmt::format("authority.{}", to_string(role));
            found.limits.push_back({name + ".option", money(limits.option), line_of(name + ".option"), option_used});
            found.limits.push_back({name + ".per_year", money(limits.per_year), line_of(name + ".per_year"), year_used});
        }
    }

    std::span<const Event> events_;
    const Playbook& playbook_;
    const KeyLines& lines_;
    const Currency& currency_;
    Ticket ticket_;
};

}  // namespace

Reasons reasons(std::span<const Event> events, const Playbook& playbook, const KeyLines& lines, const Currency& currency) {
    return Reasoning{events, playbook, lines, currency}.run();
}

}  // namespace amends
