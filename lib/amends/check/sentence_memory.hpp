// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <amends/check/word_finder.hpp>

namespace amends {

/// Where a pattern matches in a sentence, by place in that; worked out when it is first asked for.
struct KnownMatches {
    std::uint32_t pattern = 0;
    bool worked_out = false;
    std::vector<Stretch> places;
};

/// What a sentence says to patterns, which is the same wherever it stands. What stays in a sentence depends on nothing else
/// but whether a text begins with it.
struct KnownSentence {
    std::string text;
    bool begins_text = false;
    bool read = false;                    ///< the rest is known
    std::vector<KnownMatches> patterns;   ///< that stay in a sentence and may match in this one
    std::vector<WordFinder::Use> others;  ///< what it has of the words of patterns that look at a whole text
};

/// Keeps sentences that were met before: replies say the same things again and again.
class SentenceMemory {
public:
    /// What is known of a sentence. None where it is met for the first time, or too short or long to be kept.
    [[nodiscard]] KnownSentence* of(std::string_view sentence, bool begins_text);

    /// It has grown as large as it may, and should forget.
    [[nodiscard]] bool full() const { return bytes_ > kMostBytes; }
    /// All that was handed out is void.
    void forget();

private:
    static constexpr std::size_t kMostBytes = std::size_t{16} << 20U;
    static constexpr std::size_t kMet = std::size_t{1} << 13U;

    std::vector<std::uint64_t> met_ = std::vector<std::uint64_t>(kMet);  ///< hashes of sentences that were met last
    std::unordered_map<std::uint64_t, std::unique_ptr<KnownSentence>> known_;
    std::size_t bytes_ = 0;
};

}  // namespace amends
