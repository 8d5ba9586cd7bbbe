// SPDX-License-Identifier: MIT
// The schema that editors use takes what the reader takes.
#include <doctest/doctest.h>

#include <charconv>
#include <nlohmann/json.hpp>

#include <tests/playbook/support.hpp>

#include <amends/playbook/yaml_tree.hpp>

#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wold-style-cast"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#endif
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

using namespace amends;

namespace {

/// A scalar as an editor takes it: plain words are null, truth and numbers where they look so.
nlohmann::json scalar(const std::string& text) {
    if (text.empty() || text == "null" || text == "~") return nullptr;
    if (text == "true" || text == "false") return text == "true";
    std::int64_t whole = 0;
    const char* end = text.data() + text.size();
    if (const auto [stop, error] = std::from_chars(text.data(), end, whole); error == std::errc{} && stop == end)
        return whole;
    return text;
}

nlohmann::json json_of(const YamlNode& node) {
    switch (node.type) {
        case YamlNode::Type::scalar: return scalar(node.text);
        case YamlNode::Type::list: {
            auto list = nlohmann::json::array();
            for (const YamlNode& item : node.items) list.push_back(json_of(item));
            return list;
        }
        case YamlNode::Type::map: break;
    }
    auto object = nlohmann::json::object();
    for (const YamlEntry& entry : node.entries) object[entry.key.text] = json_of(entry.value);
    return object;
}

/// The first fault that the schema finds with a playbook, or nothing.
std::string fault_by_schema(const std::string& text) {
    Problems problems;
    const auto playbook = json_of(parse_yaml({"t.yaml", text}, problems));
    REQUIRE(problems.none());
    static const auto definition = nlohmann::json::parse(test::shipped("playbook.schema.json"));
    valijson::Schema schema;
    valijson::SchemaParser parser;
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter{definition}, schema);
    valijson::Validator validator;
    valijson::ValidationResults results;
    if (validator.validate(schema, valijson::adapters::NlohmannJsonAdapter{playbook}, &results)) return "";
    valijson::ValidationResults::Error error;
    std::string all;
    while (results.popError(error)) {
        for (const std::string& part : error.context) all += part;
        all += " " + error.description + "\n";
    }
    return all;
}

}  // namespace

TEST_CASE("the schema takes the shipped playbooks") {
    CHECK(fault_by_schema(test::shipped("abc.yaml")) == "");
    CHECK(fault_by_schema(test::shipped("starter.yaml")) == "");
    CHECK(fault_by_schema("playbook: small\n") == "");
}

TEST_CASE("the schema refuses what the reader refuses") {
    for (const std::string broken : {
             "title: nameless\n",
             "playbook: Not A Name\n",
             "playbook: a\ntitel: x\n",
             "playbook: a\nsteps: [{id: a, rule: ABC-Q, stage: recieve, do: x}]\n",
             "playbook: a\nsteps: [{id: a, rule: ABC-1, stage: receive, do: x}]\n",
             "playbook: a\nclocks: {update: soon}\n",
             "playbook: a\nreminders: [{at: due}]\n",
             "playbook: a\nchecks: [{id: a, rule: TEN-5, level: fatal, flag: [x], message: m}]\n",
             "playbook: a\ncauses: {weather: []}\n",
             "playbook: a\ngifts: {coupon: {text: x, price: 3}}\n",
             "playbook: a\ntests: [{name: a, start: '2026-01-01T00:00:00Z', do: [{open: {modo: calm}}], expect: []}]\n",
             "playbook: a\ntests: [{name: a, start: '2026-01-01T00:00:00Z', do: [{open: {}}, {promise: {text: x}}], expect: []}]\n",
             "playbook: a\ntests: [{name: a, start: '2026-01-01T00:00:00Z', do: [], expect: [{at: +1h, status: done}]}]\n",
         }) {
        CAPTURE(broken);
        CHECK_FALSE(test::faults(broken).empty());
        CHECK_FALSE(fault_by_schema(broken).empty());
    }
}
