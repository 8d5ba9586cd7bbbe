// SPDX-License-Identifier: MIT
#include <amends/playbook/sharp_words.hpp>

#include <utility>

namespace amends {

SharpWords sharp_words(const CheckSet& set) {
    SharpWords all;
    for_each_pattern_list(set, [&](const std::vector<std::string>& patterns) {
        for (const std::string& pattern : patterns) {
            PatternWords words = pattern_words(pattern, kSharpWords);
            all.required.push_back(std::move(words.required));
            all.beginnings.push_back(std::move(words.beginnings));
            all.stays_in_sentence.push_back(stays_in_sentence(pattern) ? 1 : 0);
        }
    });
    return all;
}

}  // namespace amends
