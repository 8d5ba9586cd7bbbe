// SPDX-License-Identifier: MIT
#include <amends/check/pattern_shelf.hpp>

namespace amends {

PatternShelf::PatternShelf(const CheckSet& set, const std::vector<char>& wanted) : PatternShelf{set, set.words, {}, wanted} {}

PatternShelf::PatternShelf(const CheckSet& set, const SharpWords& words, const std::vector<char>& wanted)
    : PatternShelf{set, words.required, words.stays_in_sentence, wanted} {
    openings_ = std::vector<Opening>(words.beginnings.begin(), words.beginnings.end());
    remembers_ = true;
}

PatternShelf::PatternShelf(const CheckSet& set, const std::vector<RequiredWords>& required, const std::vector<char>& stays_in_sentence,
                           const std::vector<char>& wanted)
    : words_{required, stays_in_sentence, wanted} {
    for_each_pattern_list(set, [&](const std::vector<std::string>& patterns) {
        for (const std::string& pattern : patterns) texts_.push_back(&pattern);
    });
    patterns_.resize(texts_.size());
    anchored_.resize(texts_.size());
    for (std::uint32_t pattern = 0; pattern < texts_.size(); ++pattern) {
        if (wanted[pattern] != 0 && required[pattern].empty()) unconditional_.push_back(pattern);
    }
}

std::optional<Stretch> PatternShelf::find(std::uint32_t number, std::string_view text, const WordStarts& starts, std::size_t from) {
    if (openings_.empty() || !openings_[number].known()) return pattern(number).find(text, from);
    const Opening& opening = openings_[number];
    for (auto start = starts.first_from(from); start != starts.end() && start->at < text.size(); ++start) {
        if (!opening.fits(start->letters)) continue;
        if (auto match = compiled(number, anchored_).match_at(text, start->at)) return match;
    }
    return std::nullopt;
}

}  // namespace amends
