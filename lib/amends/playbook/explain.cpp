// SPDX-License-Identifier: MIT
#include <amends/playbook/explain.hpp>

#include <fmt/format.h>

namespace amends {
namespace {

template <typename Word>
std::string any_of(std::string_view name, const std::vector<Word>& words) {
    std::string text;
    for (const Word word : words) text += fmt::format("{}{}", text.empty() ? "" : " or ", to_string(word));
    return fmt::format("{} is {}", name, text);
}

/// The words for each test, and for the fact that it asks about.
struct Teller {
    const Facts& facts;
    const Currency& currency;

    using Told = std::pair<std::string, std::string>;
    template <typename Word>
    static Told word(std::string_view name, const std::vector<Word>& wanted, Word actual) {
        return {any_of(name, wanted), std::string{to_string(actual)}};
    }
    static Told number(std::string_view name, int least, int actual) {
        return {fmt::format("{} is at least {}", name, least), std::to_string(actual)};
    }
    Told operator()(const KindIs& test) const { return word("kind", test.any_of, facts.kind); }
    Told operator()(const MoodIs& test) const { return word("mood", test.any_of, facts.mood); }
    Told operator()(const ChannelIs& test) const { return word("channel", test.any_of, facts.channel); }
    Told operator()(const PriorityIs& test) const { return word("priority", test.any_of, facts.priority); }
    Told operator()(const OutcomeIs& test) const {
        return {any_of("outcome", test.any_of), facts.outcome ? std::string{to_string(*facts.outcome)} : "not known yet"};
    }
    Told operator()(const ValueAtLeast& test) const {
        return {fmt::format("value is at least {}", to_string(test.least, currency)),
                facts.value ? to_string(*facts.value, currency) : "not known"};
    }
    Told operator()(const ContactsAtLeast& test) const { return number("contacts", test.least, facts.contacts); }
    Told operator()(const HandoversAtLeast& test) const { return number("handovers", test.least, facts.handovers); }
};

}  // namespace

std::string to_string(const Condition& condition, const Currency& currency) {
    std::string text;
    for (const TestVerdict& verdict : explain(condition, {}, currency)) {
        text += fmt::format("{}{}", text.empty() ? "" : ", ", verdict.test);
    }
    return text.empty() ? "always" : text;
}

std::vector<TestVerdict> explain(const Condition& condition, const Facts& facts, const Currency& currency) {
    std::vector<TestVerdict> verdicts;
    const Teller teller{facts, currency};
    const auto add = [&](const Test& test, std::string_view before) {
        auto [words, actual] = std::visit(teller, test);
        verdicts.push_back({std::string{before} + words, std::move(actual), holds(Condition{{test}, {}}, facts)});
    };
    for (const Test& test : condition.all) add(test, "");
    for (const Test& test : condition.unless) add(test, "not: ");
    return verdicts;
}

}  // namespace amends
