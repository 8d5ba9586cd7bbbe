// SPDX-License-Identifier: MIT
#include <amends/base/address.hpp>

#include <algorithm>

namespace amends {

bool is_address(std::string_view text) {
    constexpr std::string_view kSeparators = ",;:<>()[]\\\"";
    const auto bad = [&](char byte) {
        return static_cast<unsigned char>(byte) <= 0x20 || byte == 0x7f || kSeparators.find(byte) != std::string_view::npos;
    };
    const auto at = text.find('@');
    const bool two_sides = at != std::string_view::npos && at > 0 && at + 1 < text.size();
    return two_sides && text.find('@', at + 1) == std::string_view::npos && text.front() != '-' && std::ranges::none_of(text, bad);
}

}  // namespace amends
