// SPDX-License-Identifier: MIT
// The smaller sections: authority, options, gifts, templates, escalation, causes.
#include <algorithm>
#include <array>

#include <amends/playbook/read_values.hpp>
#include <amends/playbook/template.hpp>

namespace amends {
namespace {

constexpr auto kAreas = std::to_array<std::string_view>(
    {"process", "product", "roles", "interpersonal", "direction", "external"});

CatalogueOption read_option(const YamlEntry& entry, Reading& reading) {
    CatalogueOption option;
    option.id = entry.key.text;
    check_id(entry.key, reading);
    Keys keys{entry.value, "an option", reading};
    keys.require("text", option.text);
    const YamlNode* cost = keys.find("cost");
    if (cost != nullptr && cost->text != "asked") read_value(*cost, reading, option.cost);
    return option;
}

GiftItem read_gift(const YamlEntry& entry, Reading& reading) {
    GiftItem gift;
    gift.id = entry.key.text;
    check_id(entry.key, reading);
    Keys keys{entry.value, "a gift", reading};
    keys.require("text", gift.text);
    keys.require("cost", gift.cost);
    return gift;
}

}  // namespace

void read_authority(const YamlNode& node, Reading& reading, Playbook& into) {
    Keys keys{node, "'authority'", reading};
    for (const std::string_view role : words<Role>()) {
        const YamlNode* limits = keys.find(role);
        if (limits == nullptr) continue;
        Authority& authority = into.authority[*parse_word<Role>(role)];
        Keys limit{*limits, "the limits of a role", reading};
        limit.read("gift", authority.gift);
        limit.read("option", authority.option);
        limit.read("per_year", authority.per_year);
    }
}

void read_options(const YamlNode& node, Reading& reading, Playbook& into) {
    Keys keys{node, "'options'", reading};
    keys.read("at_least", into.options_at_least);
    const YamlNode* catalogue = keys.find("catalogue");
    if (catalogue == nullptr) return;
    check_type(*catalogue, YamlNode::Type::map, "options by name", reading);
    for (const YamlEntry& entry : catalogue->entries) into.options.push_back(read_option(entry, reading));
}

void read_gifts(const YamlNode& node, Reading& reading, Playbook& into) {
    check_type(node, YamlNode::Type::map, "gifts by name", reading);
    for (const YamlEntry& entry : node.entries) into.gifts.push_back(read_gift(entry, reading));
}

void read_templates(const YamlNode& node, Reading& reading, Playbook& into) {
    check_type(node, YamlNode::Type::map, "templates by name", reading);
    for (const YamlEntry& entry : node.entries) {
        check_id(entry.key, reading);
        check_type(entry.value, YamlNode::Type::scalar, "a text", reading);
        if (const auto good = check_template(entry.value.text); !good) reading.problems.add(entry.value, good.error());
        into.templates.push_back({entry.key.text, entry.value.text, entry.key.line});
    }
}

void read_escalation(const YamlNode& node, Reading& reading, Playbook& into) {
    check_type(node, YamlNode::Type::list, "a list of {to: ROLE}", reading);
    for (const YamlNode& item : node.items) {
        Keys keys{item, "a rung of 'escalation'", reading};
        keys.require("to", into.escalation.emplace_back());
    }
    if (std::ranges::adjacent_find(into.escalation, std::ranges::greater_equal{}) != into.escalation.end()) {
        reading.problems.add(node, "'escalation' must rise: supervisor, then manager");
    }
}

void read_causes(const YamlNode& node, Reading& reading, Playbook& into) {
    check_type(node, YamlNode::Type::map, "lists of causes by area", reading);
    for (const YamlEntry& entry : node.entries) {
        check_word(entry.key, "area of causes", kAreas, reading);
        CauseArea& area = into.causes.emplace_back();
        area.area = entry.key.text;
        if (entry.value.type != YamlNode::Type::scalar || !entry.value.text.empty()) read_value(entry.value, reading, area.names);
        for_each_value(&entry.value, [&](const YamlNode& name) { check_id(name, reading); });
    }
}

}  // namespace amends
