// SPDX-License-Identifier: MIT
#include <amends/playbook/clause.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace amends {
namespace {

/// Bits of a sign in English or German text, by its byte.
constexpr std::array<float, 256> kBits = [] {
    constexpr std::array<std::string_view, 5> kBySeldomness{" e", "taoinsr", "hldcum", "fpgwyb", "vk.,'-"};
    constexpr float kOfCapital = 6.0F;
    constexpr float kSeldom = 7.5F;
    std::array<float, 256> bits{};
    bits.fill(kSeldom);
    float of_group = 2.5F;
    for (const std::string_view group : kBySeldomness) {
        for (const char byte : group) bits.at(static_cast<unsigned char>(byte)) = of_group;
        of_group += 1.0F;
    }
    for (std::size_t byte = 'A'; byte <= 'Z'; ++byte) bits.at(byte) = kOfCapital;
    bits.at(static_cast<unsigned char>(kCapital)) = kOfCapital;
    return bits;
}();

double bits_of(char byte) { return kBits[static_cast<unsigned char>(byte)]; }

/// Words that stand in most replies.
constexpr auto kEverywhere = std::to_array<std::string_view>(
    {"a",    "an",   "and", "any", "are", "as",   "at",   "be",     "by",   "can",   "das", "der",  "die", "for",  "have",  "i",    "ich", "ihr",  "in",  "is",   "ist",
     "it",   "mit",  "my",  "no",  "not", "of",   "on",   "or",     "our",  "please", "sie", "so",  "sorry", "team", "thank", "that", "the", "this", "to",  "und",  "us",
     "was",  "we",   "will", "wir", "with", "you", "your", "zu"});

constexpr std::size_t kLongestEverywhere = std::ranges::max_element(kEverywhere, {}, &std::string_view::size)->size();
static_assert(std::ranges::is_sorted(kEverywhere));

/// So much a word tells whose letters tell `bits`: no more than a word can, however long it is, and less where it is met everywhere.
double bits_of_word(std::string_view word, double bits) {
    constexpr double kCommon = 6.0;
    constexpr double kOrdinary = 13.0;
    if (bits <= kCommon) return bits;
    const bool common = word.size() <= kLongestEverywhere && std::ranges::binary_search(kEverywhere, word);
    return std::min(bits, common ? kCommon : kOrdinary);
}

double bits_of(std::string_view piece) {
    double bits = 0.0;
    double word_bits = 0.0;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= piece.size(); ++at) {
        if (at < piece.size() && (is_word_byte(piece[at]) || piece[at] == kCapital)) {
            word_bits += bits_of(piece[at]);
            continue;
        }
        bits += bits_of_word(piece.substr(begin, at - begin), word_bits);
        if (at < piece.size() && piece[at] != kWordEdge) bits += bits_of(piece[at]) / 2;
        word_bits = 0.0;
        begin = at + 1;
    }
    return bits;
}

std::string without_edges(const std::string& text) {
    std::string bare = text;
    std::erase(bare, kWordEdge);
    return bare;
}

/// The longest row of capital letters that can be any.
std::string row_of_capitals(const std::string& text) {
    std::string longest;
    while (text.find(longest + kCapital) != std::string::npos) longest += kCapital;
    return longest;
}

/// The text with the edges of words marked at its ends alone: within it they say nothing new. Of one with letters that can be any
/// capitals, these.
std::string with_edges_outside(const std::string& text) {
    const std::string bare = without_edges(text);
    if (bare.find(kCapital) != std::string::npos) return row_of_capitals(bare);
    const bool begins = text.starts_with(kWordEdge) && !bare.empty() && is_word_byte(bare.front());
    const bool ends = text.ends_with(kWordEdge) && !bare.empty() && is_word_byte(bare.back());
    return (begins ? std::string{kWordEdge} : std::string{}) + bare + (ends ? std::string{kWordEdge} : std::string{});
}

/// The piece, or where it is long the part of it that is met least often.
std::string short_piece(const std::string& piece, std::size_t longest) {
    const std::string bare = without_edges(piece);
    return bare.size() <= longest ? piece : bare.substr(rarest_part(bare, longest), longest);
}

/// The pieces without those that contain another; empty when one of them is.
AnyOf without_longer(AnyOf pieces) {
    std::ranges::sort(pieces, [](const auto& one, const auto& other) {
        return one.size() != other.size() ? one.size() < other.size() : one < other;
    });
    AnyOf kept;
    for (const std::string& piece : pieces) {
        if (piece.empty()) return {};
        const auto inside = [&](const std::string& shorter) { return piece.find(shorter) != std::string::npos; };
        if (std::ranges::none_of(kept, inside)) kept.push_back(piece);
    }
    return kept;
}

/// A blank, a comma, a letter anywhere in a word: every text has it.
bool is_everywhere(const std::string& piece) {
    constexpr double kSeldom = 5.0;
    const bool letter = piece.front() >= 'a' && piece.front() <= 'z';
    return piece.size() == 1 && (letter || piece.front() == kCapital || piece == "," || bits_of(piece.front()) < kSeldom);
}

}  // namespace

std::optional<AnyOf> clause_of(AnyOf texts, const WordLimits& limits) {
    std::ranges::transform(texts, texts.begin(), with_edges_outside);
    AnyOf pieces = without_longer(std::move(texts));
    std::ranges::transform(pieces, pieces.begin(), [&](const std::string& piece) { return short_piece(piece, limits.piece); });
    pieces = without_longer(std::move(pieces));
    if (pieces.empty() || pieces.size() > limits.any_of || std::ranges::any_of(pieces, is_everywhere)) return std::nullopt;
    return pieces;
}

std::size_t rarest_part(std::string_view text, std::size_t size) {
    if (text.size() <= size) return 0;
    std::size_t best = 0;
    double most = 0.0;
    for (std::size_t begin = 0; begin + size <= text.size(); ++begin) {
        const double bits = bits_of(text.substr(begin, size));
        if (bits > most) best = begin;
        most = std::max(most, bits);
    }
    return best;
}

double worth(const AnyOf& clause) {
    double chance = 0.0;
    for (const std::string& piece : clause) chance += std::exp2(-bits_of(std::string_view{piece}));
    return -std::log2(chance);
}

}  // namespace amends
