// SPDX-License-Identifier: MIT
#include <amends/base/one_line.hpp>

#include <string>
#include <string_view>

namespace amends {

Text one_line(const Text& text) {
    constexpr std::string_view kBlanks = " \t\n";
    const Text whole = text.trimmed();
    std::string line;
    std::string_view rest = whole.stored();
    for (auto end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
        line += rest.substr(0, rest.find_last_not_of(kBlanks, end) + 1);
        line += ' ';
        rest.remove_prefix(rest.find_first_not_of(kBlanks, end));
    }
    return Text::trusted(line.append(rest));
}

}  // namespace amends
