// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <amends/base/result.hpp>

namespace amends {

inline constexpr std::size_t kMostPatternBytes = 1024;
inline constexpr int kMostPatternSize = 400'000;  ///< of all the patterns of a playbook, in RE2's instructions

/// Refuses (bad_data) a pattern that RE2 does not take, or that is too long, with what is wrong. Takes what the pattern
/// costs off `left`, and refuses without a look when nothing is left: compiling takes time, whatever comes of it.
Result<void> check_pattern(const std::string& pattern, int& left);

/// A pattern with its letters in plain form (see `plain_sign`): `gr(?:oe)(?:ss)e` of `größe`.
std::string plain_pattern(std::string_view pattern);

/// A stretch of a text, by bytes.
struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool operator==(const Stretch&) const = default;

    [[nodiscard]] std::size_t size() const { return end - begin; }
    [[nodiscard]] bool within(const Stretch& other) const { return begin >= other.begin && end <= other.end; }
    [[nodiscard]] bool overlaps(const Stretch& other) const { return begin < other.end && other.begin < end; }
};

/// A pattern, compiled. It is held against plain text without regard to case, in time linear in the text.
class Pattern {
public:
    /// Precondition: `check_pattern` takes it.
    explicit Pattern(const std::string& pattern);
    Pattern(Pattern&&) noexcept;
    Pattern& operator=(Pattern&&) noexcept;
    Pattern(const Pattern&) = delete;
    Pattern& operator=(const Pattern&) = delete;
    ~Pattern();

    /// The first match that begins at `from` or later. `text` is all that the pattern sees.
    [[nodiscard]] std::optional<Stretch> find(std::string_view text, std::size_t from = 0) const;

    /// A group that took part in the match found there, by its name; unnamed ones have an empty name.
    struct Group {
        std::string name;
        Stretch place;
    };
    /// The groups of a match that `find` gave for the same text.
    [[nodiscard]] std::vector<Group> groups(std::string_view text, const Stretch& match) const;

private:
    struct Compiled;
    std::unique_ptr<const Compiled> compiled_;
};

}  // namespace amends
