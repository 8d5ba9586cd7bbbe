// SPDX-License-Identifier: MIT
#include <amends/check/given.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace amends {
namespace {

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || byte < 0; }
bool is_word(char byte) { return is_digit(byte) || is_letter(byte); }
bool is_joint(char byte) { return byte == '-' || byte == '_' || byte == '/' || byte == '.'; }

/// The characters from a place on for which that holds.
std::string_view run_of(std::string_view text, std::size_t from, bool (*holds)(char)) {
    std::size_t end = from;
    while (end < text.size() && holds(text[end])) ++end;
    return text.substr(from, end - from);
}

/// `xr-500`, `ab/12-34`: without what is no part of a word at its end.
std::string_view token_at(std::string_view text, std::size_t from) {
    auto token = run_of(text, from, [](char byte) { return is_word(byte) || is_joint(byte); });
    while (!token.empty() && is_joint(token.back())) token.remove_suffix(1);
    return token;
}

std::vector<std::string_view> groups_of_digits(std::string_view text) {
    std::vector<std::string_view> groups;
    for (std::size_t at = 0; at < text.size();) {
        const auto group = run_of(text, at, is_digit);
        if (!group.empty()) groups.push_back(group);
        at += std::max<std::size_t>(group.size(), 1);
    }
    return groups;
}

bool is_year(std::string_view group) { return group.size() == 4 && (group.starts_with("19") || group.starts_with("20")); }

/// `2026-11-25`, `25.11.2026`, with or without a time of day after it, or a year alone.
bool is_date(const std::vector<std::string_view>& groups) {
    const auto part = [&](std::size_t at) { return at < groups.size() && groups[at].size() <= 2; };
    if (groups.empty()) return false;
    if (is_year(groups[0])) return groups.size() == 1 || (part(1) && part(2));
    return groups.size() >= 3 && part(0) && part(1) && is_year(groups[2]);
}

std::size_t digits_in(std::string_view text) { return static_cast<std::size_t>(std::ranges::count_if(text, is_digit)); }

/// Whether digits with what stands between them are a telephone's.
bool is_phone(std::string_view written) {
    constexpr std::size_t kLeast = 7, kMost = 15;
    constexpr std::size_t kWithoutSign = 10, kMostWithoutSign = 11;
    const std::size_t digits = digits_in(written);
    if (digits < kLeast || digits > kMost || is_date(groups_of_digits(written))) return false;
    if (written.starts_with('+') || written.starts_with('(') || written.starts_with('0')) return true;
    return digits >= kWithoutSign && digits <= kMostWithoutSign;
}

bool is_money(std::string_view between) {
    constexpr auto kSigns = std::to_array<std::string_view>({"$", "€", "£", "₹", "rs ", "rs.", "inr", "eur", "usd", "gbp"});
    return std::ranges::any_of(kSigns, [&](std::string_view sign) { return between.find(sign) != std::string_view::npos; });
}

/// Calls `each` with what follows the noun, up to the end of what may still belong to it, until that says yes. The
/// beginning of a word will do, as in `ordered` and `bestellung`.
template <typename Each>
bool any_after(std::string_view heard, std::string_view noun, std::size_t within, Each each) {
    constexpr std::size_t kTelling = 5;
    const std::string_view stem = noun.substr(0, kTelling);
    if (stem.empty()) return false;
    for (std::size_t at = heard.find(stem); at != std::string_view::npos; at = heard.find(stem, at + 1)) {
        if (at > 0 && is_word(heard[at - 1])) continue;
        const std::size_t end = at + run_of(heard, at, is_word).size();
        const auto after = heard.substr(end, within);
        if (each(after.substr(0, after.find_first_of("!?;")))) return true;
    }
    return false;
}

}  // namespace

bool gave_email(std::string_view heard) {
    for (std::size_t at = heard.find('@'); at != std::string_view::npos; at = heard.find('@', at + 1)) {
        if (at == 0 || !is_word(heard[at - 1])) continue;
        const auto domain = token_at(heard, at + 1);
        if (!domain.starts_with('.') && domain.find('.') != std::string_view::npos) return true;
    }
    return false;
}

bool gave_phone(std::string_view heard) {
    const auto belongs = [](char byte) { return is_digit(byte) || byte == ' ' || byte == '(' || byte == ')' || byte == '+' || is_joint(byte); };
    for (std::size_t at = 0; at < heard.size();) {
        const bool begins = is_digit(heard[at]) || heard[at] == '+' || heard[at] == '(';
        if (!begins) {
            ++at;
            continue;
        }
        const auto written = run_of(heard, at, belongs);
        const bool inside_word = at > 0 && is_word(heard[at - 1]);
        if (!inside_word && is_phone(written)) return true;
        at += written.size();
    }
    return false;
}

bool gave_number(std::string_view heard, std::string_view noun) {
    constexpr std::size_t kWithin = 30, kLeastDigits = 4;
    return any_after(heard, noun, kWithin, [&](std::string_view after) {
        const auto digit = static_cast<std::size_t>(std::ranges::find_if(after, is_digit) - after.begin());
        if (digit == after.size() || is_money(after.substr(0, digit))) return false;
        std::size_t begin = digit;
        while (begin > 0 && (is_word(after[begin - 1]) || is_joint(after[begin - 1]))) --begin;
        const auto whole = heard.substr(static_cast<std::size_t>(after.data() - heard.data()) + begin);
        const auto token = token_at(whole, 0);
        return digits_in(token) >= kLeastDigits && !is_date(groups_of_digits(token));
    });
}

bool gave_name_of(std::string_view heard, std::string_view noun) {
    constexpr std::size_t kWithin = 20;
    return any_after(heard, noun, kWithin, [&](std::string_view after) {
        std::size_t at = 0;
        while (at < after.size() && after[at] == ' ') ++at;
        if (at < after.size() && (after[at] == ':' || after[at] == '=' || after[at] == '#')) return true;
        for (; at < after.size(); at += std::max<std::size_t>(token_at(after, at).size(), 1)) {
            const auto token = token_at(after, at);
            const bool mixed = std::ranges::any_of(token, is_digit) && std::ranges::any_of(token, is_letter);
            if (mixed && !is_date(groups_of_digits(token))) return true;
        }
        return false;
    });
}

}  // namespace amends
