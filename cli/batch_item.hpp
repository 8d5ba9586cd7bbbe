// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace amends::cli {

/// A line of a batch: a reply to be checked.
struct BatchItem {
    std::string id = "null";  ///< as JSON
    std::string text;
    std::vector<std::string> context;
};

/// Why a line can't be answered.
struct BatchProblem {
    std::string id = "null";  ///< as JSON, where it stood before the fault
    std::string what;         ///< `'text' is a number, expected a text`
};

/// Reads `{"id":…,"text":…,"context":…}`. The context may be a list of texts; what else the object has is passed over.
tl::expected<BatchItem, BatchProblem> read_batch_item(std::string_view line);

}  // namespace amends::cli
