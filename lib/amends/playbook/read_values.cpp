// SPDX-License-Identifier: MIT
#include <amends/playbook/read_values.hpp>

#include <algorithm>
#include <charconv>

#include <amends/base/article.hpp>

namespace amends {

Keys::Keys(const YamlNode& node, std::string_view what, Reading& reading) : node_{node}, what_{what}, reading_{reading} {
    if (node.type != YamlNode::Type::map) reading.problems.add(node, fmt::format("expected {}: keys with values", what));
}

Keys::~Keys() {
    for (const YamlEntry& entry : node_.entries) {
        if (std::ranges::find(asked_, entry.key.text) != asked_.end()) continue;
        reading_.problems.add(entry.key, fmt::format("unknown key '{}' in {}", entry.key.text, what_),
                              suggestion(entry.key.text, asked_));
    }
}

const YamlNode* Keys::find(std::string_view key) {
    asked_.push_back(key);
    const YamlNode* value = node_.find(key);
    const bool empty = value != nullptr && value->type == YamlNode::Type::scalar && value->text.empty();
    return empty ? nullptr : value;
}

const YamlNode* Keys::require(std::string_view key) {
    const YamlNode* value = find(key);
    if (value == nullptr) reading_.problems.add(node_, fmt::format("{} needs '{}'", what_, key));
    return value;
}

void read_value(const YamlNode& node, Reading& reading, std::string& into) {
    if (node.type == YamlNode::Type::scalar) {
        into = node.text;
    } else {
        reading.problems.add(node, "expected a text");
    }
}

void read_value(const YamlNode& node, Reading& reading, int& into) {
    constexpr int kMost = 1'000'000;
    int value = 0;
    const char* end = node.text.data() + node.text.size();
    const auto [stop, error] = std::from_chars(node.text.data(), end, value);
    if (!node.text.empty() && error == std::errc{} && stop == end && value >= 0 && value <= kMost) {
        into = value;
    } else {
        reading.problems.add(node, fmt::format("'{}' is not a number from 0 to {}", node.text, kMost));
    }
}

void read_value(const YamlNode& node, Reading& reading, bool& into) {
    if (node.text == "true" || node.text == "false") {
        into = node.text == "true";
    } else {
        reading.problems.add(node, fmt::format("'{}' is neither true nor false", node.text));
    }
}

void read_value(const YamlNode& node, Reading& reading, Span& into) {
    const auto span = parse_span(node.text);
    if (span) {
        into = *span;
    } else {
        reading.problems.add(node, span.error());
    }
}

void read_value(const YamlNode& node, Reading& reading, Money& into) {
    const auto money = parse_money(node.text, reading.currency);
    if (money) {
        into = *money;
    } else {
        reading.problems.add(node, money.error());
    }
}

void check_type(const YamlNode& node, YamlNode::Type type, std::string_view expected, Reading& reading) {
    if (node.type != type) reading.problems.add(node, fmt::format("expected {}", expected));
}

void check_word(const YamlNode& node, std::string_view name, std::span<const std::string_view> known, Reading& reading) {
    if (std::ranges::find(known, node.text) != known.end()) return;
    reading.problems.add(node, fmt::format("'{}' is not {}", node.text, with_article(name)), suggestion(node.text, known));
}

void check_words(const YamlNode* list, std::string_view name, std::span<const std::string_view> known, Reading& reading) {
    for_each_value(list, [&](const YamlNode& item) { check_word(item, name, known, reading); });
}

void check_id(const YamlNode& node, Reading& reading) {
    const auto fits = [](char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '-'; };
    const bool good = !node.text.empty() && node.text.front() != '-' && std::ranges::all_of(node.text, fits);
    if (!good) reading.problems.add(node, fmt::format("'{}' is not a name: use lower-case words joined by dashes", node.text));
}

}  // namespace amends
