// SPDX-License-Identifier: MIT
#pragma once

#include <utility>

#include <amends/base/error.hpp>
#include <cli/output/ticket_json.hpp>

namespace amends::cli {

/// The refusal of a text in which checks found errors, with what they found for programs that mend it.
class RefusedByChecks : public Error {
public:
    // In braces a JSON value would become a list of one.
    RefusedByChecks(Refusal refusal, Json findings) : Error{std::move(refusal)}, findings_(std::move(findings)) {}

    /// A list as `amends check --json` prints it.
    [[nodiscard]] const Json& findings() const noexcept { return findings_; }

private:
    Json findings_;
};

}  // namespace amends::cli
