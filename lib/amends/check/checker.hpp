// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include <amends/check/finding.hpp>
#include <amends/check/situation.hpp>
#include <amends/playbook/check_set.hpp>

namespace amends {

inline constexpr std::size_t kMostFindings = 50;  ///< of one check in one text

/// The checks of a playbook, ready to be held against drafts. Patterns are compiled the first time that a draft has the
/// words they require, so that one checker should serve as many drafts as there are; it is no business of several threads.
/// Takes any bytes, in time in proportion to their number.
class Checker {
public:
    explicit Checker(CheckSet set);
    ~Checker();
    Checker(Checker&&) noexcept;
    Checker& operator=(Checker&&) noexcept;
    Checker(const Checker&) = delete;
    Checker& operator=(const Checker&) = delete;

    [[nodiscard]] const std::vector<Check>& checks() const;

    /// What the customer's words say about kind and mood, by the playbook's `heard:`; a complaint of somebody upset where
    /// they say nothing.
    [[nodiscard]] Facts facts_of(const std::vector<std::string>& heard);

    /// What the checks that apply find. The findings point into the checker.
    [[nodiscard]] Findings check(std::string_view text, const Situation& situation);

private:
    struct Engine;
    std::unique_ptr<Engine> engine_;
};

}  // namespace amends
