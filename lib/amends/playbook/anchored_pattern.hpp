// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <amends/playbook/pattern.hpp>

namespace amends {

/// A pattern, compiled to be tried at places where a match may begin, and nowhere else: a few letters mostly settle it.
class AnchoredPattern {
public:
    /// Precondition: `check_pattern` takes it.
    explicit AnchoredPattern(const std::string& pattern);
    AnchoredPattern(AnchoredPattern&&) noexcept;
    AnchoredPattern& operator=(AnchoredPattern&&) noexcept;
    AnchoredPattern(const AnchoredPattern&) = delete;
    AnchoredPattern& operator=(const AnchoredPattern&) = delete;
    ~AnchoredPattern();

    /// The match that begins at `at`, if there is one: what `Pattern::find` from there would give if it begins there.
    [[nodiscard]] std::optional<Stretch> match_at(std::string_view text, std::size_t at) const;

private:
    struct Compiled;
    std::unique_ptr<const Compiled> compiled_;
};

}  // namespace amends
