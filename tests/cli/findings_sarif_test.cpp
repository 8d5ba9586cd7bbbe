// SPDX-License-Identifier: MIT
// A SARIF log names places as SARIF counts them: in characters, from 1 for lines and columns, from 0 for offsets.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include <cli/output/findings_sarif.hpp>

using namespace amends;
using amends::cli::CheckedDraft;
using amends::cli::findings_sarif;
using nlohmann::json;

namespace {

std::vector<Check> two_checks() {
    Check hint;
    hint.id = "thank";
    hint.level = Level::hint;
    hint.message = "No thanks.";
    Check error;
    error.id = "no-company-policy";
    error.level = Level::error;
    error.rules = {"TEN-5"};
    error.message = "A policy is no reason.";
    error.instead = "say what you can do";
    return {hint, error};
}

json run_of(const std::vector<Check>& checks, const std::vector<CheckedDraft>& drafts) {
    const auto log = json::parse(findings_sarif(checks, drafts));
    REQUIRE(log["version"] == "2.1.0");
    REQUIRE(log["runs"].size() == 1);
    return log["runs"][0];
}

std::string uri_of(const std::string& name) {
    return run_of({}, {{name, "", {}}})["artifacts"][0]["location"]["uri"];
}

}  // namespace

TEST_CASE("a finding becomes a result of its rule, with its place in characters") {
    const auto checks = two_checks();
    const std::string text = "Grüße,\nunsere Policy über\nalles";
    const Place place{.line = 2, .column = 8, .offset = 16, .length = 18};  // from `Policy` into the third line
    const auto run = run_of(checks, {{"a.txt", text, {{&checks[1], Level::error, place}}}});

    CHECK(run["columnKind"] == "unicodeCodePoints");
    const auto& result = run["results"][0];
    CHECK(result["ruleId"] == "no-company-policy");
    CHECK(run["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()]["id"] == "no-company-policy");
    CHECK(result["level"] == "error");
    CHECK(result["message"]["text"] == "A policy is no reason. Instead: say what you can do");
    const auto& where = result["locations"][0]["physicalLocation"];
    CHECK(where["artifactLocation"]["uri"] == "a.txt");
    CHECK(where["region"] == json{{"startLine", 2}, {"startColumn", 8}, {"endLine", 3}, {"endColumn", 6}, {"charOffset", 14}, {"charLength", 17}});
}

TEST_CASE("what is missing is an empty region, a hint is a note, and findings may overlap") {
    const auto checks = two_checks();
    const Findings found{{&checks[0], Level::hint, {}},
                         {&checks[1], Level::error, {.line = 1, .column = 1, .offset = 0, .length = 5}},
                         {&checks[1], Level::warning, {.line = 1, .column = 3, .offset = 2, .length = 1}}};
    const auto results = run_of(checks, {{"a.txt", "abcdef", found}})["results"];
    REQUIRE(results.size() == 3);
    CHECK(results[0]["level"] == "note");
    CHECK(results[0]["locations"][0]["physicalLocation"]["region"]["charLength"] == 0);
    CHECK(results[1]["locations"][0]["physicalLocation"]["region"]["endColumn"] == 6);
    CHECK(results[2]["level"] == "warning");
    CHECK(results[2]["locations"][0]["physicalLocation"]["region"]["charOffset"] == 2);
}

TEST_CASE("every draft is an artifact, and names of any bytes are references") {
    CHECK(run_of(two_checks(), {{"a.txt", "x", {}}, {"b.txt", "y", {}}})["artifacts"].size() == 2);
    CHECK(uri_of("replies/to dana.txt") == "replies/to%20dana.txt");
    CHECK(uri_of("/tmp/a.txt") == "file:///tmp/a.txt");
    CHECK(uri_of("c:a%b#?.txt") == "c%3Aa%25b%23%3F.txt");
    CHECK(uri_of("\xff") == "%FF");
}
