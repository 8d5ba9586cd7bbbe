// SPDX-License-Identifier: MIT
#include <amends/playbook/template.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <kainjow/mustache.hpp>

#include <amends/base/suggest.hpp>

namespace amends {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;

constexpr auto kSlots = std::to_array<std::string_view>({"customer.name", "customer.first_name", "ticket.id",
                                                        "ticket.subject", "agent", "until", "wants", "options", "n", "text"});
constexpr std::size_t kMostTemplateBytes = 65'536;

/// Gives Mustache the values by their whole names, and notes the first name that has none.
class Context : public kainjow::mustache::basic_context<std::string> {
public:
    explicit Context(const Filling& filling) {
        for (const auto& [name, value] : filling.texts) values_.emplace(name, data{value});
        for (const auto& [name, rows] : filling.lists) {
            data list{data::type::list};
            for (const auto& row : rows) {
                data object{data::type::object};
                for (const auto& [key, value] : row) object.set(key, data{value});
                list << object;
            }
            values_.emplace(name, std::move(list));
        }
    }

    void push(const data* row) override { rows_.push_back(row); }
    void pop() override { rows_.pop_back(); }
    const data* get(const std::string& name) const override {
        for (auto row = rows_.rbegin(); row != rows_.rend(); ++row) {
            if (*row == nullptr || !(*row)->is_object()) continue;
            if (const data* value = (*row)->get(name)) return value;
        }
        const auto value = values_.find(name);
        return value == values_.end() ? nullptr : &value->second;
    }
    const data* get_partial(const std::string&) const override { return nullptr; }

private:
    std::map<std::string, data, std::less<>> values_;
    std::vector<const data*> rows_;
};

/// A tag of a template: `{{name}}`, `{{#name}}`, `{{^name}}`, `{{/name}}`.
struct Tag {
    char sign = ' ';
    std::string_view name;
};

/// Calls `each(tag)` for every tag until it returns false; refuses tags that are not closed.
template <typename Each>
Result<void> for_tags(std::string_view text, Each each) {
    for (auto open = text.find("{{"); open != std::string_view::npos; open = text.find("{{")) {
        const auto close = text.find("}}", open);
        if (close == std::string_view::npos) return refuse(Code::bad_data, "a slot '{{' is never closed");
        auto inside = text.substr(open + 2, close - open - 2);
        Tag tag;
        if (!inside.empty() && std::string_view{"#^/"}.find(inside.front()) != std::string_view::npos) {
            tag.sign = inside.front();
            inside.remove_prefix(1);
        }
        tag.name = inside;
        if (auto going = each(tag); !going) return going;
        text.remove_prefix(close + 2);
    }
    return {};
}

/// The names that stand outside every section of their own name: without a value they can't be filled.
Result<void> check_filled(std::string_view text, const Filling& filling) {
    std::vector<std::string_view> sections;
    return for_tags(text, [&](const Tag& tag) -> Result<void> {
        if (tag.sign == '#' || tag.sign == '^') sections.push_back(tag.name);
        if (tag.sign == '/' && !sections.empty()) sections.pop_back();
        if (tag.sign != ' ') return {};
        const bool asked = std::ranges::find(sections, tag.name) != sections.end();
        const bool in_list = std::ranges::any_of(sections, [](std::string_view name) { return name == "options"; });
        if (asked || in_list || filling.texts.contains(tag.name)) return {};
        return refuse(Code::refused, fmt::format("the template needs '{}', which is not known", tag.name), {},
                      "give the text yourself with -m or -F");
    });
}

}  // namespace

std::span<const std::string_view> known_slots() { return kSlots; }

Result<Text> fill(std::string_view text, const Filling& filling) {
    if (const auto filled = check_filled(text, filling); !filled) return refuse(filled);
    mustache parsed{std::string{text}};
    if (!parsed.is_valid()) return refuse(Code::bad_data, parsed.error_message());
    parsed.set_custom_escape([](const std::string& value) { return value; });
    Context context{filling};
    return Text::from(parsed.render(context));
}

Result<void> check_template(std::string_view text) {
    if (text.size() > kMostTemplateBytes) {
        return refuse(Code::bad_data, fmt::format("the template has more than {} bytes", kMostTemplateBytes));
    }
    constexpr std::size_t kDeepest = 16;
    std::size_t depth = 0;
    auto known = for_tags(text, [&](const Tag& tag) -> Result<void> {
        if (tag.sign == '#' || tag.sign == '^') ++depth;
        if (tag.sign == '/' && depth > 0) --depth;
        if (depth > kDeepest) return refuse(Code::bad_data, "sections are nested too deep");
        if (std::ranges::find(kSlots, tag.name) != kSlots.end()) return {};
        return refuse(Code::bad_data, fmt::format("no slot '{}'", tag.name), {}, suggestion(tag.name, kSlots));
    });
    if (!known) return known;
    const mustache parsed{std::string{text}};
    if (!parsed.is_valid()) return refuse(Code::bad_data, parsed.error_message());
    return {};
}

std::optional<std::string> unfilled_slot(std::string_view text) {
    const auto open = text.find("{{");
    if (open == std::string_view::npos) return std::nullopt;
    const auto close = text.find("}}", open);
    constexpr std::size_t kLongestSlot = 80;
    if (close == std::string_view::npos || close - open > kLongestSlot) return std::nullopt;
    return std::string{text.substr(open, close + 2 - open)};
}

}  // namespace amends
