// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <amends/playbook/model.hpp>

namespace amends {

inline constexpr std::size_t kMostPatternBytes = 1024;
inline constexpr int kMostPatternSize = 400'000;  ///< of all the patterns of a playbook, in RE2's instructions

/// Refuses (bad_data) a pattern that RE2 does not take, or that is too long, with what is wrong. Takes what the pattern
/// costs off `left`, and refuses without a look when nothing is left: compiling takes time, whatever comes of it.
Result<void> check_pattern(const std::string& pattern, int& left);

/// The patterns of a check, compiled once and held against as many texts as there are.
class Matcher {
public:
    /// Precondition: every pattern is good.
    explicit Matcher(const Check& check);
    ~Matcher();
    Matcher(const Matcher&) = delete;
    Matcher& operator=(const Matcher&) = delete;

    /// Whether the patterns, by themselves, find fault with a text: something flagged that lies in no `unless` and has no
    /// reason near it, or nothing of what is needed.
    [[nodiscard]] bool finds_fault(std::string_view text) const;

private:
    struct Compiled;
    std::unique_ptr<const Compiled> compiled_;
};

}  // namespace amends
