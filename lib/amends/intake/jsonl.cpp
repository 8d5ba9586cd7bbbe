// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include <amends/intake/row.hpp>

namespace amends {
namespace {

/// A scalar as a person would have typed it.
std::string typed(const nlohmann::json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

}  // namespace

std::optional<std::string> JsonRows::line() {
    if (window_.peek(0) == -1) return std::nullopt;
    ++line_;
    too_long_ = false;
    std::size_t at = 0;
    while (window_.peek(at) != -1 && window_.peek(at) != '\n') {
        if (++at < kMostRowBytes) continue;
        too_long_ = true;
        window_.drop(at);
        at = 0;
    }
    std::string text{too_long_ ? std::string_view{} : window_.first(at)};
    window_.drop(window_.peek(at) == -1 ? at : at + 1);
    if (!text.empty() && text.back() == '\r') text.pop_back();
    return text;
}

std::optional<Row> JsonRows::next() {
    auto text = line();
    while (text && text->empty() && !too_long_) text = line();
    if (!text) return std::nullopt;
    Row row{.line = line_, .values = {}, .nested = {}, .problem = {}};
    if (too_long_) {
        row.problem = fmt::format("has more than {} MB", kMostRowBytes >> 20U);
        return row;
    }
    const auto object = nlohmann::json::parse(*text, nullptr, false);
    if (!object.is_object()) {
        row.problem = object.is_discarded() ? "is not JSON" : "is not a JSON object";
        return row;
    }
    for (const auto& [key, value] : object.items()) {
        if (value.is_structured()) {
            row.nested.push_back(key);
        } else if (!value.is_null()) {
            row.values.emplace(key, typed(value));
        }
    }
    return row;
}

}  // namespace amends
