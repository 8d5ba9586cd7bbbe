// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <amends/playbook/condition.hpp>

namespace amends {

/// What one test of a condition says about a ticket.
struct TestVerdict {
    std::string test;    ///< `mood is angry or furious`; under `not:` it begins with `not: `
    std::string actual;  ///< `calm`
    bool held = false;   ///< what the test asks for is so; for one under `not:` what must not be so
    bool operator==(const TestVerdict&) const = default;
};

/// `mood is angry or furious, channel is social`, or `always`.
std::string to_string(const Condition& condition, const Currency& currency);

/// Every test of a condition with what it found; those of `not:` come last.
std::vector<TestVerdict> explain(const Condition& condition, const Facts& facts, const Currency& currency);

}  // namespace amends
