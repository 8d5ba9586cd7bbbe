// SPDX-License-Identifier: MIT
#include <amends/base/text.hpp>

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <optional>

namespace amends {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

bool is_space(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

/// One code point at the front of a text; nullopt, of one byte, where the UTF-8 is broken.
struct CodePoint {
    std::optional<utf8proc_int32_t> value;
    std::size_t size = 1;
};

CodePoint front_of(std::string_view text) {
    utf8proc_int32_t value = 0;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const auto size = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &value);
    if (size <= 0) return {};
    return {value, static_cast<std::size_t>(size)};
}

std::size_t ascii_run(std::string_view text) {
    const auto end = std::ranges::find_if(text, [](char byte) { return byte < 0; });
    return static_cast<std::size_t>(end - text.begin());
}

/// The place of the first byte that is no UTF-8, or npos.
std::size_t broken_at(std::string_view text) {
    for (std::size_t at = ascii_run(text); at < text.size(); at += ascii_run(text.substr(at))) {
        const CodePoint point = front_of(text.substr(at));
        if (!point.value) return at;
        at += point.size;
    }
    return std::string_view::npos;
}

constexpr utf8proc_int32_t kJoiner = 0x200D;
constexpr utf8proc_int32_t kEmojiStyle = 0xFE0F;

/// What an attacker hides in text: controls, bidirectional overrides, zero-width and tag characters, odd line ends.
bool hidden(utf8proc_int32_t point) {
    if (point == '\n' || point == '\t') return false;
    const bool variation = point >= 0xFE00 && point <= kEmojiStyle;
    const bool tag = (point >= 0xE0000 && point <= 0xE0FFF) || point == 0x2065;  // and what is kept free for their like
    const auto* property = utf8proc_get_property(point);
    switch (property->category) {
        case UTF8PROC_CATEGORY_CC:
        case UTF8PROC_CATEGORY_ZL:
        case UTF8PROC_CATEGORY_ZP: return true;
        case UTF8PROC_CATEGORY_CF: return property->boundclass != UTF8PROC_BOUNDCLASS_PREPEND;  // those are seen
        default: return tag || (property->ignorable != 0 && !variation);
    }
}

std::string stand_in(utf8proc_int32_t point) {
    constexpr utf8proc_int32_t kControlPictures = 0x2400;
    constexpr utf8proc_int32_t kDelete = 0x7F;
    if (point >= 0x20 && point != kDelete) return fmt::format("⟨U+{:04X}⟩", point);
    const utf8proc_int32_t picture = point == kDelete ? 0x2421 : kControlPictures + point;
    std::string bytes(4, '\0');
    const auto size = utf8proc_encode_char(picture, reinterpret_cast<utf8proc_uint8_t*>(bytes.data()));
    bytes.resize(static_cast<std::size_t>(size));
    return bytes;
}

bool emoji(utf8proc_int32_t point) { return utf8proc_get_property(point)->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC; }

/// Follows a text code point by code point and tells where a zero-width joiner holds an emoji together.
class Emojis {
public:
    void pass(utf8proc_int32_t point) {
        const bool style = point == kEmojiStyle || (point >= 0x1F3FB && point <= 0x1F3FF);  // or the colour of the skin
        behind_ = emoji(point) || (behind_ && style);
    }
    [[nodiscard]] bool joins(utf8proc_int32_t point, utf8proc_int32_t next) const {
        return behind_ && point == kJoiner && emoji(next);
    }

private:
    bool behind_ = false;
};

/// Follows a text code point by code point and tells where graphemes begin.
class Graphemes {
public:
    bool begins(utf8proc_int32_t point) {
        const bool first = last_ < 0;
        const bool breaks = first || utf8proc_grapheme_break_stateful(last_, point, &state_) != 0;
        last_ = point;
        return breaks;
    }

private:
    utf8proc_int32_t last_ = -1;
    utf8proc_int32_t state_ = 0;
};

/// Flags, and signs that the selector behind them turns into emoji, are as wide as other emoji.
std::size_t columns_of(utf8proc_int32_t point, utf8proc_int32_t before) {
    const bool half_flag = point >= 0x1F1E6 && point <= 0x1F1FF;
    if (half_flag || (point == kEmojiStyle && emoji(before))) return 2;
    return static_cast<std::size_t>(std::max(utf8proc_charwidth(point), 0));
}

/// Calls `each(start, columns)` for every grapheme: as wide as its widest code point.
template <typename Each>
void for_graphemes(std::string_view shown, Each each) {
    Graphemes graphemes;
    std::size_t start = 0;
    std::size_t columns = 0;
    utf8proc_int32_t before = 0;
    for (std::size_t at = 0; at < shown.size();) {
        const CodePoint point = front_of(shown.substr(at));
        const auto value = point.value.value_or(0xFFFD);
        if (graphemes.begins(value) && at > 0) {
            if (!each(start, columns)) return;
            start = at;
            columns = 0;
        }
        columns = std::max(columns, columns_of(value, before));
        before = value;
        at += point.size;
    }
    if (!shown.empty()) each(start, columns);
}

/// `point` as simple case folding has it, which lower case alone is not: σ and ς are one letter.
utf8proc_int32_t folded_point(utf8proc_int32_t point) {
    utf8proc_int32_t fold = 0;
    const auto count = utf8proc_decompose_char(point, &fold, 1, UTF8PROC_CASEFOLD, nullptr);
    return count == 1 ? fold : utf8proc_tolower(point);  // what folds to several letters, as ß does, stays one
}

}  // namespace

