// SPDX-License-Identifier: MIT
#include <amends/check/pattern_shelf.hpp>

namespace amends {

PatternShelf::PatternShelf(const CheckSet& set, const std::vector<char>& wanted)
    : PatternShelf{set, set.words, wanted, WordFinder::for_text({}, set.words, wanted)} {}

PatternShelf::PatternShelf(const CheckSet& set, const SharpWords& words, const std::vector<char>& wanted)
    : PatternShelf{set, words.required, wanted, WordFinder{words.required, words.stays_in_sentence, wanted}} {
    openings_ = std::vector<Opening>(words.beginnings.begin(), words.beginnings.end());
    for_any_text_ = true;
    remembers_ = true;
}

PatternShelf::PatternShelf(const CheckSet& set, const std::vector<RequiredWords>& required, std::vector<char> wanted, WordFinder words)
    : brief_{&set.words}, wanted_{std::move(wanted)}, words_{std::move(words)} {
    for_each_pattern_list(set, [&](const std::vector<std::string>& patterns) {
        for (const std::string& pattern : patterns) texts_.push_back(&pattern);
    });
    patterns_.resize(texts_.size());
    anchored_.resize(texts_.size());
    met_.resize(texts_.size());
    for (std::uint32_t pattern = 0; pattern < texts_.size(); ++pattern) {
        if (wanted_[pattern] != 0 && required[pattern].empty()) unconditional_.push_back(pattern);
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
