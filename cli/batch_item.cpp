// SPDX-License-Identifier: MIT
#include <cli/batch_item.hpp>

#include <algorithm>
#include <array>
#include <cstdint>

#include <fmt/format.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <cli/output/ticket_json.hpp>

namespace amends::cli {
namespace {

/// A text as JSON. Most that are names of something need no escape.
std::string quoted(std::string_view text) {
    const bool as_it_is = std::ranges::all_of(text, [](char byte) { return byte >= ' ' && byte < 0x7F && byte != '"' && byte != '\\'; });
    if (as_it_is) return '"' + std::string{text} + '"';
    return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// The parser takes `\udc00` for a sign of its own; UTF-8 has none such.
bool has_surrogate(std::string_view text) {
    for (std::size_t at = text.find('\xED'); at < text.size(); at = text.find('\xED', at + 1)) {
        if (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0xA0) return true;
    }
    return false;
}

/// Takes an item out of the events of a JSON parser, without a tree in between. An event that tells of a fault is answered with
/// false: the parser stops there.
class ItemReader : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, ItemReader> {
public:
    BatchItem item;
    std::string fault;  ///< what is wrong with it, but for its JSON

    bool Null() { return other("null", "null"); }
    bool Bool(bool value) { return other(value ? "true" : "false", "a truth value"); }
    bool RawNumber(const char* typed, std::size_t size, bool) { return other({typed, size}, "a number"); }
    bool String(const char* begin, std::size_t size, bool) {
        const std::string_view value{begin, size};
        if (has_surrogate(value)) return fail("no JSON: half of a pair of surrogates stands alone");
        if (depth_ == 0) return fail("expected a JSON object with a text, came a text");
        if (depth_ == 1 && key_ == Name::text) item.text = value;
        if (depth_ == 1 && key_ == Name::id) item.id = quoted(value);
        if (key_ == Name::context && depth_ <= 2) item.context.emplace_back(value);
        return true;
    }
    bool Key(const char* begin, std::size_t size, bool) {
        if (depth_ != 1) return true;
        const std::string_view name{begin, size};
        if (has_surrogate(name)) return fail("no JSON: half of a pair of surrogates stands alone");
        key_ = name == "id" ? Name::id : name == "text" ? Name::text : name == "context" ? Name::context : Name::other;
        bool& met = met_[static_cast<std::size_t>(key_)];
        if (met && key_ != Name::other) return fail(fmt::format("'{}' stands twice", name));
        met = true;
        return true;
    }
    bool StartObject() { return depth_ == 0 || is_passed_over() ? open() : refuse("an object"); }
    bool EndObject(std::size_t) { return close(); }
    bool StartArray() {
        if (depth_ == 0) return fail("expected a JSON object with a text, came a list");
        const bool messages = key_ == Name::context && depth_ == 1;
        return messages || is_passed_over() ? open() : refuse("a list");
    }
    bool EndArray(std::size_t) { return close(); }

    [[nodiscard]] bool has_text() const { return met_[static_cast<std::size_t>(Name::text)]; }

private:
    enum class Name : std::uint8_t { other, id, text, context };
    bool fail(std::string what) {
        fault = std::move(what);
        return false;
    }
    bool open() {
        ++depth_;
        return true;
    }
    bool close() {
        --depth_;
        return true;
    }
    /// Within something that is no part of an item.
    [[nodiscard]] bool is_passed_over() const { return key_ == Name::other || (key_ != Name::context && depth_ > 1); }
    bool refuse(std::string_view kind) {
        constexpr std::array<std::string_view, 4> kNames{"", "id", "text", "context"};
        constexpr std::array<std::string_view, 4> kExpected{"", "a plain value", "a text", "a text or a list of texts"};
        const auto at = static_cast<std::size_t>(key_);
        return fail(fmt::format("'{}' has {}, expected {}", kNames.at(at), kind, kExpected.at(at)));
    }
    bool other(std::string_view value, std::string_view kind) {
        if (depth_ == 0) return fail(fmt::format("expected a JSON object with a text, came {}", kind));
        const bool is_id = key_ == Name::id && depth_ == 1;
        if (is_id) item.id = value;
        const bool no_context = key_ == Name::context && depth_ == 1 && value == "null";
        return is_id || no_context || is_passed_over() || refuse(kind);
    }

    Name key_ = Name::other;
    int depth_ = 0;
    std::array<bool, 4> met_{};  ///< by name
};

constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseNumbersAsStringsFlag;

}  // namespace

tl::expected<BatchItem, BatchProblem> read_batch_item(std::string_view line) {
    ItemReader events;
    rapidjson::MemoryStream stream{line.data(), line.size()};
    rapidjson::Reader reader;
    const auto parsed = reader.Parse<kFlags>(stream, events);
    const auto problem = [&](std::string what) { return tl::unexpected{BatchProblem{std::move(events.item.id), std::move(what)}}; };
    if (!events.fault.empty()) return problem(std::move(events.fault));
    if (parsed.IsError()) return problem(fmt::format("no JSON from byte {} on: {}", parsed.Offset() + 1, rapidjson::GetParseError_En(parsed.Code())));
    // A byte of zero behind the object would end the stream, too.
    if (stream.Tell() != line.size()) return problem(fmt::format("no JSON from byte {} on: something stands behind the object", stream.Tell() + 1));
    if (!events.has_text()) return problem("there is no 'text'");
    return std::move(events.item);
}

}  // namespace amends::cli
