// SPDX-License-Identifier: MIT
#include <amends/base/key.hpp>

#include <fmt/format.h>

#include <algorithm>

#include <amends/base/text.hpp>

namespace amends {

Result<std::string> parse_key(std::string_view text) {
    constexpr std::size_t kLongest = 256;
    const auto control = [](char byte) { return (byte >= 0 && byte < ' ') || byte == '\x7f'; };
    const bool good = !text.empty() && text.size() <= kLongest && std::ranges::none_of(text, control) &&
                      Text::from(std::string{text}).has_value();
    if (good) return std::string{text};
    return refuse(Code::usage, fmt::format("'{}' is not a key", text), {},
                  fmt::format("use 1 to {} bytes of UTF-8 without control characters", kLongest));
}

}  // namespace amends
