// SPDX-License-Identifier: MIT
#include <cli/output/junit.hpp>

#include <fmt/format.h>

#include <algorithm>

#include <amends/base/text.hpp>

namespace amends::cli {
namespace {

/// The two signs that are no characters, and that XML forbids, are shown as broken ones are.
std::string without_noncharacters(std::string shown) {
    for (const std::string_view none : {"\xef\xbf\xbe", "\xef\xbf\xbf"}) {
        for (auto at = shown.find(none); at != std::string::npos; at = shown.find(none)) shown.replace(at, none.size(), "\xef\xbf\xbd");
    }
    return shown;
}

/// A text as XML takes it: what XML can't hold stands there as a visible stand-in, its own signs as entities.
std::string escaped(std::string_view text) {
    std::string safe;
    for (const char byte : without_noncharacters(visible(text))) {
        switch (byte) {
            case '&': safe += "&amp;"; break;
            case '<': safe += "&lt;"; break;
            case '>': safe += "&gt;"; break;
            case '"': safe += "&quot;"; break;
            case '\n': safe += "&#10;"; break;
            case '\t': safe += "&#9;"; break;
            default: safe += byte;
        }
    }
    return safe;
}

std::string test_case(const TestResult& result) {
    const std::string head = fmt::format("    <testcase classname=\"{}.{}\" name=\"{}\" file=\"{}\" line=\"{}\"", escaped(result.playbook),
                                         escaped(result.kind), escaped(result.name), escaped(result.place.file), result.place.line);
    if (result.ok()) return head + "/>\n";
    std::string text;
    for (const Difference& difference : result.differences) text += difference_text(difference);
    const Difference& first = result.differences.front();
    const std::string message = fmt::format("{}: expected {}, got {}", first.what, first.expected, first.actual);
    return fmt::format("{}>\n      <failure message=\"{}\">{}</failure>\n    </testcase>\n", head, escaped(message), escaped(text));
}

}  // namespace

std::string difference_text(const Difference& difference) {
    const std::string at = difference.when.empty() ? "" : fmt::format("at {}: ", difference.when);
    return fmt::format("  {}:{}: {}{}\n    expected: {}\n    actual:   {}\n", visible_line(difference.place.file), difference.place.line, at,
                       visible_line(difference.what), visible_line(difference.expected), visible_line(difference.actual));
}

std::string junit_xml(const std::vector<TestResult>& results) {
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
    for (auto first = results.begin(); first != results.end();) {
        const auto last = std::find_if(first, results.end(), [&](const TestResult& one) { return one.playbook != first->playbook; });
        const auto failures = std::count_if(first, last, [](const TestResult& one) { return !one.ok(); });
        xml += fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\">\n", escaped(first->playbook),
                           last - first, failures);
        for (; first != last; ++first) xml += test_case(*first);
        xml += "  </testsuite>\n";
    }
    return xml + "</testsuites>\n";
}

}  // namespace amends::cli
