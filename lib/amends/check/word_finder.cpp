// SPDX-License-Identifier: MIT
#include <amends/check/word_finder.hpp>

#include <algorithm>

#include <amends/playbook/sharp_words.hpp>

namespace amends {
namespace {

/// Which pieces may stand in one text.
class MayStand {
public:
    explicit MayStand(const std::string_view* text) : in_any_{text == nullptr} {
        if (text != nullptr) threes_.add_all(*text);
    }
    /// The first letters of the piece do, and the last.
    [[nodiscard]] bool piece(std::string_view piece) const {
        if (in_any_ || piece.front() == kCapital) return true;
        if (piece.starts_with(kWordEdge)) piece.remove_prefix(1);
        if (piece.ends_with(kWordEdge)) piece.remove_suffix(1);
        return piece.size() < LetterThrees::kSize || (threes_.has(piece.data()) && threes_.has(piece.data() + piece.size() - LetterThrees::kSize));
    }
    [[nodiscard]] bool one_of_each(const RequiredWords& clauses) const {
        return in_any_ || std::ranges::all_of(clauses, [&](const AnyOf& pieces) {
            return std::ranges::any_of(pieces, [&](const std::string& one) { return piece(one); });
        });
    }

private:
    bool in_any_;
    LetterThrees threes_;
};

/// As many words as are worth keeping what they say of.
constexpr std::size_t kKnownWords = std::size_t{1} << 15U;
constexpr std::size_t kKnownWordsOfOneText = std::size_t{1} << 6U;

}  // namespace

WordFinder::WordFinder(const std::vector<RequiredWords>& patterns, const std::vector<char>& stays_in_sentence)
    : WordFinder{patterns, stays_in_sentence, std::vector<char>(patterns.size(), 1)} {}

WordFinder::WordFinder(const std::vector<RequiredWords>& patterns, const std::vector<char>& stays_in_sentence, const std::vector<char>& wanted)
    : WordFinder{patterns, stays_in_sentence, wanted, nullptr} {}

WordFinder::WordFinder(const std::vector<RequiredWords>& patterns, const std::vector<char>& stays_in_sentence, const std::vector<char>& wanted,
                       const std::string_view* text)
    : seen_(patterns.size()) {
    const MayStand may_stand{text};
    PieceFinder::Builder builder;
    for (std::uint32_t pattern = 0; pattern < patterns.size(); ++pattern) {
        const RequiredWords& required = patterns[pattern];
        if (wanted[pattern] == 0 || !may_stand.one_of_each(required)) continue;
        const bool in_sentence = !stays_in_sentence.empty() && stays_in_sentence[pattern] != 0;
        const auto all = static_cast<std::uint8_t>((1U << required.size()) - 1);
        for (std::size_t clause = 0; clause < required.size(); ++clause) {
            for (const std::string& piece : required[clause]) {
                if (may_stand.piece(piece)) builder.add(piece, {pattern, static_cast<std::uint8_t>(clause), all, in_sentence});
            }
        }
    }
    pieces_ = builder.finish(text == nullptr ? kKnownWords : kKnownWordsOfOneText);
}

WordFinder WordFinder::for_text(std::string_view text, const std::vector<RequiredWords>& patterns, const std::vector<char>& wanted) {
    return WordFinder{patterns, {}, wanted, &text};
}

}  // namespace amends
