// SPDX-License-Identifier: MIT
#include <amends/check/draft.hpp>

#include <algorithm>
#include <array>

namespace amends {
namespace {

constexpr std::size_t kLongestPassage = 2000;
constexpr std::size_t kLongestLink = 500;
constexpr std::size_t kLongestQuotation = 500;

bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }
bool is_lower(char byte) { return byte >= 'a' && byte <= 'z'; }
bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_end_mark(char byte) { return byte == '.' || byte == '!' || byte == '?'; }
bool closes(char byte) { return byte == '"' || byte == '\'' || byte == ')' || byte == ']'; }

/// Words whose full stop ends no sentence. The first are followed by a name, the second by more of the sentence.
constexpr auto kTitles = std::to_array<std::string_view>({"dr", "hr", "fr", "mr", "mrs", "ms", "prof", "st"});
constexpr auto kShortened = std::to_array<std::string_view>({"approx", "bzw", "ca", "co", "corp", "dept", "etc", "evtl", "ext", "fig",
                                                            "ggf", "inc", "inkl", "ltd", "max", "min", "no", "nr", "str", "tel",
                                                            "usw", "vgl", "vs"});

/// Whether the full stop at `dot` belongs to the word before it, and the sentence goes on.
bool shortens(std::string_view text, std::size_t begin, std::size_t dot) {
    std::size_t start = dot;
    while (start > begin && is_letter(text[start - 1])) --start;
    std::string word{text.substr(start, dot - start)};
    for (char& byte : word) byte = static_cast<char>(byte | ' ');
    if (std::ranges::find(kTitles, word) != kTitles.end()) return true;
    const std::size_t next = text.find_first_not_of(' ', dot + 1);
    const bool goes_on = next != std::string_view::npos && (is_lower(text[next]) || is_digit(text[next]));
    if (word.size() == 1) return goes_on || (start > begin && text[start - 1] == '.');
    return goes_on && std::ranges::find(kShortened, word) != kShortened.end();
}

/// `1.` at the beginning of a paragraph.
bool numbers_an_item(std::string_view text, std::size_t begin, std::size_t dot) {
    return dot > begin && dot - begin <= 2 && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(dot), is_digit);
}

/// Where the sentence ends whose mark stands at `mark`, or 0 where none ends.
std::size_t end_at(std::string_view text, const Stretch& paragraph, std::size_t mark) {
    std::size_t end = mark + 1;
    while (end < paragraph.end && (is_end_mark(text[end]) || closes(text[end]))) ++end;
    if (end < paragraph.end && text[end] != ' ') return 0;
    const bool only_a_dot = text[mark] == '.' && end == mark + 1;
    if (only_a_dot && end < paragraph.end && (shortens(text, paragraph.begin, mark) || numbers_an_item(text, paragraph.begin, mark))) return 0;
    return end;
}

void add_sentences(std::string_view text, const ByteMask& marks, const Paragraph& paragraph, std::vector<Sentence>& to) {
    std::size_t begin = paragraph.place.begin;
    const auto finish = [&](std::size_t end) {
        const std::string_view sentence = text.substr(begin, end - begin);
        const auto last_word = sentence.find_last_not_of(".!?\"')]");
        const bool question = sentence.find('?', last_word == std::string_view::npos ? 0 : last_word) != std::string_view::npos;
        to.push_back({{begin, end}, question, paragraph.greeting});
        begin = end < paragraph.place.end && text[end] == ' ' ? end + 1 : end;
    };
    const std::size_t last = paragraph.place.end;
    for (std::size_t at = marks.next_before(last, begin); at < last;) {
        const std::size_t end = end_at(text, paragraph.place, at);
        if (end != 0) finish(end);
        at = marks.next_before(last, end == 0 ? at + 1 : end);
    }
    if (begin < paragraph.place.end) finish(paragraph.place.end);
}

