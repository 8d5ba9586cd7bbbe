// SPDX-License-Identifier: MIT
#include <amends/playbook/matcher.hpp>

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <memory>
#include <span>

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
    options.set_max_mem(std::int64_t{8} << 20U);
    return options;
}

std::vector<Stretch> matches(const std::vector<std::string>& patterns, std::string_view text) {
    std::vector<Stretch> found;
    for (const std::string& pattern : patterns) {
        const RE2 expression{pattern, options()};
        const re2::StringPiece input{text.data(), text.size()};
        re2::StringPiece match;
        std::size_t from = 0;
        while (from <= text.size() && expression.Match(input, from, text.size(), RE2::UNANCHORED, &match, 1)) {
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

bool lifted(const Check& check, const std::vector<Stretch>& all, const Stretch& flagged, const std::vector<Stretch>& reasons) {
    const auto at = sentence_of(all, flagged.begin);
    const auto reach = static_cast<std::size_t>(check.reason_within);
    return std::ranges::any_of(reasons, [&](const Stretch& reason) {
        const auto other = sentence_of(all, reason.begin);
        return (other > at ? other - at : at - other) <= reach;
    });
}

bool flags(const Check& check, std::string_view text) {
    const auto all = sentences(text);
    const auto excused = matches(check.unless, text);
    const auto reasons = matches(check.reason, text);
    return std::ranges::any_of(matches(check.flag, text), [&](const Stretch& flagged) {
        const auto inside = [&](const Stretch& excuse) { return flagged.within(excuse); };
        return std::ranges::none_of(excused, inside) && !lifted(check, all, flagged, reasons);
    });
}

bool lacks(const Check& check, std::string_view text) {
    std::string counted{text};
    for (const Stretch& empty_words : matches(check.not_as, text)) {
        std::fill(counted.begin() + static_cast<std::ptrdiff_t>(empty_words.begin),
                  counted.begin() + static_cast<std::ptrdiff_t>(empty_words.end), ' ');
    }
    const auto all = sentences(text);
    if (check.first && static_cast<std::size_t>(*check.first) < all.size() && *check.first > 0) {
        counted.resize(all[static_cast<std::size_t>(*check.first) - 1].end);
    }
    return matches(check.need, counted).empty();
}

}  // namespace

Result<void> check_pattern(const std::string& pattern) {
    if (pattern.size() > kMostPatternBytes) {
        return refuse(Code::bad_data, fmt::format("the pattern has more than {} bytes", kMostPatternBytes));
    }
    const RE2 expression{pattern, options()};
    if (expression.ok()) return {};
    return refuse(Code::bad_data, fmt::format("the pattern does not compile: {}", expression.error()));
}

bool finds_fault(const Check& check, std::string_view text) {
    return (!check.flag.empty() && flags(check, text)) || (!check.need.empty() && lacks(check, text));
}

}  // namespace amends
