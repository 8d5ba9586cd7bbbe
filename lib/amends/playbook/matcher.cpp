// SPDX-License-Identifier: MIT
#include <amends/playbook/matcher.hpp>

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <vector>

namespace amends {
namespace {

/// A stretch of a text, by bytes.
struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
    [[nodiscard]] bool within(const Stretch& other) const { return begin >= other.begin && end <= other.end; }
};

RE2::Options options() {
    RE2::Options options;
    options.set_case_sensitive(false);
    options.set_log_errors(false);
    options.set_max_mem(std::int64_t{2} << 20U);
    return options;
}

using Patterns = std::vector<std::unique_ptr<const RE2>>;

Patterns compiled(const std::vector<std::string>& patterns) {
    Patterns all;
    for (const std::string& pattern : patterns) all.push_back(std::make_unique<const RE2>(pattern, options()));
    return all;
}

std::vector<Stretch> matches(const Patterns& patterns, std::string_view text) {
    std::vector<Stretch> found;
    for (const auto& pattern : patterns) {
        const re2::StringPiece input{text.data(), text.size()};
        re2::StringPiece match;
        std::size_t from = 0;
        while (from <= text.size() && pattern->Match(input, from, text.size(), RE2::UNANCHORED, &match, 1)) {
            const auto begin = static_cast<std::size_t>(match.data() - text.data());
            found.push_back({begin, begin + match.size()});
            from = begin + std::max<std::size_t>(match.size(), 1);
        }
    }
    return found;
}

bool ends_sentence(std::string_view text, std::size_t at) {
    const char byte = text[at];
    if (byte == '\n') return at + 1 < text.size() && text[at + 1] == '\n';
    const bool mark = byte == '.' || byte == '!' || byte == '?';
    return mark && (at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '\n');
}

std::vector<Stretch> sentences(std::string_view text) {
    std::vector<Stretch> found;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!ends_sentence(text, at)) continue;
        found.push_back({begin, at + 1});
        begin = at + 1;
    }
    if (begin < text.size()) found.push_back({begin, text.size()});
    return found;
}

std::size_t sentence_of(const std::vector<Stretch>& all, std::size_t place) {
    const auto found = std::ranges::find_if(all, [&](const Stretch& one) { return place < one.end; });
    return static_cast<std::size_t>(found - all.begin());
}

}  // namespace

struct Matcher::Compiled {
    Patterns flag, unless, reason, need, not_as;
    std::size_t reason_within = 0;
    std::size_t first = 0;  ///< 0: the whole text

    [[nodiscard]] bool flags(std::string_view text) const;
    [[nodiscard]] bool lacks(std::string_view text) const;
};

bool Matcher::Compiled::flags(std::string_view text) const {
    const auto all = sentences(text);
    const auto excused = matches(unless, text);
    const auto reasons = matches(reason, text);
    return std::ranges::any_of(matches(flag, text), [&](const Stretch& flagged) {
        const auto around = [&](const Stretch& excuse) { return flagged.within(excuse); };
        const auto near = [&](const Stretch& one) {
            const auto at = sentence_of(all, flagged.begin);
            const auto other = sentence_of(all, one.begin);
            return std::max(at, other) - std::min(at, other) <= reason_within;
        };
        return std::ranges::none_of(excused, around) && std::ranges::none_of(reasons, near);
    });
}

bool Matcher::Compiled::lacks(std::string_view text) const {
    std::string counted{text};
    for (const Stretch& empty_words : matches(not_as, text)) {
        counted.replace(empty_words.begin, empty_words.end - empty_words.begin, empty_words.end - empty_words.begin, ' ');
    }
    const auto all = sentences(text);
    if (first > 0 && first < all.size()) counted.resize(all[first - 1].end);
    return matches(need, counted).empty();
}

Result<void> check_pattern(const std::string& pattern, int& left) {
    if (pattern.size() > kMostPatternBytes) {
        return refuse(Code::bad_data, fmt::format("the pattern has more than {} bytes", kMostPatternBytes));
    }
    if (left <= 0) return refuse(Code::bad_data, "the patterns of the playbook are too large together");
    constexpr int kTooLarge = 40'000;
    const RE2 expression{pattern, options()};
    if (expression.ok()) {
        left -= expression.ProgramSize();
        return {};
    }
    if (expression.error_code() == RE2::ErrorPatternTooLarge) left -= kTooLarge;
    return refuse(Code::bad_data, fmt::format("the pattern does not compile: {}", expression.error()));
}

Matcher::Matcher(const Check& check)
    : compiled_{std::make_unique<const Compiled>(Compiled{
          compiled(check.flag), compiled(check.unless), compiled(check.reason), compiled(check.need), compiled(check.not_as),
          static_cast<std::size_t>(check.reason_within), static_cast<std::size_t>(check.first.value_or(0))})} {}

Matcher::~Matcher() = default;

bool Matcher::finds_fault(std::string_view text) const {
    const bool flagged = !compiled_->flag.empty() && compiled_->flags(text);
    return flagged || (!compiled_->need.empty() && compiled_->lacks(text));
}

}  // namespace amends
