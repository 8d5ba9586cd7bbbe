// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include <amends/intake/row.hpp>

namespace amends {
namespace {

/// A scalar as a person would have typed it; nullopt for null. Refuses lists and objects.
Result<std::optional<std::string>> typed(const nlohmann::json& value) {
    if (value.is_null()) return std::optional<std::string>{};
    if (value.is_string()) return std::optional<std::string>{value.get<std::string>()};
    if (value.is_primitive()) return std::optional<std::string>{value.dump()};
    return refuse(Code::bad_data, "is neither a text nor a number");
}

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
    Row row{.line = line_, .values = {}, .problem = {}};
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
        auto read = typed(value);
        if (!read) {
            row.problem = fmt::format("'{}' {}", key, read.error().message);
            return row;
        }
        if (auto& scalar = *read) row.values.emplace(key, *std::move(scalar));
    }
    return row;
}

}  // namespace amends