Result<Text> Text::from(std::string bytes) {
    if (bytes.size() > kMostBytes) {
        return refuse(Code::bad_data, fmt::format("the text has more than {} MB", kMostBytes >> 20U));
    }
    if (const auto nul = bytes.find('\0'); nul != std::string::npos) {
        return refuse(Code::bad_data, fmt::format("the text has a NUL at byte {}", nul + 1));
    }
    if (const auto bad = broken_at(bytes); bad != std::string::npos) {
        return refuse(Code::bad_data, fmt::format("the text is not UTF-8: byte {}", bad + 1), {},
                      "convert it first, for example with iconv -f latin1 -t utf-8");
    }
    if (bytes.find('\r') != std::string::npos) {
        std::string unix_lines;
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            const bool dos = bytes[at] == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\n';
            if (!dos) unix_lines += bytes[at];
        }
        bytes = std::move(unix_lines);
    }
    return Text{std::move(bytes)};
}

Text Text::trusted(std::string_view bytes) {
    if (broken_at(bytes) == std::string_view::npos) return Text{std::string{bytes}};
    std::string repaired;
    for (std::size_t at = 0; at < bytes.size();) {
        const CodePoint point = front_of(bytes.substr(at));
        repaired += point.value ? bytes.substr(at, point.size) : kReplacement;
        at += point.size;
    }
    return Text{std::move(repaired)};
}

bool Text::blank() const noexcept { return std::ranges::all_of(bytes_, is_space); }

Text Text::trimmed() const {
    const auto begin = std::ranges::find_if_not(bytes_, is_space);
    if (begin == bytes_.end()) return {};
    const auto end = std::find_if_not(bytes_.rbegin(), bytes_.rend(), is_space).base();
    return Text{std::string{begin, end}};
}

Text Text::first_line() const {
    const Text whole = trimmed();
    return Text{whole.bytes_.substr(0, whole.bytes_.find('\n'))}.trimmed();
}

std::string visible(std::string_view bytes) {
    std::string shown;
    shown.reserve(bytes.size());
    Emojis emojis;
    for (std::size_t at = 0; at < bytes.size();) {
        const CodePoint point = front_of(bytes.substr(at));
        const auto value = point.value.value_or(0);
        const auto next = front_of(bytes.substr(at + point.size)).value.value_or(0);
        if (!point.value) {
            shown += kReplacement;
        } else if (hidden(value) && !emojis.joins(value, next)) {
            shown += stand_in(value);
        } else {
            shown += bytes.substr(at, point.size);
        }
        emojis.pass(value);
        at += point.size;
    }
    return shown;
}

std::string visible(const Text& text) { return visible(text.stored()); }

std::string visible_line(std::string_view bytes) {
    std::string line;
    bool space = false;
    for (const char byte : bytes) {
        const bool white = byte == ' ' || byte == '\t' || byte == '\n';
        if (!white && space && !line.empty()) line += ' ';
        space = white;
        if (!white) line += byte;
    }
    return visible(line);
}

std::string visible_line(const Text& text) { return visible_line(text.stored()); }

std::size_t width(std::string_view shown) {
    std::size_t total = 0;
    for_graphemes(shown, [&](std::size_t, std::size_t columns) {
        total += columns;
        return true;
    });
    return total;
}

std::string cut(std::string_view shown, std::size_t columns) {
    if (shown.size() <= columns && ascii_run(shown) == shown.size()) return std::string{shown};
    std::size_t used = 0;
    std::size_t end = 0;  // of the longest beginning that leaves a column for the ellipsis
    for_graphemes(shown, [&](std::size_t start, std::size_t wide) {
        if (used < columns) end = start;
        used += wide;
        return used <= columns;
    });
    if (used <= columns) return std::string{shown};
    return columns == 0 ? "" : std::string{shown.substr(0, end)} + "…";
}

std::string padded(std::string_view shown, std::size_t columns) {
    const std::size_t wide = width(shown);
    return std::string{shown} + std::string(columns > wide ? columns - wide : 0, ' ');
}

std::string folded(std::string_view text) {
    std::string key;
    key.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = front_of(text.substr(at));
        if (!point.value) {
            key += text[at++];
            continue;
        }
        std::string bytes(4, '\0');
        auto* room = reinterpret_cast<utf8proc_uint8_t*>(bytes.data());
        const auto size = utf8proc_encode_char(folded_point(*point.value), room);
        key += bytes.substr(0, static_cast<std::size_t>(size));
        at += point.size;
    }
    return key;
}

}  // namespace amends