/// Cuts what is too long at a blank, or where it must.
void add_passages(std::string_view text, Stretch rest, std::vector<Stretch>& to) {
    while (rest.size() > kLongestPassage) {
        const std::size_t half = kLongestPassage / 2;
        const auto blank = text.substr(rest.begin + half, half).rfind(' ');
        const std::size_t cut = rest.begin + (blank == std::string_view::npos ? kLongestPassage : half + blank);
        to.push_back({rest.begin, cut});
        rest.begin = text[cut] == ' ' ? cut + 1 : cut;
    }
    if (rest.size() > 0) to.push_back(rest);
}

}  // namespace

void Draft::read(std::string_view text) {
    text_ = text;
    plain_.read(text);
    passages_.clear();
    sentences_.clear();
    list_items_ = 0;
    const auto& paragraphs = paragraphs_.read(plain_);
    end_marks_.read(plain(), end_mark);
    for (const Paragraph& paragraph : paragraphs) {
        add_passages(plain(), paragraph.place, passages_);
        add_sentences(plain(), end_marks_, paragraph, sentences_);
        list_items_ += paragraph.list_item ? 1 : 0;
    }
}

std::size_t Draft::sentence_at(std::size_t place) const {
    const auto after = std::ranges::upper_bound(sentences_, place, {}, [](const Sentence& one) { return one.place.begin; });
    return after == sentences_.begin() ? 0 : static_cast<std::size_t>(after - sentences_.begin()) - 1;
}

std::size_t Draft::end_of_first(std::size_t count) const {
    for (const Sentence& sentence : sentences_) {
        if (sentence.greeting) continue;
        if (--count == 0) return sentence.place.end;
    }
    return plain().size();
}

bool Draft::in_link(const Stretch& place) const {
    const std::size_t from = place.begin - std::min(place.begin, kLongestLink);
    const std::string_view around = plain().substr(from, place.end - from + kLongestLink);
    const std::size_t begin = around.find_last_of(" \n", place.begin - from) + 1;  // npos + 1 is 0
    const std::string_view token = around.substr(begin, around.find_first_of(" \n", begin) - begin);
    if (from + begin + token.size() < place.end || from + begin > place.begin) return false;
    const auto dot = token.find('.');
    const bool address = token.find('@') != std::string_view::npos;
    const bool path = dot != std::string_view::npos && dot + 1 < token.size() && token.find('/', dot) != std::string_view::npos;
    return token.find("://") != std::string_view::npos || token.starts_with("www.") || (dot != std::string_view::npos && (address || path));
}

std::string_view Draft::quotation_around(const Stretch& place) const {
    const Stretch& sentence = sentences_[sentence_at(place.begin)].place;
    const std::size_t from = std::max(sentence.begin, place.begin - std::min(place.begin, kLongestQuotation));
    const std::size_t to = std::min(sentence.end, place.end + kLongestQuotation);
    const std::string_view around = plain().substr(from, to - from);
    const auto open = around.substr(0, place.begin - from).rfind('"');
    const auto close = around.find('"', place.end - from);
    if (open == std::string_view::npos || close == std::string_view::npos) return {};
    return around.substr(open + 1, close - open - 1);
}

std::vector<Place> Draft::places_of(std::span<const Stretch> ascending) const {
    std::vector<Place> places;
    places.reserve(ascending.size());
    Place here;
    std::size_t at = 0;
    for (const Stretch& one : ascending) {
        const Stretch original = plain_.in_original(one);
        for (; at < original.begin; ++at) {
            const bool continues = (static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80U;
            here.column = text_[at] == '\n' ? 1 : here.column + (continues ? 0 : 1);
            here.line += text_[at] == '\n' ? 1 : 0;
        }
        places.push_back({here.line, here.column, original.begin, original.size()});
    }
    return places;
}

Stretch Draft::beginning() const {
    if (sentences_.empty()) return {};
    const auto body = std::ranges::find(sentences_, false, &Sentence::greeting);
    const std::size_t begin = (body == sentences_.end() ? sentences_.front() : *body).place.begin;
    return {begin, begin};
}

}  // namespace amends
