// SPDX-License-Identifier: MIT
#include <amends/playbook/authority.hpp>

#include <fmt/format.h>

namespace amends {
namespace {

/// The limit that such a cost goes beyond, or nullopt.
std::optional<Money> limit_against(const Playbook& playbook, Role role, Money cost, Money spent) {
    const auto authority = playbook.authority.find(role);
    if (authority == playbook.authority.end() || cost.minor == 0) return std::nullopt;
    const auto& [gift, option, per_year] = authority->second;
    if (option && cost > *option) return option;
    if (per_year && cost.minor > per_year->minor - spent.minor) return per_year;
    return std::nullopt;
}

std::string who_may(const Playbook& playbook, Role role, Money cost, Money spent) {
    for (const Role higher : {Role::supervisor, Role::manager}) {
        if (higher <= role || limit_against(playbook, higher, cost, spent)) continue;
        return fmt::format("a {} may: amends escalate", to_string(higher));
    }
    return "offer something that costs less";
}

}  // namespace

Result<void> may_offer(const Playbook& playbook, Role role, Money cost, Money spent_this_year, const Currency& currency) {
    const auto limit = limit_against(playbook, role, cost, spent_this_year);
    if (!limit) return {};
    return refuse(Code::refused,
                  fmt::format("{} is beyond the {} that a '{}' may give{}", to_string(cost, currency),
                              to_string(*limit, currency), to_string(role),
                              spent_this_year.minor > 0
                                  ? fmt::format(" (with {} in the last year)", to_string(spent_this_year, currency))
                                  : ""),
                  "SURE-X", who_may(playbook, role, cost, spent_this_year));
}

}  // namespace amends
