// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <amends/check/letter_threes.hpp>
#include <amends/check/letter_tree.hpp>
#include <amends/check/letters.hpp>
#include <amends/check/word_memory.hpp>
#include <amends/check/wording.hpp>
#include <amends/playbook/required_words.hpp>

namespace amends {

/// Finds pieces of text in sentences. What a word says is worked out when it is first met and kept: however much is written, most
/// of its words were met before. A piece of several words is found by the end of its first, and what follows.
class PieceFinder {
public:
    /// What a piece is good for: a clause of a pattern.
    struct Use {
        std::uint32_t pattern = 0;
        std::uint8_t clause = 0;
        std::uint8_t all = 0;  ///< a bit for each clause of the pattern
        bool in_sentence = false;
        std::uint8_t spare = 0;  ///< so that each of its bits is known
    };
    class Builder;

    /// Calls `see` with the uses of all that stands in a sentence; several times where it stands there again.
    void scan(const Wording& wording, const Wording::Sentence& sentence, auto see) {
        const Within within{wording, sentence.place.end};
        std::size_t at = sentence.place.begin;
        for (const Wording::Word& word : wording.words(sentence)) {
            see_signs(within, at, word.begin, see);
            see_word(within, word, see);
            at = word.end;
        }
        see_signs(within, at, sentence.place.end, see);
    }

private:
    struct Range {
        std::uint32_t first = 0, last = 0;
    };
    /// A piece within a word.
    struct Inside {
        Range uses;
        std::string letters;  ///< its capitals are no other
        bool begins_word = false;
        bool ends_word = false;
    };
    /// What stands behind the first word of a piece, or the signs of one that has no word. Its letters are kept apart.
    struct Tail {
        Range uses;
        std::uint8_t size = 0;
        bool ends_word = false;
        Letters not_small = 0;  ///< in each that must be a capital, the bit that makes it small
    };
    /// Tails by the kind of the first letter in them that is not a blank: a group for each that there is.
    struct Fork {
        std::uint32_t kinds = 0;  ///< a bit for each
        std::uint32_t first = 0;  ///< of its groups
        [[nodiscard]] bool has(std::uint32_t kind) const { return (kinds >> kind & 1U) != 0; }
        /// Precondition: there is one.
        [[nodiscard]] std::uint32_t group(std::uint32_t kind) const {
            return first + static_cast<std::uint32_t>(std::popcount(kinds & ((std::uint32_t{1} << kind) - 1)));
        }
    };
    /// How pieces begin: the letters of their first word.
    struct Head {
        Range inside;     ///< pieces that are no more than that
        Fork end, whole;  ///< those that go on behind a word that ends so, or is just that
    };
    /// A piece that is any so many capital letters.
    struct Row {
        std::size_t size = 0;
        Range uses;
    };
    static constexpr std::size_t kLongestHead = 16;

    /// A sentence of a text. Letters may be compared beyond its end: what seems to stand there is then tried in vain.
    struct Within {
        const Wording& wording;
        std::size_t end = 0;
        /// Another text may go on right behind the end.
        [[nodiscard]] bool goes_on(std::size_t at) const { return at < end && is_word_byte(wording.lower_at(at)); }
    };

    void see_word(const Within& within, const Wording::Word& word, auto& see) {
        const WordMemory::Said said = said_by(within.wording, word);
        for (const WordMemory::Cell use : said.uses) see(std::bit_cast<Use>(use));
        for (const WordMemory::Cell fork : said.forks) see_fork(std::bit_cast<Fork>(fork), within, word.end, see);
    }
    void see_fork(const Fork& fork, const Within& within, std::size_t behind, auto& see) {
        const Wording& wording = within.wording;
        const std::uint32_t kind = letter_kind(wording.lower_at(wording.lower_at(behind) == ' ' ? behind + 1 : behind));
        if (fork.has(kind)) see_tails(groups_[fork.group(kind)], within, behind, see);
    }
    /// Few signs begin a piece, and mostly there is but a blank.
    void see_signs(const Within& within, std::size_t begin, std::size_t end, auto& see) {
        for (; begin < end; ++begin) {
            const Range& tails = signs_[static_cast<unsigned char>(within.wording.lower_at(begin))];
            if (tails.first != tails.last) see_tails(tails, within, begin, see);
        }
    }
    void see_tails(const Range& tails, const Within& within, std::size_t at, auto& see) {
        const Letters there = within.wording.lower_letters_at(at);
        for (std::uint32_t tail = tails.first; tail < tails.last; ++tail) {
            if (!tail_letters_[tail].begins(there) || !fits(tails_[tail], within, at)) continue;
            for (std::uint32_t use = tails_[tail].uses.first; use < tails_[tail].uses.last; ++use) see(uses_[use]);
        }
    }
    [[nodiscard]] static bool fits(const Tail& tail, const Within& within, std::size_t at) {
        if (tail.ends_word && within.goes_on(at + tail.size)) return false;
        return (within.wording.written_at(at) & tail.not_small) == 0;
    }

    WordMemory::Said said_by(const Wording& wording, const Wording::Word& word) {
        const auto name = WordMemory::name_of(wording, word);
        if (const auto known = name ? memory_.find(*name) : std::nullopt) return *known;
        return learn(wording.text().substr(word.begin, word.size()), name);
    }
    /// Works out what a word says.
    WordMemory::Said learn(std::string_view word, const std::optional<WordMemory::Name>& name);
    void learn_heads_at(std::string_view word, std::size_t begin);
    void learn_head(const Head& head, std::string_view word, const Stretch& place);
    void note(const Range& uses);

    std::vector<Head> heads_;
    LetterTree head_by_letters_;
    std::vector<Inside> inside_;
    std::vector<Range> groups_;  ///< of tails
    std::vector<ShortText> tail_letters_;
    std::vector<Tail> tails_;
    std::vector<Use> uses_;
    std::vector<Row> rows_;
    std::array<Range, 256> signs_{};  ///< tails by their first byte: pieces without a word

    WordMemory memory_;
    std::vector<WordMemory::Cell> noted_uses_, noted_forks_;  ///< of the word that is learned
};

/// Takes pieces, one after another, and makes a finder of them. They must stay until it is made.
class PieceFinder::Builder {
public:
    /// In lower case but for capitals that stand for themselves, or `kCapital`; `kWordEdge` at an end where a word begins or ends.
    /// One that is long is looked for by a part of it.
    void add(std::string_view piece, const Use& use);
    /// `known_words`: of how many words it keeps what they say, a power of 2.
    [[nodiscard]] PieceFinder finish(std::size_t known_words);

private:
    /// How a piece is found: by its first sign, within a word, or behind the end of a word or the whole of one.
    enum class By : std::uint8_t { sign, inside, end, whole };
    struct Entry {
        std::string head;  ///< the word that it begins with, in lower case
        By by{};
        std::uint32_t kind = 0;    ///< of the letter that its tail is found by; of a sign, the byte
        std::string_view letters;  ///< within the word, or behind it
        bool begins_word = false, ends_word = false;
        Use use;
        [[nodiscard]] auto piece() const { return std::tie(head, by, kind, letters, begins_word, ends_word); }
    };
    void add_word(std::string_view head, std::string_view tail, Entry entry);
    void add_row(std::size_t size, const Use& use);
    /// Begins a piece; its uses follow.
    Range& place(const Entry& entry);
    Range& place_tail(const Entry& entry, Range& among);
    Range& tails_of(const Entry& entry, Fork& fork);

    std::vector<Entry> entries_;
    std::vector<std::string_view> heads_;  ///< in their order
    PieceFinder made_;
};

}  // namespace amends
