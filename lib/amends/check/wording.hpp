// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <amends/check/byte_mask.hpp>
#include <amends/check/letters.hpp>
#include <amends/playbook/pattern.hpp>

namespace amends {

/// A text by its passages, their sentences (up to `.`, `!` or `?`) and words (rows of `is_word_byte`), as patterns are looked for in
/// it.
class Wording {
public:
    struct Word {
        std::uint32_t begin = 0, end = 0;
        [[nodiscard]] std::size_t size() const { return end - begin; }
    };
    struct Sentence {
        Stretch place;
        std::uint32_t first_word = 0, last_word = 0;  ///< its words, by their numbers; the last is not one of them
    };

    struct Passage {
        Stretch place;
        std::uint32_t first_sentence = 0, last_sentence = 0;  ///< the last is not one of it
    };

    Wording() = default;
    /// All in one passage.
    explicit Wording(std::string_view text) { read(text, std::to_array<Stretch>({{0, text.size()}})); }
    /// Of a text these passages, which come in order. What lies between them has no words.
    void read(std::string_view text, std::span<const Stretch> passages);

    [[nodiscard]] std::string_view text() const { return std::string_view{written_}.substr(0, written_.size() - kMostLetters); }
    [[nodiscard]] std::span<const Word> words() const { return words_; }
    [[nodiscard]] std::span<const Word> words(const Sentence& sentence) const { return words().subspan(sentence.first_word, sentence.last_word - sentence.first_word); }
    [[nodiscard]] const std::vector<Passage>& passages() const { return passages_; }
    [[nodiscard]] const std::vector<Sentence>& sentences() const { return sentences_; }
    [[nodiscard]] std::span<const Sentence> sentences(const Passage& passage) const {
        return std::span{sentences_}.subspan(passage.first_sentence, passage.last_sentence - passage.first_sentence);
    }

    /// The letters at a place, as they are written and in lower case; behind the end there are none.
    [[nodiscard]] Letters written_at(std::size_t place) const { return letters_at(written_.data() + place); }
    [[nodiscard]] Letters lower_letters_at(std::size_t place) const { return letters_at(lower_.data() + place); }
    [[nodiscard]] char lower_at(std::size_t place) const { return lower_[place]; }

    /// The words that begin at `from` or behind.
    [[nodiscard]] std::span<const Word> words_from(std::size_t from) const {
        const auto first = std::ranges::lower_bound(words_, from, {}, [](const Word& word) { return std::size_t{word.begin}; });
        return words().subspan(static_cast<std::size_t>(first - words_.begin()));
    }

private:
    void add_sentences(const Stretch& passage);
    void add_words(const Stretch& sentence);

    // Each and some bytes of zero.
    std::string written_ = std::string(kMostLetters, '\0');
    std::string lower_ = written_;
    ByteMask of_words_, marks_;
    std::vector<Word> words_;
    std::vector<Sentence> sentences_;
    std::vector<Passage> passages_;
};

}  // namespace amends
