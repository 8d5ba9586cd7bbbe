// SPDX-License-Identifier: MIT
#include <amends/playbook/pattern_parts.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

#include <amends/playbook/clause.hpp>

namespace amends {

RequiredWords Composer::required_of(Known known) const {
    if (known.exact) add_clause(*std::move(known.exact), known.required);
    return std::move(known.required);
}

Beginnings Composer::beginnings_of(const Known& known) const {
    if (limits_.beginning == 0) return {};
    return known.exact ? Beginnings{*known.exact, limits_.beginning} : known.begins;
}

void Composer::add_clause(AnyOf texts, RequiredWords& to) const {
    if (auto clause = clause_of(std::move(texts), limits_)) to.push_back(*std::move(clause));
}

Beginnings Composer::beginnings_of_sequence(const std::vector<Known>& parts) const {
    if (limits_.beginning == 0) return {};
    Beginnings begins{{""}, limits_.beginning};
    for (const Known& part : parts) {
        if (!begins.may_go_on()) break;
        begins = begins.followed_by(beginnings_of(part), limits_.beginning);
    }
    return begins;
}

Beginnings Composer::beginnings_of_any(const std::vector<Known>& branches) const {
    Beginnings begins = beginnings_of(branches.front());
    for (const Known& branch : branches) begins.add(beginnings_of(branch));
    return begins;
}

/// Spells a sequence out from left to right; what grows too long becomes a clause, and the next part begins anew.
Known Composer::sequence(std::vector<Known> parts) const {
    AnyOf run{""};
    RequiredWords required;
    Beginnings begins = beginnings_of_sequence(parts);
    bool whole = true;
    const auto flush = [&] {
        add_clause(std::exchange(run, AnyOf{""}), required);
        whole = false;
    };
    for (Known& part : parts) {
        if (!part.exact) {
            flush();
            std::ranges::move(part.required, std::back_inserter(required));
            continue;
        }
        if (run.size() * part.exact->size() > limits_.exact) flush();
        AnyOf longer;
        for (const std::string& begin : run) {
            for (const std::string& end : *part.exact) longer.push_back(begin + end);
        }
        run = std::move(longer);
    }
    if (whole) return {std::move(run), {}, {}};
    flush();
    return {std::nullopt, std::move(required), std::move(begins)};
}

Known Composer::either(std::vector<Known> branches) const {
    if (branches.size() == 1) return std::move(branches.front());
    AnyOf all;
    std::size_t texts = 0;
    for (const Known& branch : branches) texts += branch.exact ? branch.exact->size() : limits_.exact + 1;
    const bool spelled = texts <= limits_.exact;
    Known known{.begins = spelled ? Beginnings{} : beginnings_of_any(branches)};
    for (Known& branch : branches) {
        if (branch.exact && spelled) {
            std::ranges::move(*branch.exact, std::back_inserter(all));
            continue;
        }
        RequiredWords required = required_of(std::move(branch));
        if (required.empty()) return {std::nullopt, {}, std::move(known.begins)};
        std::ranges::move(*std::ranges::max_element(required, {}, worth), std::back_inserter(all));
    }
    if (spelled) return {std::move(all), {}, {}};
    add_clause(std::move(all), known.required);
    return known;
}

Known Composer::optional(Known part) const {
    if (part.exact) {
        part.exact->emplace_back();
        return part;
    }
    part.begins.add_nothing();
    part.required.clear();
    return part;
}

Known Composer::any_number(const Known& part) const {
    Known known{.begins = beginnings_of(part)};
    known.begins.leave_open();
    known.begins.add_nothing();
    return known;
}

Known Composer::at_least(std::size_t times, Known part) const {
    constexpr std::size_t kSpelled = 4;
    if (times == 0) return any_number(part);
    Known row = times == 1 ? std::move(part) : sequence(std::vector<Known>(std::min(times, kSpelled), part));
    Beginnings begins = beginnings_of(row);
    begins.leave_open();
    return {std::nullopt, required_of(std::move(row)), std::move(begins)};
}

}  // namespace amends
