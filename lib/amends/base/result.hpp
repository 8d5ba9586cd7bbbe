// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace amends {

/// What went wrong, in terms a script can act on. The value is the exit status of the program; 1 is left for "it ran
/// fine, and the answer is no" (`check`, `verify`, `overdue --exit-code`).
enum class Code : int {
    usage = 2,       ///< the call itself is wrong: an unknown word, a value that can't be read
    not_found = 3,   ///< no such ticket, customer, agent, playbook or desk
    refused = 4,     ///< the playbook or the agent's authority says no
    changed = 5,     ///< somebody acted on the ticket after it was read
    bad_data = 65,   ///< a file that is not what it should be, or a damaged desk
    bug = 70,        ///< amends itself is wrong
    io = 74,         ///< the disk is full, a file can't be opened
    try_again = 75,  ///< locked for longer than the wait
};

/// The word for a code in `{"error":{"code":…}}`.
std::string_view to_string(Code code);

/// Why something was not done. `message` is one lower-case clause without a full stop that names the subject in single
/// quotes; `rule` is the id of the rule of recovery that says so, or empty; `hint` says what to do next, or is empty.
struct Refusal {
    Code code = Code::refused;
    std::string message;
    std::string rule = {};
    std::string hint = {};

    bool operator==(const Refusal&) const = default;
};

/// A T, or why there is none.
template <typename T>
using Result = tl::expected<T, Refusal>;

/// The failing side of a Result: `return refuse(Code::usage, "…");`
inline tl::unexpected<Refusal> refuse(Code code, std::string message, std::string rule = {}, std::string hint = {}) {
    return tl::unexpected<Refusal>{Refusal{code, std::move(message), std::move(rule), std::move(hint)}};
}

/// Passes the refusal of one Result on as that of another.
template <typename T>
tl::unexpected<Refusal> refuse(const Result<T>& failed) {
    return tl::unexpected<Refusal>{failed.error()};
}

}  // namespace amends
