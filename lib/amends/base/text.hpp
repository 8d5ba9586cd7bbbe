// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <amends/base/result.hpp>

namespace amends {

/// Text that somebody else wrote: a customer, an agent, a file. Always valid UTF-8 without NUL, and hostile until it
/// went through `visible` or `visible_line`, the only ways from here to a terminal. It has no conversion to a string
/// and no formatter on purpose; `stored()` is for the desk, JSON and programs.
class Text {
public:
    Text() = default;

    /// Refuses (bad_data) broken UTF-8 (and says at which byte), NUL, and more than kMostBytes. CR LF becomes LF.
    static Result<Text> from(std::string bytes);

    /// For text that amends wrote itself, or read back from its own desk. Broken bytes become U+FFFD.
    static Text trusted(std::string_view bytes);

    [[nodiscard]] const std::string& stored() const noexcept { return bytes_; }
    /// True when there is nothing but white space.
    [[nodiscard]] bool blank() const noexcept;
    /// White space at both ends removed.
    [[nodiscard]] Text trimmed() const;
    /// The first line, trimmed.
    [[nodiscard]] Text first_line() const;
    bool operator==(const Text&) const = default;

    static constexpr std::size_t kMostBytes = std::size_t{16} << 20U;  ///< 16 MiB

private:
    explicit Text(std::string bytes) : bytes_{std::move(bytes)} {}
    std::string bytes_;
};

/// The text as it may be shown: control and escape characters, bidi overrides, zero-width and tag characters and broken
/// UTF-8 stand there as visible stand-ins (`␛`, `⟨U+202E⟩`). Line feeds and tabs stay.
std::string visible(const Text& text);
std::string visible(std::string_view bytes);

/// The same on one line: runs of white space become one space.
std::string visible_line(const Text& text);
std::string visible_line(std::string_view bytes);

/// Columns that valid, visible text takes on a terminal; counted by grapheme, so that an emoji of several code points is
/// as wide as it looks.
std::size_t width(std::string_view shown);

/// `shown` cut to at most `columns`, with `…` as the last where something was cut; never inside a grapheme.
std::string cut(std::string_view shown, std::size_t columns);

/// `shown` filled with spaces to `columns`.
std::string padded(std::string_view shown, std::size_t columns);

/// Lower case of ASCII and of what Unicode folds simply: the key under which names are the same.
std::string folded(std::string_view text);

}  // namespace amends
