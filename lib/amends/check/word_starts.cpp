// SPDX-License-Identifier: MIT
#include <amends/check/word_starts.hpp>

namespace amends {
namespace {

char lower(char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | ' ') : byte; }

}  // namespace

void WordStarts::read(std::string_view text) {
    lower_.assign(text.size() + kMostLetters, '\0');  // so that letters can be taken behind the last word, too
    std::ranges::transform(text, lower_.begin(), lower);
    starts_.clear();
    bool inside = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool word = is_word_byte(lower_[at]);
        if (word && !inside) starts_.push_back({at, letters_at(&lower_[at])});
        inside = word;
    }
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
