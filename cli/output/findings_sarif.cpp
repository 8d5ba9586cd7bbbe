// SPDX-License-Identifier: MIT
#include <cli/output/findings_sarif.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

namespace amends::cli {
namespace {

using Json = nlohmann::ordered_json;

/// SARIF has a word of its own for a hint.
std::string_view sarif_level(Level level) { return level == Level::hint ? "note" : to_string(level); }

Json text_json(std::string_view text) { return {{"text", text}}; }

/// A path as a reference in the sense of RFC 3986, whatever bytes it holds. A colon is written as `%3A`, or what stands
/// before it would be read as a scheme.
std::string uri_of(std::string_view path) {
    constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    std::string uri = path.starts_with('/') ? "file://" : "";
    for (const char byte : path) {
        if (kPlain.find(byte) != std::string_view::npos) {
            uri += byte;
        } else {
            uri += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
        }
    }
    return uri;
}

/// A rule of the log: what the check is for and when it speaks. Its `rules` are those of recovery.
Json rule_json(const Check& check) {
    Json rule{{"id", check.id}, {"shortDescription", text_json(check.message)}};
    if (!check.instead.empty()) rule["help"] = text_json(check.instead);
    rule["defaultConfiguration"] = {{"level", sarif_level(check.level)}};
    rule["properties"] = {{"rules", check.rules}, {"labels", check.labels}};
    return rule;
}

/// Walks through a text once and tells where it is, in lines and characters.
class Walk {
public:
    explicit Walk(std::string_view text) : text_{text} {}

    int line = 1, column = 1;
    std::size_t characters = 0;  ///< before here

    /// Precondition: not before here.
    void to(std::size_t offset) {
        for (; at_ < std::min(offset, text_.size()); ++at_) {
            const bool continues = (static_cast<unsigned char>(text_[at_]) & 0xC0U) == 0x80U;
            characters += continues ? 0 : 1;
            column = text_[at_] == '\n' ? 1 : column + (continues ? 0 : 1);
            line += text_[at_] == '\n' ? 1 : 0;
        }
    }

private:
    std::string_view text_;
    std::size_t at_ = 0;
};

/// The region of a finding. `begin` is moved to where it begins; findings may overlap, so its end is sought with a copy.
Json region_json(Walk& begin, const Place& place) {
    begin.to(place.offset);
    Walk end = begin;
    end.to(place.offset + place.length);
    return {{"startLine", place.line}, {"startColumn", place.column}, {"endLine", end.line}, {"endColumn", end.column},
            {"charOffset", begin.characters}, {"charLength", end.characters - begin.characters}};
}

Json result_json(const std::vector<Check>& checks, const Finding& finding, std::size_t draft, const std::string& uri, Json region) {
    const Check& check = *finding.check;
    const std::string message = check.instead.empty() ? check.message : fmt::format("{} Instead: {}", check.message, check.instead);
    const Json location{{"physicalLocation", {{"artifactLocation", {{"uri", uri}, {"index", draft}}}, {"region", std::move(region)}}}};
    return {{"ruleId", check.id}, {"ruleIndex", &check - checks.data()}, {"level", sarif_level(finding.level)},
            {"message", text_json(message)}, {"locations", Json::array({location})}};
}

}  // namespace

std::string findings_sarif(const std::vector<Check>& checks, std::span<const CheckedDraft> drafts) {
    Json rules = Json::array();
    for (const Check& check : checks) rules.push_back(rule_json(check));
    Json artifacts = Json::array();
    Json results = Json::array();
    for (std::size_t at = 0; at < drafts.size(); ++at) {
        const std::string uri = uri_of(drafts[at].name);
        artifacts.push_back(Json{{"location", {{"uri", uri}}}});
        Walk walk{drafts[at].text};
        for (const Finding& finding : drafts[at].found) {
            results.push_back(result_json(checks, finding, at, uri, region_json(walk, finding.place)));
        }
    }
    const Json driver{{"name", "amends"}, {"version", AMENDS_VERSION}, {"rules", std::move(rules)}};
    const Json run{{"tool", {{"driver", driver}}}, {"columnKind", "unicodeCodePoints"}, {"artifacts", std::move(artifacts)},
                   {"results", std::move(results)}};
    const Json log{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"}, {"version", "2.1.0"}, {"runs", Json::array({run})}};
    return log.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace amends::cli
