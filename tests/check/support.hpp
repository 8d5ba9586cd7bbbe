// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <amends/check/checker.hpp>
#include <tests/playbook/support.hpp>

namespace amends::test {

inline Checker checker_of(const Playbook& playbook) { return Checker{check_set_of(playbook)}; }

/// A checker with one check of these keys, `id: it` and `rule: TEN-5`.
inline Checker checker_with(const std::string& keys) {
    return checker_of(good(with("checks:\n  - {id: it, rule: TEN-5, message: m, " + keys + "}\n")));
}

/// What was found, as the words of the text; a missing thing is `?`.
inline std::vector<std::string> found(Checker& checker, const std::string& text, const Situation& situation = {}) {
    std::vector<std::string> words;
    for (const Finding& one : checker.check(text, situation)) {
        words.push_back(one.place.length == 0 ? "?" : text.substr(one.place.offset, one.place.length));
    }
    return words;
}

}  // namespace amends::test
