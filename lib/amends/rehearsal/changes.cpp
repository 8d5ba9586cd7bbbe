// SPDX-License-Identifier: MIT
#include <amends/rehearsal/changes.hpp>

#include <fmt/format.h>

#include <algorithm>

#include <amends/rehearsal/parts.hpp>

namespace amends {
namespace {

std::string all_of(const Part& part) {
    std::string text;
    for (const Aspect& one : part.aspects) {
        const bool says_nothing = one.words.empty() || one.words == "none";
        if (!says_nothing) text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", one.name, one.words);
    }
    return text;
}

const Part* find(const Parts& parts, const std::string& subject) {
    const auto found = std::ranges::find(parts, subject, &Part::subject);
    return found == parts.end() ? nullptr : &*found;
}

std::string words_of(const Part& part, const std::string& aspect) {
    const auto found = std::ranges::find(part.aspects, aspect, &Aspect::name);
    return found == part.aspects.end() ? "as in general" : found->words;
}

/// The aspects of two parts of the same name that differ: those of `before`, then those that `after` alone has.
void compare(std::string_view section, const Part& before, const Part& after, std::vector<Change>& found) {
    std::vector<std::string> names;
    for (const Part* part : {&before, &after}) {
        for (const Aspect& one : part->aspects) {
            if (std::ranges::find(names, one.name) == names.end()) names.push_back(one.name);
        }
    }
    for (const std::string& name : names) {
        std::string was = words_of(before, name);
        std::string is = words_of(after, name);
        if (was == is) continue;
        found.push_back({std::string{section}, before.subject, ChangeKind::changed, name, std::move(was), std::move(is)});
    }
}

void compare(const Section& before, const Section& after, std::vector<Change>& found) {
    for (const Part& part : before.parts) {
        if (const Part* same = find(after.parts, part.subject)) {
            compare(before.name, part, *same, found);
        } else {
            found.push_back({std::string{before.name}, part.subject, ChangeKind::removed, {}, all_of(part), {}});
        }
    }
    for (const Part& part : after.parts) {
        if (find(before.parts, part.subject) != nullptr) continue;
        found.push_back({std::string{before.name}, part.subject, ChangeKind::added, {}, {}, all_of(part)});
    }
}

}  // namespace

std::vector<Change> changes(const Playbook& from, const Playbook& to, const Currency& currency) {
    std::vector<Change> found;
    const auto before = sections_of(from, currency);
    const auto after = sections_of(to, currency);
    for (std::size_t at = 0; at < before.size(); ++at) compare(before.at(at), after.at(at), found);
    return found;
}

}  // namespace amends
