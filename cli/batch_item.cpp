// SPDX-License-Identifier: MIT
#include <cli/batch_item.hpp>

#include <algorithm>

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

/// Takes an item out of the events of a JSON parser, without a tree in between.
class ItemReader : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, ItemReader> {
public:
    explicit ItemReader(BatchItem& into) : item_{into} {}
    [[nodiscard]] bool complete() const { return has_text_; }

    bool Null() { return other("null"); }
    bool Bool(bool value) { return other(value ? "true" : "false"); }
    bool RawNumber(const char* typed, std::size_t size, bool) { return other({typed, size}); }
    bool String(const char* begin, std::size_t size, bool) {
        const std::string_view value{begin, size};
        if (depth_ == 1 && key_ == Name::text) {
            item_.text = value;
            has_text_ = true;
        } else if (key_ == Name::context && depth_ <= 2) {
            item_.context.emplace_back(value);
        } else if (depth_ == 1 && key_ == Name::id) {
            item_.id = quoted(value);
        }
        return depth_ > 0;
    }
    bool Key(const char* begin, std::size_t size, bool) {
        const std::string_view name{begin, size};
        if (depth_ == 1) key_ = name == "id" ? Name::id : name == "text" ? Name::text : name == "context" ? Name::context : Name::other;
        return true;
    }
    bool StartObject() { return open(); }
    bool EndObject(std::size_t) { return close(); }
    bool StartArray() { return depth_ > 0 && open(); }
    bool EndArray(std::size_t) { return close(); }

private:
    enum class Name { other, id, text, context };
    bool open() {
        ++depth_;
        return true;
    }
    bool close() {
        --depth_;
        return true;
    }
    bool other(std::string_view value) {
        if (depth_ == 1 && key_ == Name::id) item_.id = value;
        return depth_ > 0;
    }

    BatchItem& item_;
    Name key_ = Name::other;
    int depth_ = 0;
    bool has_text_ = false;
};

constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseNumbersAsStringsFlag;

}  // namespace

std::optional<BatchItem> read_batch_item(std::string_view line) {
    BatchItem item;
    ItemReader events{item};
    rapidjson::MemoryStream stream{line.data(), line.size()};
    rapidjson::Reader reader;
    // A byte of zero behind the object would end the stream, too.
    const bool whole = reader.Parse<kFlags>(stream, events) && stream.Tell() == line.size();
    if (!whole || !events.complete()) return std::nullopt;
    return item;
}

}  // namespace amends::cli
