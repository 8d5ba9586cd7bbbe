// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <amends/check/word_finder.hpp>
#include <amends/check/word_starts.hpp>
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

    /// Calls `each` with the number of each other pattern that may match in a text, and the stretch that it may match in.
    void find_possible(std::string_view text, auto each) { words_.find(text, each); }

    /// The first match of a pattern that begins at `from` or behind in a text whose words begin there.
    [[nodiscard]] std::optional<Stretch> find(std::uint32_t number, std::string_view text, const WordStarts& starts, std::size_t from);

private:
    PatternShelf(const CheckSet& set, const std::vector<RequiredWords>& required, const std::vector<char>& stays_in_sentence,
                 const std::vector<char>& wanted);

    template <typename Kind>
    const Kind& compiled(std::uint32_t number, std::vector<std::optional<Kind>>& kept) {
        auto& pattern = kept[number];
        if (!pattern) pattern.emplace(*texts_[number]);
        return *pattern;
    }

    std::vector<const std::string*> texts_;
    std::vector<std::optional<Pattern>> patterns_;
    std::vector<std::optional<AnchoredPattern>> anchored_;
    std::vector<Opening> openings_;  ///< by pattern; none: not known of any
    WordFinder words_;
    std::vector<std::uint32_t> unconditional_;
};

}  // namespace amends
