// SPDX-License-Identifier: MIT
#include <amends/base/suggest.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace amends {
namespace {

/// Optimal string alignment distance: insertions, deletions, replacements, and swaps of neighbours.
std::size_t distance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> before_last(right.size() + 1);
    std::vector<std::size_t> last(right.size() + 1);
    std::vector<std::size_t> row(right.size() + 1);
    for (std::size_t at = 0; at <= right.size(); ++at) last[at] = at;
    for (std::size_t i = 1; i <= left.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const std::size_t replace = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, replace});
            const bool swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
            if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
        std::swap(before_last, last);
        std::swap(last, row);
    }
    return last[right.size()];
}

std::string lower_case(std::string_view text) {
    std::string lower{text};
    std::ranges::transform(lower, lower.begin(), [](char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte; });
    return lower;
}

constexpr std::size_t kLongestTyped = 64;  ///< beyond it nothing is near

}  // namespace

std::optional<std::string_view> nearest(std::string_view typed, std::span<const std::string_view> known) {
    if (typed.size() > kLongestTyped) return std::nullopt;
    std::optional<std::string_view> best;
    std::size_t least = std::max<std::size_t>(typed.size() / 3, 1) + 1;
    const std::string lower = lower_case(typed);
    for (const std::string_view word : known) {
        const std::size_t apart = std::min(distance(typed, word), distance(lower, word));
        if (apart >= least || apart >= typed.size()) continue;
        least = apart;
        best = word;
    }
    return best;
}

std::string listed(std::span<const std::string_view> words) {
    std::string text;
    for (const std::string_view word : words) text += fmt::format("{}{}", text.empty() ? "" : ", ", word);
    return text;
}

std::string suggestion(std::string_view typed, std::span<const std::string_view> known) {
    if (const auto near = nearest(typed, known)) return fmt::format("did you mean '{}'?", *near);
    return known.empty() ? "there are none" : fmt::format("use one of: {}", listed(known));
}

}  // namespace amends
