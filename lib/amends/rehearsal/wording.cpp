// SPDX-License-Identifier: MIT
#include <amends/rehearsal/wording.hpp>

namespace amends {

std::string joined(const std::vector<std::string>& words, std::string_view between) {
    std::string text;
    for (const std::string& word : words) {
        if (!text.empty()) text += between;
        text += word;
    }
    return text.empty() ? "none" : text;
}

}  // namespace amends
