// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace amends::cli {

/// A line of a batch: a reply to be checked.
struct BatchItem {
    std::string id = "null";  ///< as JSON
    std::string text;
    std::vector<std::string> context;
};

/// Reads `{"id":…,"text":…,"context":…}`; nullopt where it is no JSON object or has no text.
std::optional<BatchItem> read_batch_item(std::string_view line);

}  // namespace amends::cli
