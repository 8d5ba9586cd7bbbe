// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <amends/playbook/required_words.hpp>

namespace amends {

/// Finds out in one pass over a text which of many patterns can match it at all: those whose required words stand in it.
/// An Aho-Corasick automaton over all the words; case does not count.
class WordFinder {
public:
    explicit WordFinder(std::span<const RequiredWords> patterns);

    /// Calls `each` with the number of each pattern whose words all stand in `text`; those that require none are left out.
    void find(std::string_view text, auto each) {
        ++pass_;
        std::uint32_t state = 0;
        for (std::size_t end = 0; end < text.size(); ++end) {
            state = rows_[state + classes_[static_cast<unsigned char>(text[end])]];
            for (std::uint32_t at = rows_[state]; at != 0; at = outputs_[at].more) {
                if (word_seen_[at] != pass_ && stands_alone(outputs_[at], text, end + 1)) see(at, each);
            }
        }
    }

    /// The patterns that require no words.
    [[nodiscard]] const std::vector<std::uint32_t>& without_words() const { return without_words_; }

private:
    /// A piece that ends in a state.
    struct Output {
        std::uint32_t more = 0;   ///< the next: the same with other edges, or a shorter one that ends here too
        std::uint8_t size = 0;
        bool begins_word = false;
        bool ends_word = false;
    };
    /// What a word is good for: a clause of a pattern.
    struct Use {
        std::uint32_t pattern = 0;
        std::uint8_t clause = 0;
        std::uint8_t clauses = 1;
    };
    struct Seen {
        std::uint32_t pass = 0;
        std::uint8_t clauses = 0;
    };

    void classify(std::span<const RequiredWords> patterns);
    void add(std::string_view word, const Use& use);
    std::uint32_t state_of(std::string_view bare);
    void connect();

    /// Whether the edges of words are where a piece wants them that ends before `end`.
    static bool stands_alone(const Output& output, std::string_view text, std::size_t end) {
        if (output.begins_word && end > output.size && is_word_byte(text[end - output.size - 1])) return false;
        return !output.ends_word || end == text.size() || !is_word_byte(text[end]);
    }

    void see(std::uint32_t word, auto& each) {
        word_seen_[word] = pass_;
        for (const Use& use : uses_[word]) {
            Seen& seen = seen_[use.pattern];
            if (seen.pass != pass_) seen = {pass_, 0};
            const auto before = seen.clauses;
            seen.clauses = static_cast<std::uint8_t>(before | 1U << use.clause);
            const auto all = static_cast<std::uint8_t>((1U << use.clauses) - 1);
            if (seen.clauses == all && before != all) each(use.pattern);
        }
    }

    std::array<std::uint16_t, 256> classes_{};  ///< by byte: its column
    std::uint32_t width_ = 2;           ///< of a row: its columns
    /// A row for each state, which is named by the row's first place: there the first output, 0: none; then, by class of byte,
    /// the next state.
    std::vector<std::uint32_t> rows_;
    std::vector<Output> outputs_{{}};
    std::vector<std::vector<Use>> uses_{{}};  ///< by output
    std::vector<std::uint32_t> without_words_;
    std::vector<std::uint32_t> word_seen_;
    std::vector<Seen> seen_;
    std::uint32_t pass_ = 0;
};

}  // namespace amends
