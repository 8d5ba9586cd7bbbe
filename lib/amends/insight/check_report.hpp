// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <amends/ticket/event.hpp>

namespace amends {

/// What became of what a check found in answers.
struct CheckCount {
    std::string check;
    std::string rule;           ///< as the check named it last
    std::int64_t findings = 0;  ///< places in answers, as they were sent or in drafts of them
    std::int64_t answers = 0;   ///< in which it found something
    std::int64_t waivers = 0;   ///< … that were sent all the same, for a reason
    std::int64_t changed = 0;   ///< … that were changed until it found nothing
    bool operator==(const CheckCount&) const = default;
};

/// Counts the findings of answers, event by event. Takes memory for the checks alone, however long the history is.
class CheckReport {
public:
    /// True for the kinds of events that `add` counts, so that the others need not be read.
    [[nodiscard]] static bool counts(std::string_view kind);
    void add(const Deed& deed);

    /// Those that found something: the most findings first, then by name.
    [[nodiscard]] std::vector<CheckCount> by_findings() const;

private:
    CheckCount& one_more(const FoundByCheck& found);
    void add(const std::vector<FoundByCheck>& found, const std::vector<FoundByCheck>& mended);

    std::map<std::string, CheckCount> counts_;
};

}  // namespace amends
