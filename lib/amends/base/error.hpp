// SPDX-License-Identifier: MIT
#pragma once

#include <stdexcept>
#include <string>

#include <amends/base/result.hpp>

namespace amends {

/// A failure of the world (disk, lock, damaged file), or a refusal on its way out. Thrown by `store`, `desk` and `cli`;
/// caught once, in `cli/run`.
class Error : public std::runtime_error {
public:
    explicit Error(Refusal refusal) : std::runtime_error{refusal.message}, refusal_{std::move(refusal)} {}
    Error(Code code, std::string message, std::string hint = {})
        : Error{Refusal{code, std::move(message), {}, std::move(hint)}} {}

    [[nodiscard]] const Refusal& refusal() const noexcept { return refusal_; }
    [[nodiscard]] Code code() const noexcept { return refusal_.code; }

private:
    Refusal refusal_;
};

/// The one bridge from the layers that return refusals to those that throw.
template <typename T>
T or_throw(Result<T> result) {
    if (!result) throw Error{std::move(result).error()};
    if constexpr (!std::is_void_v<T>) return *std::move(result);
}

}  // namespace amends
