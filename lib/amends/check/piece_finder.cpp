// SPDX-License-Identifier: MIT
#include <amends/check/piece_finder.hpp>

#include <algorithm>

#include <amends/playbook/sharp_words.hpp>

namespace amends {
namespace {

constexpr std::string_view kMarks = ".!?";

std::string in_lower(std::string_view text) {
    std::string lower{text};
    std::ranges::transform(lower, lower.begin(), lower_letter);
    return lower;
}

std::string_view without_edges(std::string_view piece) {
    if (piece.starts_with(kWordEdge)) piece.remove_prefix(1);
    if (piece.ends_with(kWordEdge)) piece.remove_suffix(1);
    return piece;
}

/// The part of a piece that is looked for.
struct Part {
    std::string_view letters;
    bool begins_word = false;
    bool ends_word = false;
};

/// The longest part of a piece that lies in one sentence; of marks alone, the first. A mark is no part of a word: where the part
/// meets one, a word begins or ends.
Part in_one_sentence(std::string_view piece) {
    std::string_view longest;
    for (std::size_t begin = 0; begin <= piece.size();) {
        const std::size_t end = std::min(piece.find_first_of(kMarks, begin), piece.size());
        if (end - begin > longest.size()) longest = piece.substr(begin, end - begin);
        begin = end + 1;
    }
    const std::string_view letters = without_edges(longest);
    if (letters.empty()) return {without_edges(piece).substr(0, 1)};
    const bool behind_mark = longest.data() != piece.data();
    const bool before_mark = longest.data() + longest.size() != piece.data() + piece.size();
    return {letters, behind_mark || longest.starts_with(kWordEdge), before_mark || longest.ends_with(kWordEdge)};
}

/// The same from its first word on, and without blanks at its end: a word begins or ends there all the same.
Part from_word(Part part) {
    const auto word = std::ranges::find_if(part.letters, is_word_byte);
    if (word == part.letters.end() || part.letters.starts_with(kCapital)) return part;
    if (word != part.letters.begin()) part.begins_word = true;
    part.letters.remove_prefix(static_cast<std::size_t>(word - part.letters.begin()));
    for (; part.letters.ends_with(' '); part.letters.remove_suffix(1)) part.ends_word = true;
    return part;
}

/// In each of the first letters that is a capital, the bit that would make it small.
Letters bits_of_small(std::string_view text) {
    std::string bits{text};
    std::ranges::transform(bits, bits.begin(), [](char byte) { return is_capital(byte) ? ' ' : '\0'; });
    return ShortText{bits}.letters;
}

bool has_capitals_of(std::string_view letters, std::string_view there) {
    return std::ranges::equal(letters, there, [](char wanted, char other) { return !is_capital(wanted) || wanted == other; });
}

std::size_t longest_row_of_capitals(std::string_view word) {
    std::size_t longest = 0;
    std::size_t row = 0;
    for (const char byte : word) {
        row = is_capital(byte) ? row + 1 : 0;
        longest = std::max(longest, row);
    }
    return longest;
}

template <typename Kept>
std::uint32_t count_of(const Kept& kept) {
    return static_cast<std::uint32_t>(kept.size());
}

}  // namespace

// What words say

WordMemory::Said PieceFinder::learn(std::string_view word, const std::optional<WordMemory::Name>& name) {
    noted_uses_.clear();
    noted_forks_.clear();
    for (std::size_t begin = 0; begin < word.size(); ++begin) learn_heads_at(word, begin);
    const std::size_t capitals = rows_.empty() ? 0 : longest_row_of_capitals(word);
    for (const Row& row : rows_) {
        if (row.size <= capitals) note(row.uses);
    }
    const WordMemory::Said said{noted_uses_, noted_forks_};
    if (name) memory_.keep(*name, said);
    return said;
}

void PieceFinder::learn_heads_at(std::string_view word, std::size_t begin) {
    LetterTree::Place place = head_by_letters_.root();
    for (std::size_t end = begin; end < word.size(); ++end) {
        place = head_by_letters_.next(place, word[end]);
        if (place == LetterTree::kNowhere) break;
        if (const auto head = head_by_letters_.ends_at(place)) learn_head(heads_[*head], word, {begin, end + 1});
    }
}

void PieceFinder::learn_head(const Head& head, std::string_view word, const Stretch& place) {
    const bool begins = place.begin == 0;
    const bool ends = place.end == word.size();
    const std::string_view there = word.substr(place.begin, place.size());
    for (std::uint32_t at = head.inside.first; at < head.inside.last; ++at) {
        const Inside& piece = inside_[at];
        if ((begins || !piece.begins_word) && (ends || !piece.ends_word) && has_capitals_of(piece.letters, there)) note(piece.uses);
    }
    if (ends && head.end.kinds != 0) noted_forks_.push_back(std::bit_cast<WordMemory::Cell>(head.end));
    if (ends && begins && head.whole.kinds != 0) noted_forks_.push_back(std::bit_cast<WordMemory::Cell>(head.whole));
}

void PieceFinder::note(const Range& uses) {
    for (std::uint32_t use = uses.first; use < uses.last; ++use) noted_uses_.push_back(std::bit_cast<WordMemory::Cell>(uses_[use]));
}

// How it is made

void PieceFinder::Builder::add(std::string_view piece, const Use& use) {
    const Part part = from_word(in_one_sentence(piece));
    if (part.letters.starts_with(kCapital)) return add_row(part.letters.size(), use);
    const auto behind = std::ranges::find_if_not(part.letters, is_word_byte) - part.letters.begin();
    const auto size = static_cast<std::size_t>(behind);
    Entry entry{.begins_word = part.begins_word, .ends_word = part.ends_word, .use = use};
    if (size > 0) return add_word(part.letters.substr(0, size), part.letters.substr(size), std::move(entry));
    entry.kind = static_cast<unsigned char>(part.letters.front());
    entry.letters = part.letters.substr(0, kMostLetters);
    entries_.push_back(std::move(entry));
}

void PieceFinder::Builder::add_word(std::string_view head, std::string_view tail, Entry entry) {
    const bool inside = tail.empty() || head.size() > kLongestHead;
    const std::string_view looked_for = inside ? head.substr(0, kLongestHead) : tail.substr(0, kMostLetters);
    const bool whole = looked_for.size() == (inside ? head.size() + tail.size() : tail.size());
    entry.head = in_lower(head.substr(0, kLongestHead));
    entry.by = inside ? By::inside : entry.begins_word ? By::whole : By::end;
    entry.letters = looked_for;
    entry.ends_word = entry.ends_word && whole;
    if (!inside) entry.kind = letter_kind(tail.front() == ' ' ? tail[1] : tail.front());  // no blank is the last: `from_word`
    entries_.push_back(std::move(entry));
}

void PieceFinder::Builder::add_row(std::size_t size, const Use& use) {
    const std::uint32_t at = count_of(made_.uses_);
    made_.uses_.push_back(use);
    made_.rows_.push_back({size, {at, at + 1}});
}

PieceFinder PieceFinder::Builder::finish(std::size_t known_words) {
    std::ranges::sort(entries_, {}, &Entry::piece);
    const Entry* last = nullptr;
    Range* uses = nullptr;
    for (const Entry& entry : entries_) {
        if (last == nullptr || last->piece() != entry.piece()) uses = &place(entry);
        made_.uses_.push_back(entry.use);
        uses->last = count_of(made_.uses_);
        last = &entry;
    }
    made_.head_by_letters_ = LetterTree{heads_};
    made_.memory_ = WordMemory{known_words};
    return std::move(made_);
}

PieceFinder::Range& PieceFinder::Builder::place(const Entry& entry) {
    if (entry.by == By::sign) return place_tail(entry, made_.signs_[entry.kind]);
    if (heads_.empty() || heads_.back() != entry.head) {
        heads_.emplace_back(entry.head);
        made_.heads_.emplace_back();
    }
    Head& head = made_.heads_.back();
    if (entry.by != By::inside) return place_tail(entry, tails_of(entry, entry.by == By::end ? head.end : head.whole));
    if (head.inside.first == head.inside.last) head.inside = {count_of(made_.inside_), count_of(made_.inside_)};
    const std::uint32_t uses = count_of(made_.uses_);
    made_.inside_.push_back({{uses, uses}, std::string{entry.letters}, entry.begins_word, entry.ends_word});
    head.inside.last = count_of(made_.inside_);
    return made_.inside_.back().uses;
}

PieceFinder::Range& PieceFinder::Builder::tails_of(const Entry& entry, Fork& fork) {
    if (fork.kinds == 0) fork.first = count_of(made_.groups_);
    if (!fork.has(entry.kind)) made_.groups_.push_back({count_of(made_.tails_), count_of(made_.tails_)});
    fork.kinds |= std::uint32_t{1} << entry.kind;
    return made_.groups_.back();
}

PieceFinder::Range& PieceFinder::Builder::place_tail(const Entry& entry, Range& among) {
    const std::uint32_t uses = count_of(made_.uses_);
    if (among.first == among.last) among.first = count_of(made_.tails_);
    made_.tail_letters_.emplace_back(in_lower(entry.letters));
    made_.tails_.push_back({{uses, uses}, static_cast<std::uint8_t>(entry.letters.size()), entry.ends_word, bits_of_small(entry.letters)});
    among.last = count_of(made_.tails_);
    return made_.tails_.back().uses;
}

}  // namespace amends
