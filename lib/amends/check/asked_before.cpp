// SPDX-License-Identifier: MIT
// Whether a question was answered already, or asked before (ABC-J).
#include <algorithm>
#include <array>
#include <iterator>
#include <string>

#include <amends/check/examination.hpp>
#include <amends/check/given.hpp>

namespace amends {
namespace {

// What is looked at for each question of a draft, so that a long story costs no more than it is worth.
constexpr std::size_t kMostHeard = 1U << 16U;
constexpr std::size_t kMostOfReply = 1U << 14U;
constexpr std::ptrdiff_t kMostReplies = 8;

std::string_view first_word(std::string_view words) { return words.substr(0, words.find_first_of(" -#")); }

/// Whether what a question asks for is known: `group` says what that is, `words` are those of the question.
bool is_known(std::string_view group, std::string_view words, const Examination& examination) {
    const auto& record = examination.situation.record;
    const std::string_view heard = examination.heard.substr(0, kMostHeard);
    if (group == "name") return record && !record->name.empty();
    if (group == "email") return (record && !record->email.empty()) || gave_email(heard);
    if (group == "phone") return (record && !record->phone.empty()) || gave_phone(heard);
    if (group == "number") return gave_number(heard, first_word(words));
    return group == "product" && gave_name_of(heard, first_word(words));
}

/// Whether two questions of one pattern ask for the same: an e-mail address in whatever words, a number of the same kind.
bool is_same(std::string_view group, std::string_view words, std::string_view others) {
    constexpr auto kOneOfAKind = std::to_array<std::string_view>({"name", "email", "phone"});
    if (std::ranges::find(kOneOfAKind, group) != kOneOfAKind.end()) return true;
    return group == "number" ? first_word(words) == first_word(others) : words == others;
}

struct Question {
    std::string group, words;  ///< empty: the pattern has none
};

bool asks(std::string_view reply, const Pattern& pattern, const Question& question) {
    for (auto match = pattern.find(reply); match; match = pattern.find(reply, std::max(match->end, match->begin + 1))) {
        const auto groups = pattern.groups(reply, *match);
        if (groups.empty()) return true;
        const Stretch& place = groups.front().place;
        if (is_same(question.group, question.words, reply.substr(place.begin, place.end - place.begin))) return true;
    }
    return false;
}

Question question_of(const Examination& examination, const Match& match) {
    const auto groups = examination.sight.groups_of(match);
    if (groups.empty()) return {};
    return {groups.front().name, plain_lower(examination.draft.plain(groups.front().place))};
}

}  // namespace

bool was_asked(const Examination& examination, const Match& match) {
    const Question question = question_of(examination, match);
    if (is_known(question.group, question.words, examination)) return true;
    const auto& record = examination.situation.record;
    if (!record) return false;
    const Pattern& pattern = examination.sight.pattern(match.pattern);
    const auto& replies = record->replies;
    const auto first = replies.end() - std::min(std::ssize(replies), kMostReplies);
    return std::any_of(first, replies.end(), [&](const std::string& reply) {
        return asks(plain_lower(std::string_view{reply}.substr(0, kMostOfReply)), pattern, question);
    });
}

}  // namespace amends
