// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <amends/playbook/required_words.hpp>

namespace amends {

/// The first few signs of each text that a part of a pattern can match, in lower case and with the edges of words.
class Beginnings {
public:
    /// Of a part of which nothing is known: anything may come first.
    Beginnings() = default;
    /// Of a part that is spelled out; no more than so many signs of each are kept.
    Beginnings(const AnyOf& texts, std::size_t longest);

    /// Whether what follows the part tells more.
    [[nodiscard]] bool may_go_on() const;
    /// Of this part with the next behind it.
    [[nodiscard]] Beginnings followed_by(const Beginnings& next, std::size_t longest) const;
    void add(const Beginnings& others);
    /// The part may match nothing at all.
    void add_nothing();
    /// Other signs may follow that are not known.
    void leave_open();

    /// The letters that a match begins with: one of these, at the beginning of a word, or behind signs that are no part of one.
    /// Empty: not known.
    [[nodiscard]] AnyOf at_word() const;

private:
    struct Text {
        std::string signs;
        bool whole = false;  ///< the part may end behind it
        auto operator<=>(const Text&) const = default;
    };
    static Text cut(Text text, std::size_t longest);
    void tidy();
    void keep_each_once();

    std::vector<Text> texts_{Text{}};  ///< sorted; each stands once
};

}  // namespace amends
