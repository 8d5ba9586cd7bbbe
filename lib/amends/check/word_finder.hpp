// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include <amends/playbook/pattern.hpp>
#include <amends/playbook/sharp_words.hpp>

namespace amends {

/// Finds out in one pass over a text which of many patterns can match it, and where: those whose required words stand in it,
/// for a pattern that stays in a sentence all in one. Case does not count. An Aho-Corasick automaton over the rarest few
/// letters of each piece leads to the pieces; there the rest of the piece is compared.
class WordFinder {
public:
    /// By pattern. Those that require no words are never found. `stays_in_sentence` may be empty: no pattern is known to.
    explicit WordFinder(const std::vector<RequiredWords>& patterns, const std::vector<char>& stays_in_sentence = {});
    /// Of the patterns those alone that are wanted.
    WordFinder(const std::vector<RequiredWords>& patterns, const std::vector<char>& stays_in_sentence, const std::vector<char>& wanted);

    /// Calls `each` with the number of each pattern whose words all stand in `text`, and the stretch that it can match in:
    /// the whole text, or a sentence. The stretches of one pattern come in order.
    void find(std::string_view text, auto each) {
        text_ = text;
        make_lower();
        ++text_pass_;
        std::size_t state = 0;
        for (std::size_t begin = 0; begin < text.size();) {
            const Stretch sentence{begin, end_of_sentence(begin)};
            ++sentence_pass_;
            see_rows_of_capitals(sentence, each);
            for (std::size_t at = begin; at < sentence.end; ++at) {
                state = next_[state * kColumns + kColumnOf[static_cast<unsigned char>(lower_[at])]];
                if (cores_at_[state] != 0) see_pieces(cores_at_[state], at + 1, sentence, each);
            }
            begin = sentence.end;
        }
    }

private:
    static constexpr std::size_t kColumns = 32;
    static const std::array<std::uint8_t, 256> kColumnOf;  ///< by byte: letters each for itself, others by kind

    /// The letters that lead to pieces, and where the automaton stands when it has read them.
    struct Core {
        std::uint32_t first = 0, last = 0;  ///< its pieces
        std::uint16_t shorter = 0;          ///< the next that ends here too; 0: none
    };
    struct Piece {
        std::uint32_t text = 0;         ///< where its letters stand in `letters_`
        std::uint16_t size = 0;
        std::uint16_t behind_core = 0;  ///< where in it the core ends
        std::uint32_t first_use = 0, last_use = 0;
        bool begins_word = false;
        bool ends_word = false;
        bool capitals = false;  ///< it has some: case counts
    };
    /// What a piece is good for: a clause of a pattern.
    struct Use {
        std::uint32_t pattern = 0;
        std::uint8_t clause = 0;
        std::uint8_t all = 0;  ///< a bit for each clause of the pattern
        bool in_sentence = false;
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

    void see_rows_of_capitals(const Stretch& sentence, auto& each) {
        if (rows_.empty()) return;
        const std::size_t capitals = longest_row_of_capitals(sentence);
        for (const Row& row : rows_) {
            if (row.size <= capitals) see(row.piece, sentence, each);
        }
    }
    /// Sees the pieces whose core, or a shorter one, ends before `end`.
    void see_pieces(std::size_t core, std::size_t end, const Stretch& sentence, auto& each) {
        for (; core != 0; core = cores_[core].shorter) {
            for (std::uint32_t piece = cores_[core].first; piece < cores_[core].last; ++piece) {
                if (stands(piece, end)) see(piece, sentence, each);
            }
        }
    }

    void make_lower();
    [[nodiscard]] std::size_t longest_row_of_capitals(const Stretch& part) const;
    [[nodiscard]] std::size_t end_of_sentence(std::size_t begin) const;

    [[nodiscard]] bool stands(std::uint32_t number, std::size_t behind_core) const {
        const Piece& piece = pieces_[number];
        if (behind_core < piece.behind_core) return false;
        const std::size_t begin = behind_core - piece.behind_core;
        const std::size_t end = begin + piece.size;
        if (end > lower_.size()) return false;
        const char* letters = letters_.data() + piece.text;
        if (lower_[end - 1] != letters[piece.size - 1] || std::memcmp(&lower_[begin], letters, piece.size) != 0) return false;
        if (piece.capitals && !has_capitals(piece, begin)) return false;
        if (piece.begins_word && begin > 0 && is_word_byte(lower_[begin - 1])) return false;
        return !piece.ends_word || end == lower_.size() || !is_word_byte(lower_[end]);
    }

    [[nodiscard]] bool has_capitals(const Piece& piece, std::size_t begin) const {
        for (std::size_t at = 0; at < piece.size; ++at) {
            const char wanted = capitals_[piece.text + at];
            if (is_capital(wanted) && text_[begin + at] != wanted) return false;
        }
        return true;
    }

    void see(std::uint32_t piece, const Stretch& sentence, auto& each) {
        if (piece_seen_[piece] == sentence_pass_) return;
        piece_seen_[piece] = sentence_pass_;
        for (std::uint32_t at = pieces_[piece].first_use; at < pieces_[piece].last_use; ++at) {
            const Use& use = uses_[at];
            Seen& seen = seen_[use.pattern];
            const std::uint32_t pass = use.in_sentence ? sentence_pass_ : text_pass_;
            if (seen.pass != pass) seen = {pass, 0};
            const auto before = seen.clauses;
            seen.clauses = static_cast<std::uint8_t>(before | 1U << use.clause);
            if (seen.clauses == use.all && before != use.all) each(use.pattern, use.in_sentence ? sentence : Stretch{0, lower_.size()});
        }
    }

    std::vector<std::uint16_t> next_;      ///< by state and column
    std::vector<std::uint16_t> cores_at_;  ///< by state: the longest core that ends there; 0: none
    std::vector<Core> cores_;
    std::vector<Piece> pieces_;
    std::vector<Use> uses_;
    std::vector<Row> rows_;
    std::string letters_;    ///< of all pieces, in lower case
    std::string capitals_;   ///< the same as they must be where case counts
    std::string_view text_;
    std::string lower_;                      ///< the text
    std::vector<std::uint32_t> piece_seen_;  ///< by piece: in which pass over a sentence
    std::vector<Seen> seen_;                 ///< by pattern
    std::uint32_t text_pass_ = 0;
    std::uint32_t sentence_pass_ = 0;
};

}  // namespace amends
