// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <amends/check/letters.hpp>
#include <amends/playbook/pattern.hpp>
#include <amends/playbook/sharp_words.hpp>

namespace amends {

/// Finds out in one pass over a text which of many patterns can match it, and where: those whose required words stand in it,
/// for a pattern that stays in a sentence all in one. Case does not count. The rarest three letters of each piece lead to it;
/// there the rest of the piece is compared.
class WordFinder {
public:
    /// By pattern. Those that require no words are never found. `stays_in_sentence` may be empty: no pattern is known to.
    explicit WordFinder(const std::vector<RequiredWords>& patterns, const std::vector<char>& stays_in_sentence = {});
    /// Of the patterns those alone that are wanted.
    WordFinder(const std::vector<RequiredWords>& patterns, const std::vector<char>& stays_in_sentence, const std::vector<char>& wanted);
    /// Good for one text alone, and made in a fraction of the time: it knows only what has a chance to stand in that.
    static WordFinder for_text(std::string_view text, const std::vector<RequiredWords>& patterns, const std::vector<char>& wanted);

    /// What a piece is good for: a clause of a pattern.
    struct Use {
        std::uint32_t pattern = 0;
        std::uint8_t clause = 0;
        std::uint8_t all = 0;  ///< a bit for each clause of the pattern
        bool in_sentence = false;
    };

    /// Calls `each` with the number of each pattern whose words all stand in `text`, and the stretch that it can match in:
    /// the whole text, or a sentence. The stretches of one pattern come in order.
    void find(std::string_view text, auto each) {
        const Stretch whole{0, text.size()};
        begin_text();
        for (std::size_t begin = 0; begin < text.size();) {
            const Stretch sentence{begin, end_of_sentence(text, begin)};
            scan(text.substr(begin, sentence.size()), [&](const Use& use) {
                if (completes(use)) each(use.pattern, use.in_sentence ? sentence : whole);
            });
            begin = sentence.end;
        }
    }

    // The same in parts.

