// SPDX-License-Identifier: MIT
#include <amends/playbook/extend.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace amends {
namespace {

constexpr std::size_t kMostAncestors = 16;

bool has_ids(const YamlNode& list) {
    return list.type == YamlNode::Type::list &&
           std::ranges::all_of(list.items, [](const YamlNode& item) { return item.find("id") != nullptr; });
}

YamlNode merged(YamlNode base, const YamlNode& over);

YamlNode merged_lists(YamlNode base, const YamlNode& over) {
    for (const YamlNode& item : over.items) {
        const auto same = std::ranges::find_if(
            base.items, [&](const YamlNode& one) { return one.find("id")->text == item.find("id")->text; });
        if (same == base.items.end()) {
            base.items.push_back(item);
        } else {
            *same = merged(std::move(*same), item);
        }
    }
    return base;
}

/// What stands in `over` goes over what stands in `base`; the place of a thing is where it was named last.
YamlNode merged(YamlNode base, const YamlNode& over) {
    if (has_ids(base) && has_ids(over)) return merged_lists(std::move(base), over);
    if (base.type != YamlNode::Type::map || over.type != YamlNode::Type::map) return over;
    base.line = over.line;
    base.column = over.column;
    base.file = over.file;
    for (const YamlEntry& entry : over.entries) {
        const auto same = std::ranges::find_if(
            base.entries, [&](const YamlEntry& one) { return one.key.text == entry.key.text; });
        if (same == base.entries.end()) {
            base.entries.push_back(entry);
        } else {
            *same = {entry.key, merged(std::move(same->value), entry.value)};
        }
    }
    return base;
}

YamlNode extended_by(const PlaybookSource& source, const FindPlaybook& find, Problems& problems, std::vector<std::string> seen) {
    YamlNode own = parse_yaml(source, problems);
    const bool is_base = !seen.empty();
    if (is_base && problems.whole() && own.type != YamlNode::Type::map) problems.add(own, fmt::format("'{}', which is extended, is no playbook", source.file));
    const YamlNode* name = own.find("extends");
    if (name == nullptr) return own;
    if (name->type != YamlNode::Type::scalar) problems.add(*name, "expected the name of a playbook");
    if (name->text.empty() || name->text == "null" || name->text == "~") return own;
    seen.push_back(source.file);
    const auto base = find(name->text, source);
    if (!base) {
        problems.add(*name, base.error());
        problems.cut_short();
        return own;
    }
    if (std::ranges::find(seen, base->file) != seen.end() || seen.size() > kMostAncestors) {
        problems.add(*name, fmt::format("'{}' extends itself in a circle", name->text));
        problems.cut_short();
        return own;
    }
    return merged(extended_by(*base, find, problems, std::move(seen)), own);
}

}  // namespace

YamlNode extended(const PlaybookSource& source, const FindPlaybook& find, Problems& problems) {
    YamlNode whole = extended_by(source, find, problems, {});
    std::erase_if(whole.entries, [](const YamlEntry& entry) { return entry.key.text == "extends"; });
    return whole;
}

}  // namespace amends
