// SPDX-License-Identifier: MIT
// What a draft is held against of the ticket's state.
#include <algorithm>
#include <set>

#include <amends/check/examination.hpp>
#include <amends/check/named_time.hpp>

namespace amends {
namespace {

bool is_word_byte(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte < 0; }

std::vector<std::string_view> words_of(std::string_view lower, std::size_t least) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < lower.size();) {
        std::size_t end = at;
        while (end < lower.size() && is_word_byte(lower[end])) ++end;
        if (end - at >= least) words.push_back(lower.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

std::string own_words(const Draft& draft) {
    std::string text;
    for (const Stretch& passage : draft.passages()) {
        text += draft.plain(passage);
        text += ' ';
    }
    return plain_lower(text);
}

bool is_promised(std::string_view words, const OnRecord& record) {
    const auto named = read_named_time(words, record.now, *record.zone);
    if (!named) return record.until.has_value() || !record.promises.empty();
    const auto fits = [&](Instant time) { return named->holds(time); };
    return (record.until && fits(*record.until)) || std::ranges::any_of(record.promises, fits);
}

/// Whether of these words in a row four of five stand so in the other text.
bool is_nearly(std::string_view text, std::string_view other) {
    constexpr std::size_t kRow = 3;
    constexpr std::size_t kLeastWords = 8;
    const auto rows_of = [](std::string_view lower) {
        const auto words = words_of(lower, 1);
        std::multiset<std::string> rows;
        for (std::size_t at = 0; at + kRow <= words.size(); ++at) {
            std::string row;
            for (std::size_t word = at; word < at + kRow; ++word) row.append(words[word]).append(" ");
            rows.insert(std::move(row));
        }
        return rows;
    };
    const auto rows = rows_of(text);
    const auto others = rows_of(other);
    if (rows.size() + kRow - 1 < kLeastWords) return !rows.empty() && rows == others;
    std::vector<std::string> shared;
    std::ranges::set_intersection(rows, others, std::back_inserter(shared));
    return shared.size() * 5 >= std::max(rows.size(), others.size()) * 4;
}

constexpr std::size_t kTelling = 4;  ///< letters of a word that tells something

/// Whether a word of a text begins so.
bool has_word(std::string_view text, std::string_view beginning) {
    for (std::size_t at = text.find(beginning); at != std::string_view::npos; at = text.find(beginning, at + 1)) {
        if (at == 0 || !is_word_byte(text[at - 1])) return true;
    }
    return false;
}

/// Whether a text has a word as it stands in another, its end aside: `refund` for `refunded`.
bool has_nearly(std::string_view text, std::string_view word) { return has_word(text, word.substr(0, std::max(kTelling, word.size() - 2))); }

/// Whether an option stands in a text: in its words, or with all words of it that tell something.
bool shows_option(std::string_view text, std::string_view option) {
    if (text.find(option) != std::string_view::npos) return true;
    const auto words = words_of(option, kTelling);
    return !words.empty() && std::ranges::all_of(words, [&](std::string_view word) { return has_nearly(text, word); });
}

bool lacks_options(const Examination& examination) {
    const auto least = static_cast<std::ptrdiff_t>(examination.options_at_least);
    const auto& record = examination.situation.record;
    if (!record || record->options.empty()) return examination.draft.list_items() < least;
    const std::string text = own_words(examination.draft);
    const auto stands = [&](const std::string& option) { return shows_option(text, plain_lower(option)); };
    return std::ranges::count_if(record->options, stands) < std::min(least, std::ssize(record->options));
}

/// Whether a text has another word for one of a wish.
bool answers_alike(std::string_view text, std::string_view wish, const std::vector<std::vector<std::string>>& alike) {
    return std::ranges::any_of(alike, [&](const std::vector<std::string>& group) {
        const auto any_in = [&](std::string_view where) {
            return std::ranges::any_of(group, [&](const std::string& word) { return has_word(where, plain_lower(word)); });
        };
        return any_in(wish) && any_in(text);
    });
}

bool ignores_wish(const Examination& examination) {
    const auto& record = examination.situation.record;
    if (!record) return false;
    const std::string wish = plain_lower(record->wants);
    const auto words = words_of(wish, kTelling);
    const std::string text = own_words(examination.draft);
    if (words.empty() || answers_alike(text, wish, examination.check.alike)) return false;
    // Within a word, too: `Ersatzteil` stands in `Originalersatzteil`.
    const auto stands = [&](std::string_view word) { return text.find(word.substr(0, std::max(kTelling, word.size() - 2))) != std::string::npos; };
    return std::ranges::none_of(words, stands) && is_missed(examination);
}

}  // namespace

std::string plain_lower(std::string_view text) { return in_one_line(PlainText{text}.bytes()); }

std::string in_one_line(std::string plain) {
    for (char& byte : plain) {
        if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
        if (byte == '\n') byte = ' ';
    }
    return plain;
}

bool state_applies(const Check& check, const Situation& situation) {
    if (!check.state) return true;
    const auto& record = situation.record;
    switch (*check.state) {
        case StateTest::fault_on_record: return record && record->fault_ours;
        case StateTest::before_fix: return !record || !record->fixed;
        case StateTest::matter_open: return situation.moment != ReplyMoment::final;
        case StateTest::promised_time: return record.has_value();
        case StateTest::wish_answered: return record && !record->wants.empty();
        case StateTest::like_last: return record && !record->replies.empty();
        case StateTest::options_listed:
        case StateTest::asked_before: return true;
    }
    return true;
}

bool state_confirms(const Examination& examination, const Match& match) {
    if (examination.check.state == StateTest::asked_before) return was_asked(examination, match);
    if (examination.check.state != StateTest::promised_time) return true;
    if (!examination.situation.record) return true;
    const auto groups = examination.sight.groups_of(match);
    const Stretch words = groups.empty() ? match.place : groups.front().place;
    return !is_promised(plain_lower(examination.draft.plain(words)), *examination.situation.record);
}

namespace {

bool repeats_last(const Examination& examination) {
    const auto& record = examination.situation.record;
    return record && !record->replies.empty() && is_nearly(own_words(examination.draft), plain_lower(record->replies.back()));
}

}  // namespace

bool finds_without_words(const Check& check) {
    return check.state == StateTest::options_listed || check.state == StateTest::wish_answered || check.state == StateTest::like_last;
}

bool state_finds_fault(const Examination& examination) {
    if (!examination.check.state) return false;
    switch (*examination.check.state) {
        case StateTest::options_listed: return lacks_options(examination);
        case StateTest::wish_answered: return ignores_wish(examination);
        case StateTest::like_last: return repeats_last(examination);
        default: return false;
    }
}

}  // namespace amends