    /// A text is looked at from now on.
    void begin_text() { ++text_pass_; }
    /// Calls `see` with the uses of all that stands in a sentence. No piece reaches from one sentence into the next.
    void scan(std::string_view sentence, auto see) {
        text_ = sentence;
        make_lower();
        ++sentence_pass_;
        see_rows_of_capitals(see);
        std::size_t three = three_behind(three_behind(0, '\0'), '\0');
        for (std::size_t at = 0; at < sentence.size(); ++at) {
            three = three_behind(three, lower_at(at));
            if (core_of_[three] != 0) see_pieces(core_of_[three], at + 1, see);
        }
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
    /// Behind the mark that ends the sentence that begins there, or the end of the text.
    static std::size_t end_of_sentence(std::string_view text, std::size_t begin);

private:
    static constexpr std::size_t kColumns = 32;
    static constexpr std::size_t kThrees = kColumns * kColumns * kColumns;
    static const std::array<std::uint8_t, 256> kColumnOf;  ///< by byte: letters each for itself, others by kind

    /// The number of the last three letters, when one more was read behind others.
    static std::size_t three_behind(std::size_t three, char letter) {
        return (three * kColumns + kColumnOf[static_cast<unsigned char>(letter)]) % kThrees;
    }

    /// Pieces by their numbers.
    struct PieceRange {
        std::uint32_t first = 0, last = 0;
    };
    /// Pieces by the column of one letter of theirs: a group for each column that has some.
    struct Fork {
        std::uint32_t columns = 0;  ///< a bit for each
        std::uint32_t first = 0;    ///< of its groups
        /// The group of a column, by its number. Precondition: there is one.
        [[nodiscard]] std::uint32_t group(std::uint32_t column) const {
            return first + static_cast<std::uint32_t>(std::popcount(columns & ((std::uint32_t{1} << column) - 1)));
        }
        [[nodiscard]] bool has(std::uint32_t column) const { return (columns >> column & 1U) != 0; }
    };
    /// One to three letters that lead to pieces.
    struct Core {
        PieceRange bare;            ///< pieces that have no more letters
        Fork behind;                ///< those that have more behind it, by the next
        Fork before;                ///< those that have more before it alone, by the last
        std::uint16_t size = 0;     ///< in letters
        std::uint16_t shorter = 0;  ///< the next that ends here too; 0: none
    };
    /// What a text is held against for each piece of a core that stands in it.
    struct Shape {
        ShortText text;                ///< in lower case
        std::uint8_t behind_core = 0;  ///< where in it the core ends
        std::uint8_t size = 0;
        bool begins_word = false;
        bool ends_word = false;
        bool capitals = false;  ///< it has some: case counts
    };
    struct Piece {
        std::uint32_t first_use = 0, last_use = 0;
        std::string letters;  ///< as they must be where case counts
    };
    struct Seen {
        std::uint32_t pass = 0;
        std::uint8_t clauses = 0;
    };
    /// A piece that is any so many capital letters.
    struct Row {
        std::size_t size = 0;
        std::uint32_t piece = 0;
    };
    class Builder;
    class LettersOf;
    /// `only`: the letters of the one text that it is for; nullptr: it is for any.
    WordFinder(const std::vector<RequiredWords>& patterns, const std::vector<char>& stays_in_sentence, const std::vector<char>& wanted,
               const LettersOf* only);

    void see_rows_of_capitals(auto& see) {
        if (rows_.empty()) return;
        const std::size_t capitals = longest_row_of_capitals();
        for (const Row& row : rows_) {
            if (row.size <= capitals) see_piece(row.piece, see);
        }
    }
    /// Sees the pieces whose core, or a shorter one, ends before `end`.
    void see_pieces(std::size_t core, std::size_t end, auto& see) {
        for (; core != 0; core = cores_[core].shorter) {
            const Core& one = cores_[core];
            see_standing(one.bare, end, see);
            see_group(one.behind, lower_at(end), end, see);
            see_group(one.before, *lower_before(end, one.size + std::size_t{1}), end, see);
        }
    }
    void see_group(const Fork& fork, char letter, std::size_t end, auto& see) {
        const std::uint32_t column = kColumnOf[static_cast<unsigned char>(letter)];
        if (fork.has(column)) see_standing(groups_[fork.group(column)], end, see);
    }
    void see_standing(const PieceRange& range, std::size_t end, auto& see) {
        for (std::uint32_t piece = range.first; piece < range.last; ++piece) {
            if (stands(piece, end)) see_piece(piece, see);
        }
    }

    void make_lower();
    [[nodiscard]] std::size_t longest_row_of_capitals() const;

    /// The sentence in lower case; before it and behind it there is room enough for a piece that is not there.
    [[nodiscard]] char lower_at(std::size_t place) const { return lower_[kMostLetters + place]; }
    [[nodiscard]] const char* lower_before(std::size_t end, std::size_t size) const { return lower_.data() + kMostLetters + end - size; }

    [[nodiscard]] bool stands(std::uint32_t number, std::size_t behind_core) const {
        const Shape& shape = shapes_[number];
        const char* begin = lower_before(behind_core, shape.behind_core);
        if (!shape.text.begins(letters_at(begin))) return false;
        if (shape.begins_word && is_word_byte(begin[-1])) return false;
        if (shape.ends_word && is_word_byte(begin[shape.size])) return false;
        return !shape.capitals || has_capitals(pieces_[number].letters, behind_core - shape.behind_core);
    }

    [[nodiscard]] bool has_capitals(std::string_view letters, std::size_t begin) const {
        for (std::size_t at = 0; at < letters.size(); ++at) {
            if (is_capital(letters[at]) && text_[begin + at] != letters[at]) return false;
        }
        return true;
    }

    void see_piece(std::uint32_t piece, auto& see) {
        if (piece_seen_[piece] == sentence_pass_) return;
        piece_seen_[piece] = sentence_pass_;
        for (std::uint32_t at = pieces_[piece].first_use; at < pieces_[piece].last_use; ++at) see(uses_[at]);
    }

    std::vector<std::uint16_t> core_of_;  ///< by the last three letters: the longest core that ends there; 0: none
    std::vector<Core> cores_;
    std::vector<PieceRange> groups_;  ///< of all forks
    std::vector<Shape> shapes_;  ///< by piece
    std::vector<Piece> pieces_;
    std::vector<Use> uses_;
    std::vector<Row> rows_;
    std::string_view text_;  ///< the sentence
    std::string lower_;
    std::vector<std::uint32_t> piece_seen_;  ///< by piece: in which pass over a sentence
    std::vector<Seen> seen_;                 ///< by pattern
    std::uint32_t text_pass_ = 0;
    std::uint32_t sentence_pass_ = 0;
};

}  // namespace amends
