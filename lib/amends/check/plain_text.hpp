// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <amends/check/byte_mask.hpp>
#include <amends/playbook/pattern.hpp>

namespace amends {

/// A text in the form that patterns are held against: its signs in plain ASCII where `plain_sign` says so, one blank
/// between words, none at the ends of lines, `\n` for every kind of line end. Any bytes whatever may be made plain.
class PlainText {
public:
    PlainText() = default;
    explicit PlainText(std::string_view original) { read(original); }
    /// Makes another text plain. The original must outlive it.
    void read(std::string_view original);

    [[nodiscard]] const std::string& bytes() const { return bytes_; }
    /// Makes a line's end a blank: the words of a paragraph may stand on several lines.
    void join_at(std::size_t line_end) { bytes_[line_end] = ' '; }
    /// Where a stretch of the plain text stands in the original; an empty one is an empty place.
    [[nodiscard]] Stretch in_original(const Stretch& plain) const;

private:
    struct Anchor {
        std::uint32_t plain = 0;
        std::uint32_t original = 0;
    };
    [[nodiscard]] std::size_t original_of(std::size_t plain) const;

    std::string_view original_;
    std::string bytes_;
    std::vector<Anchor> anchors_;  ///< where the two begin to differ by another distance
    ByteMask ordinary_;            ///< what is copied as it is, but for blanks
    friend class PlainWriter;
};

}  // namespace amends
