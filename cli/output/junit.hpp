// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <amends/rehearsal/rehearse.hpp>

namespace amends::cli {

/// One test of a playbook, and what came of it.
struct TestResult {
    std::string playbook;  ///< its name
    std::string kind;      ///< `scenario`, `check`, or `playbook`: it has faults
    std::string name;
    SourceLine place;
    std::vector<Difference> differences;
    [[nodiscard]] bool ok() const { return differences.empty(); }
};

/// The lines that tell of a difference, each ended; safe to show.
std::string difference_text(const Difference& difference);

/// The results as JUnit writes them, one suite a playbook: XML 1.0 whatever the names hold.
std::string junit_xml(const std::vector<TestResult>& results);

}  // namespace amends::cli
