// SPDX-License-Identifier: MIT
#include <cli/output/csv.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace amends::cli {
namespace {

/// Signs that begin a formula in one spreadsheet or another, with their full-width twins.
constexpr auto kFormulaSigns = std::to_array<std::string_view>(
    {"=", "+", "-", "@", "|", "%", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20", "\uFF5C", "\uFF05"});

bool plain_number(std::string_view text) {
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    const auto digit = [](char byte) { return (byte >= '0' && byte <= '9') || byte == '.'; };
    return !text.empty() && std::ranges::all_of(text, digit) && std::ranges::count(text, '.') <= 1;
}

/// Signs that nobody sees: spaces, joiners and overrides stand in a block of their own, the others here and there.
constexpr auto kUnseenBlock = std::to_array<std::string_view>({"\xE2\x80", "\xE2\x81"});  // U+2000 to U+207F, three bytes each
constexpr auto kUnseen = std::to_array<std::string_view>({"\u00A0", "\u00AD", "\u034F", "\u061C", "\u115F", "\u1160", "\u1680",
                                                          "\u180E", "\u3000", "\u3164", "\uFEFF", "\uFFA0"});

/// How many bytes at the front of a cell are one sign that nobody sees; 0 for one that is seen.
std::size_t unseen_at_front(std::string_view cell) {
    if (static_cast<unsigned char>(cell.front()) <= ' ') return 1;
    const auto leads = [&](std::string_view sign) { return cell.starts_with(sign); };
    constexpr std::size_t kBytesInBlock = 3;
    if (std::ranges::any_of(kUnseenBlock, leads)) return std::min(kBytesInBlock, cell.size());
    const auto sign = std::ranges::find_if(kUnseen, leads);
    return sign == kUnseen.end() ? 0 : sign->size();
}

/// The cell from its first sign that is seen.
std::string_view seen_of(std::string_view cell) {
    while (!cell.empty()) {
        const auto unseen = unseen_at_front(cell);
        if (unseen == 0) break;
        cell.remove_prefix(unseen);
    }
    return cell;
}

bool formula(std::string_view cell) {
    const auto seen = seen_of(cell);
    if (seen.empty() || plain_number(cell)) return false;
    return std::ranges::any_of(kFormulaSigns, [&](std::string_view sign) { return seen.starts_with(sign); });
}

std::string quoted(std::string_view cell) {
    std::string text{"\""};
    for (const char byte : cell) text += byte == '"' ? std::string{"\"\""} : std::string(1, byte);
    return text + "\"";
}

}  // namespace

void write_csv(Sink& out, const std::vector<std::string>& cells, CsvCells guard) {
    std::string line;
    for (const std::string& cell : cells) {
        if (&cell != &cells.front()) line += ',';
        const std::string shown = guard == CsvCells::guarded && formula(cell) ? "'" + cell : cell;
        line += shown.find_first_of(",\"\r\n") == std::string::npos ? shown : quoted(shown);
    }
    out.print("{}\n", line);
}

}  // namespace amends::cli
