// SPDX-License-Identifier: MIT
#include <amends/playbook/sharp_words.hpp>

#include <utility>

namespace amends {

SharpWords sharp_words(const CheckSet& set, const std::vector<char>& which) {
    SharpWords all;
    std::size_t number = 0;
    for_each_pattern_list(set, [&](const std::vector<std::string>& patterns) {
        for (const std::string& pattern : patterns) {
            PatternWords words = which[number] != 0 ? pattern_words(pattern, kSharpWords) : PatternWords{set.words[number], {}};
            all.required.push_back(std::move(words.required));
            all.beginnings.push_back(std::move(words.beginnings));
            all.stays_in_sentence.push_back(stays_in_sentence(pattern) ? 1 : 0);
            ++number;
        }
    });
    return all;
}

}  // namespace amends
