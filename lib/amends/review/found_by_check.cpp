// SPDX-License-Identifier: MIT
#include <amends/review/found_by_check.hpp>

#include <algorithm>

namespace amends {

std::vector<FoundByCheck> found_by_check(const Findings& findings) {
    std::vector<FoundByCheck> counted;
    for (const Finding& finding : findings) {
        if (finding.level == Level::hint) continue;
        const auto same = std::ranges::find(counted, finding.check->id, &FoundByCheck::check);
        if (same != counted.end()) {
            ++same->count;
        } else {
            counted.push_back({finding.check->id, finding.check->rules.front(), finding.level, 1, false});
        }
    }
    return counted;
}

}  // namespace amends
