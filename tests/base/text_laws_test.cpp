// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <vector>

#include <amends/base/text.hpp>

namespace amends {
namespace {

std::string utf8(std::int32_t point) {
    std::array<unsigned char, 4> bytes{};
    const auto size = utf8proc_encode_char(point, bytes.data());
    return {bytes.begin(), bytes.begin() + size};
}

/// What this test, apart from the code, holds to be hidden: first and last of each range.
struct Range {
    std::int32_t first;
    std::int32_t last;
};
constexpr auto kHidden = std::to_array<Range>({{0x00, 0x08},
                                               {0x0B, 0x1F},
                                               {0x7F, 0x9F},
                                               {0xAD, 0xAD},
                                               {0x34F, 0x34F},
                                               {0x61C, 0x61C},
                                               {0x115F, 0x1160},
                                               {0x180B, 0x180E},
                                               {0x200B, 0x200F},
                                               {0x2028, 0x202E},
                                               {0x2060, 0x206F},
                                               {0x3164, 0x3164},
                                               {0xFEFF, 0xFEFF},
                                               {0xFFA0, 0xFFA0},
                                               {0xFFF9, 0xFFFB},
                                               {0x1D173, 0x1D17A},
                                               {0xE0000, 0xE0FFF}});

/// Hostile text: random bytes, hidden characters, emoji and plain letters in any order.
std::string hostile() {
    const auto piece = rc::gen::oneOf(
        rc::gen::map(rc::gen::arbitrary<char>(), [](char byte) { return std::string(1, byte); }),
        rc::gen::map(rc::gen::mapcat(rc::gen::elementOf(kHidden),
                                     [](Range range) { return rc::gen::inRange(range.first, range.last + 1); }),
                     utf8),
        rc::gen::map(rc::gen::inRange(0, 0x110000), utf8),
        rc::gen::elementOf(
            std::vector<std::string>{"👩", "🏽", "🚀", "\u200D", "\uFE0F", "🇩", "🇪", "u\u0308", "日", "a", " ", "\n"}));
    std::string text;
    for (const auto& part : *rc::gen::container<std::vector<std::string>>(piece)) text += part;
    return text;
}

/// The code points of valid UTF-8; empty where it is not valid.
std::vector<std::int32_t> points_of(std::string_view text) {
    std::vector<std::int32_t> points;
    while (!text.empty()) {
        std::int32_t point = 0;
        const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
        const auto size = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &point);
        if (size <= 0) return {};
        points.push_back(point);
        text.remove_prefix(static_cast<std::size_t>(size));
    }
    return points;
}

bool pictograph(std::int32_t point) {
    return utf8proc_get_property(point)->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

/// Whether the joiner at `at` stands between two emoji.
bool joins_emoji(const std::vector<std::int32_t>& points, std::size_t at) {
    std::size_t base = at;
    while (base > 0 && (points[base - 1] == 0xFE0F || (points[base - 1] >= 0x1F3FB && points[base - 1] <= 0x1F3FF)))
        --base;
    return base > 0 && pictograph(points[base - 1]) && at + 1 < points.size() && pictograph(points[at + 1]);
}

bool shows_all(std::string_view shown) {
    const auto points = points_of(shown);
    if (points.empty()) return shown.empty();
    for (std::size_t at = 0; at < points.size(); ++at) {
        const auto point = points[at];
        const auto is_in = [&](Range range) { return point >= range.first && point <= range.last; };
        if (std::ranges::any_of(kHidden, is_in) && !(point == 0x200D && joins_emoji(points, at))) return false;
    }
    return true;
}

TEST_CASE("nothing hidden comes through") {
    CHECK(rc::check("visible text is valid and hides nothing", [] {
        const auto text = hostile();
        RC_ASSERT(shows_all(visible(text)));
        RC_ASSERT(shows_all(visible_line(text)));
        RC_ASSERT(visible_line(text).find_first_of("\n\t") == std::string::npos);
        RC_ASSERT(visible(visible(text)) == visible(text));
    }));
    for (const Range& range : kHidden) {
        for (auto point = range.first; point <= range.last; ++point) {
            if (!shows_all(visible(utf8(point)))) FAIL_CHECK("shown as it is: ", point);
        }
    }
}

TEST_CASE("every text that is taken is valid") {
    CHECK(rc::check("taken or repaired", [] {
        const auto text = hostile();
        const auto repaired = Text::trusted(text).stored();
        RC_ASSERT(repaired.empty() || !points_of(repaired).empty());
        const auto taken = Text::from(text);
        const bool good = (text.empty() || !points_of(text).empty()) && text.find('\0') == std::string::npos;
        RC_ASSERT(taken.has_value() == good);
    }));
}

TEST_CASE("a cut is never wider than its columns and the padded never narrower") {
    CHECK(rc::check("hostile text made visible", [] {
        const auto shown = visible(hostile());
        const auto columns = *rc::gen::inRange<std::size_t>(0, 40);
        const auto part = cut(shown, columns);
        RC_ASSERT(width(part) <= columns);
        RC_ASSERT((width(shown) <= columns) == (part == shown));
        RC_ASSERT(width(padded(shown, columns)) == std::max(columns, width(shown)));
    }));
}

TEST_CASE("folding twice changes nothing more") {
    CHECK(rc::check("hostile text", [] {
        const auto key = folded(hostile());
        RC_ASSERT(folded(key) == key);
    }));
}

}  // namespace
}  // namespace amends
