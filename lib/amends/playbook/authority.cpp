// SPDX-License-Identifier: MIT
#include <amends/playbook/authority.hpp>

#include <fmt/format.h>

#include <amends/base/article.hpp>

namespace amends {
namespace {

/// A limit that a cost goes beyond, and what was given before that counts towards it.
struct Beyond {
    Money limit;
    Money before;
    std::string_view where;
};

std::optional<Beyond> limit_against(const Playbook& playbook, Role role, Money cost, const Given& given) {
    const auto authority = playbook.authority.find(role);
    if (authority == playbook.authority.end() || cost.minor == 0) return std::nullopt;
    const auto& [gift, option, per_year] = authority->second;
    if (option && cost.minor > option->minor - given.on_ticket.minor) return Beyond{*option, given.on_ticket, "on a ticket"};
    if (per_year && cost.minor > per_year->minor - given.this_year.minor) {
        return Beyond{*per_year, given.this_year, "to a customer in a year"};
    }
    return std::nullopt;
}

std::string who_may(const Playbook& playbook, Role role, Money cost, const Given& given) {
    for (const Role higher : {Role::supervisor, Role::manager}) {
        if (higher <= role || limit_against(playbook, higher, cost, given)) continue;
        return fmt::format("{} may: amends escalate {} --to NAME --because '…'", with_article(to_string(higher)),
                           number(given.ticket));
    }
    return "offer something that costs less";
}

}  // namespace

Result<void> may_offer(const Playbook& playbook, Role role, Money cost, const Given& given, const Currency& currency) {
    const auto beyond = limit_against(playbook, role, cost, given);
    if (!beyond) return {};
    const std::string before = beyond->before.minor == 0
                                   ? ""
                                   : fmt::format(", with the {} given before,", to_string(beyond->before, currency));
    return refuse(Code::refused,
                  fmt::format("{}{} is beyond the {} that {} may give {}", to_string(cost, currency), before,
                              to_string(beyond->limit, currency), with_article(to_string(role)), beyond->where),
                  "SURE-X", who_may(playbook, role, cost, given));
}

}  // namespace amends
