// SPDX-License-Identifier: MIT
#include <amends/base/record.hpp>

#include <algorithm>
#include <array>

namespace amends {
namespace {

constexpr auto kNames = std::to_array<std::string_view>(
    {"text", "subject", "wants", "because", "name", "email", "phone", "options"});

}  // namespace

std::string_view to_string(Slot slot) {
    const auto at = static_cast<std::size_t>(slot);
    return at < kNames.size() ? kNames.at(at) : "unknown";
}

std::optional<Slot> parse_slot(std::string_view name) {
    const auto found = std::ranges::find(kNames, name);
    if (found == kNames.end()) return std::nullopt;
    return static_cast<Slot>(found - kNames.begin());
}

}  // namespace amends
