// SPDX-License-Identifier: MIT
#include <amends/playbook/sharp_words.hpp>

namespace amends {

PatternWords sharp_words(const CheckSet& set) {
    PatternWords words;
    for_each_pattern_list(set, [&](const std::vector<std::string>& patterns) {
        for (const std::string& pattern : patterns) {
            words.required.push_back(required_words(pattern, kSharpWords));
            words.stays_in_sentence.push_back(stays_in_sentence(pattern) ? 1 : 0);
        }
    });
    return words;
}

}  // namespace amends
