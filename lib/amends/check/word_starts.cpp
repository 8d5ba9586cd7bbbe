// SPDX-License-Identifier: MIT
#include <amends/check/word_starts.hpp>

#include <array>

namespace amends {
namespace {

constexpr std::array<bool, 256> kIsWord = [] {
    std::array<bool, 256> is_word{};
    for (std::size_t byte = 0; byte < is_word.size(); ++byte) is_word[byte] = is_word_byte(static_cast<char>(byte));
    return is_word;
}();

char lower_of(char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | ' ') : byte; }

}  // namespace

void WordStarts::read(std::string_view text) {
    lower_.assign(text.size() + kMostLetters, '\0');  // so that letters can be taken behind the last word, too
    std::ranges::transform(text, lower_.begin(), lower_of);
    // A start is written wherever one may be, and counted where there is one: half of the bytes at most begin a word.
    starts_.resize(std::max(starts_.size(), text.size() / 2 + 2));
    Start* next = starts_.data();
    const char* const lower = lower_.data();
    bool inside = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool word = kIsWord[static_cast<unsigned char>(lower[at])];
        *next = {at, letters_at(lower + at)};
        next += static_cast<std::ptrdiff_t>(word && !inside);
        inside = word;
    }
    count_ = static_cast<std::size_t>(next - starts_.data());
}

Opening::Opening(const AnyOf& beginnings) {
    for (const std::string& beginning : beginnings) {
        const ShortText text{beginning};
        mask_ = text.mask;
        all_.push_back(text.letters);
        bits_ |= std::uint64_t{1} << bit_of(text.letters);
    }
    std::ranges::sort(all_);
}

}  // namespace amends
