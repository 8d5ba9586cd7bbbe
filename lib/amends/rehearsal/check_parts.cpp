// SPDX-License-Identifier: MIT
#include <amends/rehearsal/check_parts.hpp>

#include <fmt/format.h>

#include <map>

#include <amends/playbook/explain.hpp>
#include <amends/rehearsal/wording.hpp>

namespace amends {
namespace {

constexpr std::string_view kOr = " / ";  ///< between patterns, which may hold any other sign

std::string moments(const Check& check) {
    std::vector<std::string> names;
    names.reserve(check.on.size());
    for (const ReplyMoment one : check.on) names.emplace_back(to_string(one));
    return names.empty() ? "any" : joined(names);
}

std::string sentences(int count) { return count == 1 ? "1 sentence" : fmt::format("{} sentences", count); }

std::string reasons(const Check& check) {
    if (check.reason.empty()) return "none";
    return fmt::format("{} within {}", joined(check.reason, kOr), sentences(check.reason_within));
}

template <typename Word>
std::string word_or_none(const std::optional<Word>& word) {
    return word ? std::string{to_string(*word)} : "none";
}

/// `money or refund; sorry or apolog`
std::string groups(const std::vector<std::vector<std::string>>& all) {
    std::vector<std::string> each;
    each.reserve(all.size());
    for (const auto& group : all) each.push_back(joined(group, kOr));
    return joined(each, "; ");
}

Part part_of(const Check& check, const Currency& currency) {
    return {check.id,
            {{"says", check.message},
             {"instead", check.instead},
             {"level", std::string{to_string(check.level)}},
             {"on", moments(check)},
             {"level elsewhere", word_or_none(check.elsewhere)},
             {"for", to_string(check.when, currency)},
             {"where they wrote", joined(check.said, kOr)},
             {"not where they wrote", joined(check.unsaid, kOr)},
             {"state", word_or_none(check.state)},
             {"finds fault with", joined(check.flag, kOr)},
             {"in each", word_or_none(check.in)},
             {"from", check.at_least == 1 ? "none" : fmt::format("{} times on", check.at_least)},
             {"lets through", joined(check.unless, kOr)},
             {"lets through after", joined(check.not_after, kOr)},
             {"lets through near", reasons(check)},
             {"needs", joined(check.need, kOr)},
             {"needs it within", check.first ? fmt::format("the first {}", sentences(*check.first)) : "none"},
             {"does not count", joined(check.not_as, kOr)},
             {"takes for one another", groups(check.alike)},
             {"labels", joined(check.labels)},
             {"rule", joined(check.rules)}}};
}

/// `kind praise`, `kind complaint, mood angry`
std::string told_by(const HeardRule& rule) {
    std::vector<std::string> told;
    if (rule.kind) told.push_back(fmt::format("kind {}", to_string(*rule.kind)));
    if (rule.mood) told.push_back(fmt::format("mood {}", to_string(*rule.mood)));
    return joined(told);
}

}  // namespace

Parts check_parts(const Playbook& playbook, const Currency& currency) {
    Parts parts;
    parts.reserve(playbook.checks.size());
    for (const Check& check : playbook.checks) parts.push_back(part_of(check, currency));
    return parts;
}

Parts heard_parts(const Playbook& playbook, const Currency&) {
    Parts parts;
    std::vector<std::string> order;
    std::map<std::string, int> seen;
    for (const HeardRule& rule : playbook.heard) {
        std::string told = told_by(rule);
        if (const int before = seen[told]++; before > 0) told += fmt::format(" ({})", before + 1);
        order.push_back(told);
        parts.push_back({std::move(told), {{"words", joined(rule.words, kOr)}, {"but not with", joined(rule.unless, kOr)}}});
    }
    parts.push_back({"order", {{"the first that fits counts", joined(order)}}});
    return parts;
}

}  // namespace amends
