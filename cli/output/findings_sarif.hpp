// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <vector>

#include <amends/check/finding.hpp>

namespace amends::cli {

/// A draft as it was read, what it is called, and what was found in it. The findings point into the checks.
struct CheckedDraft {
    std::string name;  ///< its path, or `draft` where it came through a pipe
    std::string text;
    Findings found;
};

/// A log in SARIF 2.1.0 of one run, on one line: the checks as rules, the drafts as artifacts, a result a finding. Columns
/// and offsets are counted in Unicode characters; a missing thing is an empty region where it belongs.
std::string findings_sarif(const std::vector<Check>& checks, std::span<const CheckedDraft> drafts);

}  // namespace amends::cli
