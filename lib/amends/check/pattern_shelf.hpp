// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <amends/check/opening.hpp>
#include <amends/check/sentence_memory.hpp>
#include <amends/check/word_finder.hpp>
#include <amends/playbook/anchored_pattern.hpp>
#include <amends/playbook/check_set.hpp>
#include <amends/playbook/sharp_words.hpp>

namespace amends {

/// Patterns by their number in a CheckSet.
struct PatternRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    [[nodiscard]] bool empty() const { return begin == end; }
};

/// A part of a text, and where in that it begins.
struct Excerpt {
    std::string_view text;
    std::size_t begin = 0;
    [[nodiscard]] std::size_t end() const { return begin + text.size(); }
};

/// Patterns of a CheckSet. Each is compiled when a text first has the words that it requires.
class PatternShelf {
public:
    /// Holds those of the set's patterns that `wanted` says, by their numbers. The set must outlive it.
    PatternShelf(const CheckSet& set, const std::vector<char>& wanted);
    /// The same with more known of them than the set has.
    PatternShelf(const CheckSet& set, const SharpWords& words, const std::vector<char>& wanted);

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(texts_.size()); }
    [[nodiscard]] const Pattern& pattern(std::uint32_t number) { return compiled(number, patterns_); }
    /// Those that require no words: any text may match them.
    [[nodiscard]] const std::vector<std::uint32_t>& unconditional() const { return unconditional_; }

    /// Calls `each` with the number of each other pattern that may match in a passage, the number of that, the stretch that it may
    /// match in, and where that is a sentence that was met before, what is known of it; else nullptr.
    void find_possible(const Wording& text, auto each) {
        prepare_for(text.text());
        for (std::uint32_t passage = 0; passage < text.passages().size(); ++passage) {
            const Stretch& whole = text.passages()[passage].place;
            const auto possible = [&](std::uint32_t pattern, const Stretch& place, KnownMatches* known) { each(pattern, passage, place, known); };
            words_.begin_text();
            for (const Wording::Sentence& sentence : text.sentences(text.passages()[passage])) {
                const Stretch& place = sentence.place;
                KnownSentence* known =
                    for_many_texts_ ? memory_.of(text.text().substr(place.begin, place.size()), place.begin == whole.begin) : nullptr;
                if (known != nullptr && known->read) {
                    recall(*known, whole, sentence, possible);
                } else {
                    read(known, text, whole, sentence, possible);
                }
            }
        }
    }

    /// By pattern: whether some text may have matched it, as long as no more is known of the patterns than the set has.
    [[nodiscard]] const std::vector<char>& met() const { return met_; }

    /// What is kept of sentences has grown as large as it may.
    [[nodiscard]] bool full() const { return memory_.full(); }
    /// Makes void what is known of sentences.
    void forget() { memory_.forget(); }

    /// The first match of a pattern that begins at `from` or behind in a part of a text that was read.
    [[nodiscard]] std::optional<Stretch> find(std::uint32_t number, const Wording& text, const Excerpt& part, std::size_t from);

private:
    PatternShelf(const CheckSet& set, const std::vector<RequiredWords>& required, std::vector<char> wanted, WordFinder words);

    /// For the first few texts, what finds their words is made for each alone: most of it would never be used.
    void prepare_for(std::string_view text) {
        if (for_any_text_) return;
        constexpr int kFewTexts = 8;
        for_any_text_ = ++looked_at_ > kFewTexts;
        words_ = for_any_text_ ? WordFinder{*brief_, {}, wanted_} : WordFinder::for_text(text, *brief_, wanted_);
    }

    void recall(KnownSentence& known, const Stretch& passage, const Wording::Sentence& sentence, auto& each) {
        for (KnownMatches& matches : known.patterns) each(matches.pattern, sentence.place, &matches);
        for (const WordFinder::Use& use : known.others) {
            if (words_.completes(use)) each(use.pattern, passage, nullptr);
        }
    }
    /// `known`: where to note it; may be nullptr.
    void read(KnownSentence* known, const Wording& text, const Stretch& passage, const Wording::Sentence& sentence, auto& each) {
        words_.scan(text, sentence, [&](const WordFinder::Use& use) {
            const bool complete = words_.completes(use);
            if (known != nullptr && !use.in_sentence) known->others.push_back(use);
            if (known != nullptr && use.in_sentence && complete) known->patterns.push_back({.pattern = use.pattern});
            if (!complete) return;
            met_[use.pattern] = 1;
            each(use.pattern, use.in_sentence ? sentence.place : passage, nullptr);
        });
        if (known != nullptr) known->read = true;
    }

    /// The same within the part, where it is known how matches begin: it is tried at those words alone.
    std::optional<Stretch> find_by_words(std::uint32_t number, const Wording& text, const Excerpt& part, std::size_t from);

    template <typename Kind>
    const Kind& compiled(std::uint32_t number, std::vector<std::optional<Kind>>& kept) {
        auto& pattern = kept[number];
        if (!pattern) pattern.emplace(*texts_[number]);
        return *pattern;
    }

    [[nodiscard]] const Opening& opening_of(std::uint32_t number) {
        auto& known = openings_[number];
        if (!known) known.emplace(beginnings_of(*texts_[number]));
        return *known;
    }

    std::vector<const std::string*> texts_;
    std::vector<std::optional<Pattern>> patterns_;
    std::vector<std::optional<AnchoredPattern>> anchored_;
    std::vector<std::optional<Opening>> openings_;
    const std::vector<RequiredWords>* brief_;  ///< what the set knows of each pattern
    std::vector<char> wanted_;                 ///< by pattern
    WordFinder words_;
    std::vector<char> met_;      ///< by pattern
    bool for_any_text_ = false;  ///< `words_` is
    int looked_at_ = 0;          ///< texts, until it was
    SentenceMemory memory_;
    bool for_many_texts_ = false;  ///< it pays to remember sentences, and to know how matches begin
    std::vector<std::uint32_t> unconditional_;
};

}  // namespace amends
