// SPDX-License-Identifier: MIT
#include <amends/playbook/check_set.hpp>

namespace amends {

CheckSet check_set_of(const Playbook& playbook) {
    CheckSet set{playbook.checks, playbook.heard, playbook.options_at_least, {}};
    for_each_pattern_list(set, [&](const std::vector<std::string>& patterns) {
        for (const std::string& pattern : patterns) set.words.push_back(required_words(pattern));
    });
    return set;
}

}  // namespace amends
