// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include <amends/check/finding.hpp>
#include <amends/playbook/check_set.hpp>

namespace amends {

class CheckEngine;

/// A reply, and what the customer wrote before it.
struct Reply {
    std::string text;
    std::vector<std::string> heard;
};

/// Checks many replies at once, of which no ticket is known: each as a `Checker` would with the facts that the customer's words
/// tell, in a fraction of the time.
class BatchChecker {
public:
    explicit BatchChecker(CheckSet set);
    ~BatchChecker();
    BatchChecker(const BatchChecker&) = delete;
    BatchChecker& operator=(const BatchChecker&) = delete;
    BatchChecker(BatchChecker&&) = delete;
    BatchChecker& operator=(BatchChecker&&) = delete;

    /// What is found in each, in their order. The findings point into the checker.
    [[nodiscard]] std::vector<Findings> check(std::span<const Reply> replies, ReplyMoment moment);

private:
    void check_together(std::span<const Reply> replies, ReplyMoment moment, std::vector<Findings>& to);

    std::unique_ptr<CheckEngine> engine_;
};

}  // namespace amends
