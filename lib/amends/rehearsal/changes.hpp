// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <amends/playbook/model.hpp>

namespace amends {

enum class ChangeKind { added, removed, changed };
template <>
struct Vocabulary<ChangeKind> {
    static constexpr std::string_view kName = "kind of change";
    static constexpr auto kWords = std::to_array<std::string_view>({"added", "removed", "changed"});
};

/// What is otherwise for an agent under another playbook.
struct Change {
    std::string section;  ///< `clocks`, `steps` …
    std::string subject;  ///< `respond`, the id of a step
    ChangeKind kind{};
    std::string aspect;   ///< only with `changed`: `amazed`, `stands before`
    std::string before, after;  ///< with `added` only `after`, with `removed` only `before`: all of it in words
    bool operator==(const Change&) const = default;
};

/// What changes from one playbook to another, by section in the order of the format. Both must have their checks.
std::vector<Change> changes(const Playbook& from, const Playbook& to, const Currency& currency);

}  // namespace amends
