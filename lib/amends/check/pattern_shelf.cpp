// SPDX-License-Identifier: MIT
#include <amends/check/pattern_shelf.hpp>

namespace amends {

PatternShelf::PatternShelf(const CheckSet& set, const std::vector<char>& wanted)
    : PatternShelf{set, set.words, wanted, WordFinder::for_text({}, set.words, wanted)} {}

PatternShelf::PatternShelf(const CheckSet& set, const SharpWords& words, const std::vector<char>& wanted)
    : PatternShelf{set, words.required, wanted, WordFinder{words.required, words.stays_in_sentence, wanted}} {
    for_any_text_ = true;
    for_many_texts_ = true;
}

PatternShelf::PatternShelf(const CheckSet& set, const std::vector<RequiredWords>& required, std::vector<char> wanted, WordFinder words)
    : brief_{&set.words}, wanted_{std::move(wanted)}, words_{std::move(words)} {
    for_each_pattern_list(set, [&](const std::vector<std::string>& patterns) {
        for (const std::string& pattern : patterns) texts_.push_back(&pattern);
    });
    patterns_.resize(texts_.size());
    anchored_.resize(texts_.size());
    openings_.resize(texts_.size());
    met_.resize(texts_.size());
    for (std::uint32_t pattern = 0; pattern < texts_.size(); ++pattern) {
        if (wanted_[pattern] != 0 && required[pattern].empty()) unconditional_.push_back(pattern);
    }
}

std::optional<Stretch> PatternShelf::find(std::uint32_t number, const Wording& text, const Excerpt& part, std::size_t from) {
    const bool by_words = for_many_texts_ && opening_of(number).known();
    const auto match = by_words ? find_by_words(number, text, part, from) : pattern(number).find(part.text, from - part.begin);
    return match ? std::optional{Stretch{part.begin + match->begin, part.begin + match->end}} : std::nullopt;
}

std::optional<Stretch> PatternShelf::find_by_words(std::uint32_t number, const Wording& text, const Excerpt& part, std::size_t from) {
    const Opening& opening = opening_of(number);
    for (const Wording::Word& word : text.words_from(from)) {
        if (word.begin >= part.end()) break;
        const Letters letters = text.lower_letters_at(word.begin);
        for (const Opening::Variant& variant : opening.variants()) {
            if (!variant.fits(letters) || word.begin < from + variant.lead()) continue;
            if (auto match = compiled(number, anchored_).match_at(part.text, word.begin - variant.lead() - part.begin)) return match;
        }
    }
    return std::nullopt;
}

}  // namespace amends
