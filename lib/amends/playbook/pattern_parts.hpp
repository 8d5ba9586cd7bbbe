// SPDX-License-Identifier: MIT
// What is known of the parts of a pattern, and how it is put together.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <amends/playbook/beginnings.hpp>
#include <amends/playbook/sharp_words.hpp>

namespace amends {

/// What is known of a part of a pattern: all the texts that it can match, or else what a match must contain and how it begins.
struct Known {
    std::optional<AnyOf> exact;
    RequiredWords required;
    Beginnings begins;  ///< where there are no `exact` ones
};

inline Known nothing_known() { return {}; }
inline Known exactly(std::string text) { return {AnyOf{std::move(text)}, {}, {}}; }

/// Puts what is known of parts together, as far as the limits allow.
class Composer {
public:
    explicit Composer(const WordLimits& limits) : limits_{limits} {}

    [[nodiscard]] RequiredWords required_of(Known known) const;
    [[nodiscard]] Beginnings beginnings_of(const Known& known) const;

    [[nodiscard]] Known sequence(std::vector<Known> parts) const;
    [[nodiscard]] Known either(std::vector<Known> branches) const;
    /// The part once or not at all.
    [[nodiscard]] Known optional(Known part) const;
    /// The part any number of times, and none.
    [[nodiscard]] Known any_number(const Known& part) const;
    /// The part so many times or more.
    [[nodiscard]] Known at_least(std::size_t times, Known part) const;

private:
    void add_clause(AnyOf texts, RequiredWords& to) const;
    [[nodiscard]] Beginnings beginnings_of_sequence(const std::vector<Known>& parts) const;
    [[nodiscard]] Beginnings beginnings_of_any(const std::vector<Known>& branches) const;

    const WordLimits& limits_;
};

}  // namespace amends
