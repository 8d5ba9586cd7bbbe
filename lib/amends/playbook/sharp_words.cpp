// SPDX-License-Identifier: MIT
#include <amends/playbook/sharp_words.hpp>

namespace amends {

SharpWords sharp_words(const CheckSet& set, const std::vector<char>& which) {
    SharpWords all;
    std::size_t number = 0;
    for_each_pattern_list(set, [&](const std::vector<std::string>& patterns) {
        for (const std::string& pattern : patterns) {
            all.required.push_back(which[number] != 0 ? required_words(pattern, kSharpWords) : set.words[number]);
            all.stays_in_sentence.push_back(stays_in_sentence(pattern) ? 1 : 0);
            ++number;
        }
    });
    return all;
}

}  // namespace amends
