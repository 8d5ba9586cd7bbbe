// SPDX-License-Identifier: MIT
#include <cli/output/findings.hpp>

#include <algorithm>

namespace amends::cli {
namespace {

std::string headline(const Finding& finding) {
    const Check& check = *finding.check;
    return fmt::format("{}: {} [{} {}]", to_string(finding.level), visible_line(check.message), check.id,
                       check.rules.empty() ? "" : check.rules.front());
}

/// The line of the text in which a finding begins, as far as the finding and a little around it.
struct Shown {
    std::string before, words, after;
};
Shown shown_line(std::string_view text, const Place& place) {
    constexpr std::size_t kAround = 60;
    const std::size_t line = text.rfind('\n', place.offset == 0 ? 0 : place.offset - 1);
    const std::size_t line_begin = line == std::string_view::npos || line >= place.offset ? 0 : line + 1;
    const std::size_t line_end = std::min(text.find('\n', place.offset), text.size());
    std::size_t begin = std::max(line_begin, place.offset - std::min(place.offset, kAround));
    while (begin > line_begin && text[begin - 1] != ' ') --begin;
    const std::size_t words_end = std::min(place.offset + place.length, line_end);
    std::size_t end = std::min(line_end, words_end + kAround);
    while (end < line_end && text[end] != ' ') ++end;
    return {visible_line(text.substr(begin, place.offset - begin)) + (begin < place.offset && text[place.offset - 1] == ' ' ? " " : ""),
            visible_line(text.substr(place.offset, words_end - place.offset)), visible(text.substr(words_end, end - words_end))};
}

void print_words(Sink& sink, std::string_view text, const Place& place) {
    if (place.length == 0) return;
    const Shown shown = shown_line(text, place);
    sink.print("    {}{}{}\n", shown.before, shown.words, shown.after);
    sink.print("    {}{}\n", std::string(width(shown.before), ' '), std::string(std::max<std::size_t>(width(shown.words), 1), '^'));
}

}  // namespace

void print_findings(Sink& sink, std::string_view name, std::string_view text, const Findings& findings, bool for_people) {
    for (const Finding& finding : findings) {
        sink.print("{}:{}:{}: {}\n", visible_line(name), finding.place.line, finding.place.column, headline(finding));
        if (for_people) print_words(sink, text, finding.place);
        if (!finding.check->instead.empty()) sink.print("    instead: {}\n", visible_line(finding.check->instead));
    }
}

std::vector<std::string> finding_lines(const Findings& findings) {
    std::vector<std::string> lines;
    for (const Finding& finding : findings) {
        lines.push_back(fmt::format("{}:{}: {}", finding.place.line, finding.place.column, headline(finding)));
        if (!finding.check->instead.empty()) lines.push_back(fmt::format("    instead: {}", visible_line(finding.check->instead)));
    }
    return lines;
}

Json finding_json(const Finding& finding) {
    const Check& check = *finding.check;
    return {{"check", check.id}, {"rule", check.rules.empty() ? Json(nullptr) : Json(check.rules.front())}, {"level", to_string(finding.level)},
            {"line", finding.place.line}, {"column", finding.place.column}, {"offset", finding.place.offset}, {"length", finding.place.length},
            {"message", check.message}, {"instead", check.instead.empty() ? Json(nullptr) : Json(check.instead)}, {"labels", check.labels}};
}

Json findings_json(const Findings& findings) {
    Json list = Json::array();
    for (const Finding& finding : findings) list.push_back(finding_json(finding));
    return list;
}

bool any_error(const Findings& findings) {
    return std::ranges::any_of(findings, [](const Finding& finding) { return finding.level == Level::error; });
}

}  // namespace amends::cli
