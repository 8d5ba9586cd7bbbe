// SPDX-License-Identifier: MIT
#include <amends/playbook/beginnings.hpp>

#include <algorithm>
#include <iterator>
#include <limits>

#include <amends/playbook/sharp_words.hpp>

namespace amends {
namespace {

constexpr std::size_t kMostTexts = 400;

char lower(char byte) { return is_capital(byte) ? static_cast<char>(byte | ' ') : byte; }

/// The letters of a text that begins a word; nothing where it does not.
std::string letters_at_word(const std::string& signs) {
    if (signs.size() < 2 || signs[0] != kWordEdge || !is_word_byte(signs[1])) return {};
    std::string letters;
    for (const char sign : signs) {
        if (sign == kCapital) break;  // it stands for any
        if (sign != kWordEdge) letters += sign;
    }
    return letters;
}

}  // namespace

Beginnings::Beginnings(const AnyOf& texts, std::size_t longest) {
    texts_.clear();
    for (const std::string& text : texts) texts_.push_back(cut({text, true}, longest));
    tidy();
}

Beginnings::Text Beginnings::cut(Text text, std::size_t longest) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < text.signs.size(); ++at) {
        if (text.signs[at] != kWordEdge && ++letters > longest) return {text.signs.substr(0, at), false};
    }
    return text;
}

void Beginnings::tidy() {
    for (Text& text : texts_) std::ranges::transform(text.signs, text.signs.begin(), lower);
    std::ranges::sort(texts_);
    const auto again = std::ranges::unique(texts_);
    texts_.erase(again.begin(), again.end());
    if (texts_.size() > kMostTexts) texts_ = {Text{}};
}

bool Beginnings::may_go_on() const { return std::ranges::any_of(texts_, &Text::whole); }

Beginnings Beginnings::followed_by(const Beginnings& next, std::size_t longest) const {
    Beginnings both;
    both.texts_.clear();
    for (const Text& first : texts_) {
        if (!first.whole) {
            both.texts_.push_back(first);
            continue;
        }
        for (const Text& second : next.texts_) both.texts_.push_back(cut({first.signs + second.signs, second.whole}, longest));
    }
    both.tidy();
    return both;
}

void Beginnings::add(const Beginnings& others) {
    std::ranges::copy(others.texts_, std::back_inserter(texts_));
    tidy();
}

void Beginnings::add_nothing() {
    texts_.push_back({{}, true});
    tidy();
}

void Beginnings::leave_open() {
    for (Text& text : texts_) text.whole = false;
    tidy();
}

AnyOf Beginnings::at_word() const {
    AnyOf all;
    std::size_t shortest = std::numeric_limits<std::size_t>::max();
    for (const Text& text : texts_) {
        all.push_back(letters_at_word(text.signs));
        shortest = std::min(shortest, all.back().size());
    }
    if (shortest == 0) return {};
    for (std::string& letters : all) letters.resize(shortest);
    std::ranges::sort(all);
    const auto again = std::ranges::unique(all);
    all.erase(again.begin(), again.end());
    return all;
}

}  // namespace amends
