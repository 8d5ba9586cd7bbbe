// SPDX-License-Identifier: MIT
// A program of the build: reads a playbook and writes its checks, prepared, as the source file of `shipped_checks.hpp`.
#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include <amends/playbook/prepared.hpp>
#include <amends/playbook/reader.hpp>

namespace {

using namespace amends;

/// A text as C++ writes it, by octal escapes of three digits, which nothing that follows can lengthen.
std::string literal(std::string_view bytes) {
    std::string text = "\"";
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        constexpr std::size_t kBytesALine = 40;
        text += fmt::format("\\{:03o}", static_cast<unsigned char>(bytes[at]));
        if (at % kBytesALine == kBytesALine - 1) text += "\"\n    \"";
    }
    return text + "\"";
}

Result<PlaybookSource> nothing_extends(const std::string& name, const PlaybookSource&) {
    return refuse(Code::not_found, fmt::format("'{}' is extended, but must stand alone", name));
}

int prepare(const std::string& from, const std::string& to) {
    std::ifstream input{from, std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{input}, {}};
    const auto read = read_playbook({from, text}, Currency::euro(), nothing_extends);
    for (const Problem& problem : read.problems) std::fputs((to_string(problem) + "\n").c_str(), stderr);
    if (!read.playbook) return 1;
    const std::string checks = amends::prepare(*read.playbook).checks;
    std::ofstream output{to};
    output << fmt::format("#include <cli/shipped_checks.hpp>\n\nnamespace amends::cli {{\n\nconst std::uint64_t kShippedKey = {}U;\n"
                          "const std::string_view kShippedChecks{{\n    {}, {}}};\n\n}}  // namespace amends::cli\n",
                          text_key(text), literal(checks), checks.size());
    return output.good() ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
    if (count == 3) return prepare(words[1], words[2]);
    std::fputs("usage: prepare_checks PLAYBOOK SOURCE\n", stderr);
    return 2;
}
