// SPDX-License-Identifier: MIT
#include <amends/playbook/beginnings.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

#include <amends/playbook/sharp_words.hpp>

namespace amends {
namespace {

constexpr std::size_t kMostTexts = 200;
constexpr std::size_t kFewLetters = 4;  ///< or fewer are left of each where there are more texts

/// What a text begins with as far as it is known, without edges; nothing where no word begins in it.
std::string letters_at_word(const std::string& signs) {
    std::string letters;
    for (const char sign : signs.substr(0, signs.find(kCapital))) {  // which stands for any
        if (sign != kWordEdge) letters += sign;
    }
    const bool begins_word = !letters.empty() && (signs.front() == kWordEdge || !is_word_byte(letters.front()));
    return begins_word && std::ranges::any_of(letters, is_word_byte) ? letters : std::string{};
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
    for (Text& text : texts_) std::ranges::transform(text.signs, text.signs.begin(), lower_letter);
    keep_each_once();
    for (std::size_t letters = kFewLetters + 1; letters > 0 && texts_.size() > kMostTexts; --letters) {
        const std::size_t longest = letters - 1;
        for (Text& text : texts_) text = cut(std::move(text), longest);
        keep_each_once();
    }
}

void Beginnings::keep_each_once() {
    std::ranges::sort(texts_);
    const auto again = std::ranges::unique(texts_);
    texts_.erase(again.begin(), again.end());
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
    for (const Text& text : texts_) all.push_back(letters_at_word(text.signs));
    if (std::ranges::any_of(all, &std::string::empty)) return {};
    std::ranges::sort(all);
    // What another begins says nothing new; it stands behind that.
    AnyOf kept;
    for (std::string& letters : all) {
        if (kept.empty() || !letters.starts_with(kept.back())) kept.push_back(std::move(letters));
    }
    return kept;
}

}  // namespace amends
