// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <amends/check/piece_finder.hpp>
#include <amends/playbook/required_words.hpp>

namespace amends {

/// Finds out in one pass over the sentences of a text which of many patterns can match it, and where: those whose required words
/// stand in it, for a pattern that stays in a sentence all in one. Case does not count.
class WordFinder {
public:
    using Use = PieceFinder::Use;

    /// By pattern. Those that require no words are never found. `stays_in_sentence` may be empty: no pattern is known to.
    explicit WordFinder(const std::vector<RequiredWords>& patterns, const std::vector<char>& stays_in_sentence = {});
    /// Of the patterns those alone that are wanted.
    WordFinder(const std::vector<RequiredWords>& patterns, const std::vector<char>& stays_in_sentence, const std::vector<char>& wanted);
    /// Good for one text alone, and made in a fraction of the time: it knows only what has a chance to stand in that.
    static WordFinder for_text(std::string_view text, const std::vector<RequiredWords>& patterns, const std::vector<char>& wanted);

    /// A text is looked at from now on.
    void begin_text() { ++text_pass_; }
    /// Calls `see` with the uses of all that stands in a sentence. No piece reaches from one sentence into the next.
    void scan(const Wording& wording, const Wording::Sentence& sentence, auto see) {
        ++sentence_pass_;
        pieces_.scan(wording, sentence, see);
    }
    /// Notes a clause of a pattern; true where it was the last that was missing.
    bool completes(const Use& use) {
        Seen& seen = seen_[use.pattern];
        const std::uint32_t pass = use.in_sentence ? sentence_pass_ : text_pass_;
        if (seen.pass != pass) seen = {pass, 0};
        const auto before = seen.clauses;
        seen.clauses = static_cast<std::uint8_t>(before | 1U << use.clause);
        return seen.clauses == use.all && before != use.all;
    }

private:
    struct Seen {
        std::uint32_t pass = 0;
        std::uint8_t clauses = 0;
    };
    /// `text`: the one that it is for; nullptr: it is for any.
    WordFinder(const std::vector<RequiredWords>& patterns, const std::vector<char>& stays_in_sentence, const std::vector<char>& wanted,
               const std::string_view* text);

    PieceFinder pieces_;
    std::vector<Seen> seen_;  ///< by pattern
    std::uint32_t text_pass_ = 0;
    std::uint32_t sentence_pass_ = 0;
};

}  // namespace amends
