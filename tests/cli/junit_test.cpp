// SPDX-License-Identifier: MIT
// The JUnit file is XML 1.0 whatever the names of tests hold.
#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <vector>

#include <cli/output/junit.hpp>

using namespace amends;
using amends::cli::junit_xml;
using amends::cli::TestResult;

namespace {

TestResult failed(const std::string& name) {
    return {"p", "scenario", name, {"f.yaml", 3}, {{{"f.yaml", 4}, Instant{}, "+1h, Mon 2 Mar 10:00 +01:00", "overdue", "true", "false"}}};
}

/// The tags of a document in order, where it is well-formed: every `<` begins one, every `&` an entity, quotes close,
/// elements nest, and no character stands in it that XML 1.0 does not allow.
bool well_formed(const std::string& xml) {
    for (const char byte : xml) {
        const auto code = static_cast<unsigned char>(byte);
        if (code < 0x20 && byte != '\n' && byte != '\t') return false;
    }
    for (const char* const forbidden : {"\xef\xbf\xbe", "\xef\xbf\xbf"}) {
        if (xml.find(forbidden) != std::string::npos) return false;
    }
    static const std::regex kEntity{R"re(&(?!(?:amp|lt|gt|quot|#9|#10);))re"};
    if (std::regex_search(xml, kEntity)) return false;
    static const std::regex kTag{R"re(<(/?)([a-z]+)((?: [a-z]+="[^"<]*")*)(/?)>)re"};
    std::vector<std::string> open;
    std::size_t tags = 0;
    for (std::sregex_iterator at{xml.begin(), xml.end(), kTag}, end; at != end; ++at, ++tags) {
        const std::string name = (*at)[2];
        if ((*at)[1].length() > 0) {
            if (open.empty() || open.back() != name) return false;
            open.pop_back();
        } else if ((*at)[4].length() == 0) {
            open.push_back(name);
        }
    }
    const auto all = static_cast<std::size_t>(std::count(xml.begin(), xml.end(), '<'));
    return open.empty() && all == tags + 1;  // the declaration is the one more
}

}  // namespace

TEST_CASE("a suite a playbook, a case a test, a failure with what differs") {
    CHECK(junit_xml({{"p", "check", "check a: 1 flagged, 0 passed", {"f.yaml", 2}, {}}, failed("late")}) ==
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<testsuites>\n"
          "  <testsuite name=\"p\" tests=\"2\" failures=\"1\" errors=\"0\">\n"
          "    <testcase classname=\"p.check\" name=\"check a: 1 flagged, 0 passed\" file=\"f.yaml\" line=\"2\"/>\n"
          "    <testcase classname=\"p.scenario\" name=\"late\" file=\"f.yaml\" line=\"3\">\n"
          "      <failure message=\"overdue: expected true, got false\">  f.yaml:4: at +1h, Mon 2 Mar 10:00 +01:00: overdue&#10;"
          "    expected: true&#10;    actual:   false&#10;</failure>\n"
          "    </testcase>\n"
          "  </testsuite>\n"
          "</testsuites>\n");
}

TEST_CASE("names that are hostile leave it XML") {
    for (const std::string name : {"<b>&amp;\"'", "]]>", "a\nb\tc", "\x1b[31mred", "\x01\x02", "\xff\xfe", "\xef\xbf\xbf\xef\xbf\xbe",
                                   "\xe2\x80\xae" "desrever", "<!--", "-->", "<?xml?>"}) {
        CAPTURE(name);
        CHECK(well_formed(junit_xml({failed(name)})));
    }
    CHECK(well_formed(junit_xml({})));
}
