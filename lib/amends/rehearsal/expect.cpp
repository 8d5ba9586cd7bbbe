// SPDX-License-Identifier: MIT
// Each key of an expectation against the ticket as it is.
#include <amends/rehearsal/expect.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <variant>

#include <amends/ticket/guide.hpp>

namespace amends {
namespace {

std::string text_of(bool value) { return value ? "true" : "false"; }
std::string text_of(int value) { return std::to_string(value); }
std::string text_of(const std::string& value) { return value; }
template <Vocable Word>
std::string text_of(Word word) {
    return std::string{to_string(word)};
}
template <Vocable Word>
std::string text_of(const std::vector<Word>& words) {
    std::string text;
    for (const Word word : words) text += fmt::format("{}{}", text.empty() ? "" : ", ", to_string(word));
    return text.empty() ? "none" : text;
}
std::string text_of(const std::vector<ExpectedReminder>& reminders) {
    std::string text;
    for (const ExpectedReminder& one : reminders) {
        text += fmt::format("{}{} {} to {}", text.empty() ? "" : ", ", one.clock, one.rung, one.to);
    }
    return text.empty() ? "none" : text;
}
std::string text_of(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += fmt::format("{}{}", text.empty() ? "" : ", ", word);
    return text.empty() ? "none" : text;
}
template <typename T>
std::string text_of(const std::optional<T>& value) {
    return value ? text_of(*value) : "none";
}

std::vector<std::string> in_order(std::vector<std::string> names) {
    std::ranges::sort(names);
    return names;
}

const std::vector<FoundByCheck>* found_in(const Deed& deed) {
    return std::visit([]<typename Sent>(const Sent& sent) -> const std::vector<FoundByCheck>* {
        if constexpr (requires { sent.found; }) return sent.text.blank() ? nullptr : &sent.found;
        return nullptr;
    }, deed);
}

/// The checks that found fault with what was sent last; nullopt: nothing was sent.
std::optional<std::vector<std::string>> found_in_last_answer(const std::vector<Event>& events) {
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
        const auto* found = found_in(event->deed);
        if (found == nullptr) continue;
        std::vector<std::string> names;
        for (const FoundByCheck& one : *found) names.push_back(one.check);
        return names;
    }
    return std::nullopt;
}

/// Collects what differs of one expectation.
class Comparison {
public:
    Comparison(const Expectation& expectation, const Play& play, const Actor& actor)
        : expectation_{expectation}, play_{play}, actor_{actor}, ticket_{actor.ticket} {}

    std::vector<Difference> run() && {
        for (const ExpectedClock& clock : expectation_.clocks) compare_clock(clock);
        compare_steps();
        compare_commands();
        compare_reminders();
        compare_findings();
        compare_ticket();
        return std::move(found_);
    }

private:
    void add(std::string what, std::string expected, std::string actual) {
        found_.push_back({expectation_.place, play_.now(), play_.shown(play_.now()), std::move(what), std::move(expected),
                          std::move(actual)});
    }

    /// Compares what is expected at all.
    template <typename T, typename Actual>
    void compare(std::string_view what, const std::optional<T>& expected, const Actual& actual) {
        if (expected && *expected != actual) add(std::string{what}, text_of(*expected), text_of(actual));
    }

    void compare_clock(const ExpectedClock& expected) {
        const std::string name = fmt::format("clock {}", to_string(expected.clock));
        const auto last = std::ranges::find(ticket_.clocks.rbegin(), ticket_.clocks.rend(), expected.clock, &Clock::kind);
        if (last == ticket_.clocks.rend()) return add(name, "there is one", "there is none");
        compare(name + ", tier", expected.tier, tier_at(*last, play_.now()));
        compare(name + ", late", expected.late, lateness(*last, play_.now()) > Seconds{0});
        compare(name + ", state", expected.state, state_at(*last, ticket_, play_.now()));
        if (!expected.due) return;
        const Instant due = play_.since_start(*expected.due);
        if (due != last->due_at) add(name + ", due", play_.shown(due), play_.shown(last->due_at));
    }

    void compare_steps() {
        const auto steps = guide(ticket_, play_.playbook());
        for (const auto& [state, ids] : expectation_.steps) {
            for (const std::string& id : ids) {
                const auto found = std::ranges::find(steps, id, [](const GuideStep& one) { return one.step->id; });
                const std::string expected{to_string(state)};
                const std::string name = fmt::format("step {}", id);
                if (found == steps.end()) {
                    add(name, expected, "not for this ticket");
                } else if (found->state != state && !(state == StepState::open && found->state == StepState::next)) {
                    add(name, expected, std::string{to_string(found->state)});
                }
            }
        }
    }

    void compare_commands() {
        for (const std::string& command : expectation_.refused) {
            const auto taken = play_.would_take(command, expectation_.ticket);
            if (taken) add(command, "refused", "it would be done");
            if (!taken && taken.error().code != Code::refused) add(command, "refused", "no use of it: " + told(taken.error()));
        }
        for (const std::string& command : expectation_.allowed) {
            const auto taken = play_.would_take(command, expectation_.ticket);
            if (!taken) add(command, "allowed", "refused: " + told(taken.error()));
        }
    }

    void compare_reminders() {
        std::vector<ExpectedReminder> actual;
        actual.reserve(actor_.reminders.size());
        for (const DueReminder& one : actor_.reminders) actual.push_back({one.key.clock, one.key.rung, one.key.to});
        compare("reminders", expectation_.reminders, actual);
    }

    void compare_findings() {
        if (!expectation_.findings) return;
        const auto found = found_in_last_answer(actor_.events);
        if (!found) return add("findings", text_of(*expectation_.findings), "nothing was sent");
        compare("findings", std::optional{in_order(*expectation_.findings)}, in_order(*found));
    }

    void compare_ticket() {
        const Clock* due = next_due(ticket_);
        compare("overdue", expectation_.overdue, due != nullptr && due->due_at < play_.now());
        compare("status", expectation_.status, status_at(ticket_, play_.now()));
        compare("outcome", expectation_.outcome, ticket_.outcome);
        compare("owner", expectation_.owner, ticket_.owner.value_or(std::string{kNobody}));
        compare("episode", expectation_.episode, ticket_.episode);
        compare("contacts", expectation_.contacts, ticket_.contacts);
        compare("handovers", expectation_.handovers, ticket_.handovers);
        std::vector<PromiseState> promises;
        promises.reserve(ticket_.promises.size());
        for (const Promise& promise : ticket_.promises) promises.push_back(promise.state);
        compare("promises", expectation_.promises, promises);
    }

    const Expectation& expectation_;
    const Play& play_;
    const Actor& actor_;
    const Ticket& ticket_;
    std::vector<Difference> found_;
};

}  // namespace

std::string told(const Refusal& refusal) {
    return fmt::format("{}{}", refusal.message, refusal.rule.empty() ? "" : fmt::format(" [{}]", refusal.rule));
}

std::vector<Difference> differences(const Expectation& expectation, const Play& play) {
    const Actor* actor = play.actor(expectation.ticket);
    if (actor != nullptr) return Comparison{expectation, play, *actor}.run();
    return {{expectation.place, play.now(), play.shown(play.now()), fmt::format("ticket {}", expectation.ticket),
             "it is there", "it is not opened yet"}};
}

}  // namespace amends
