// SPDX-License-Identifier: MIT
#include <amends/check/wording.hpp>

#include <amends/playbook/sharp_words.hpp>

namespace amends {
namespace {

/// 1 for what `is_word_byte` knows.
constexpr int word_byte(unsigned char byte) {
    const auto among = [](unsigned first, unsigned last, unsigned it) { return static_cast<unsigned char>(it - first) <= last - first ? 1 : 0; };
    return among('a', 'z', byte | ' ') | among('0', '9', byte) | (byte == '_' ? 1 : 0);
}
static_assert([] {
    for (unsigned byte = 0; byte < 256; ++byte) {
        if ((word_byte(static_cast<unsigned char>(byte)) == 1) != is_word_byte(static_cast<char>(byte))) return false;
    }
    return true;
}());

}  // namespace

void Wording::read(std::string_view text, std::span<const Stretch> passages) {
    written_.assign(text);
    written_.append(kMostLetters, '\0');
    lower_.resize(written_.size());
    std::ranges::transform(written_, lower_.begin(), lower_letter);
    of_words_.read(text, word_byte);
    marks_.read(text, end_mark);
    words_.clear();
    sentences_.clear();
    passages_.clear();
    for (const Stretch& place : passages) {
        const auto first = static_cast<std::uint32_t>(sentences_.size());
        add_sentences(place);
        passages_.push_back({place, first, static_cast<std::uint32_t>(sentences_.size())});
    }
}

void Wording::add_sentences(const Stretch& passage) {
    for (std::size_t begin = passage.begin; begin < passage.end; begin = sentences_.back().place.end) {
        const Stretch place{begin, std::min(marks_.next_before(passage.end, begin) + 1, passage.end)};
        const auto first = static_cast<std::uint32_t>(words_.size());
        add_words(place);
        sentences_.push_back({place, first, static_cast<std::uint32_t>(words_.size())});
    }
}

void Wording::add_words(const Stretch& sentence) {
    for (std::size_t begin = of_words_.next_before(sentence.end, sentence.begin); begin < sentence.end;) {
        const std::size_t end = of_words_.next_other_before(sentence.end, begin);
        words_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
        begin = of_words_.next_before(sentence.end, end);
    }
}

}  // namespace amends
