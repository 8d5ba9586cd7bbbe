// SPDX-License-Identifier: MIT
#include <cli/batch_item.hpp>

#include <algorithm>
#include <charconv>

#include <amends/base/plain.hpp>
#include <cli/output/ticket_json.hpp>

namespace amends::cli {
namespace {

/// Takes an item out of the events of a JSON parser, without a tree in between.
class ItemReader : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit ItemReader(BatchItem& into) : item_{into} {}
    [[nodiscard]] bool complete() const { return has_text_; }

    bool null() override { return other("null"); }
    bool boolean(bool value) override { return other(value ? "true" : "false"); }
    bool number_integer(number_integer_t value) override { return other(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return other(std::to_string(value)); }
    bool number_float(number_float_t, const string_t& typed) override { return other(typed); }
    bool binary(binary_t&) override { return false; }
    bool string(string_t& value) override {
        if (depth_ == 1 && key_ == Key::text) {
            item_.text = std::move(value);
            has_text_ = true;
        } else if (key_ == Key::context && depth_ <= 2) {
            item_.context.push_back(std::move(value));
        } else if (depth_ == 1 && key_ == Key::id) {
            item_.id = Json(value).dump(-1, ' ', false, Json::error_handler_t::replace);
        }
        return depth_ > 0;
    }
    bool start_object(std::size_t) override { return open(); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return depth_ > 0 && open(); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override {
        if (depth_ == 1) key_ = name == "id" ? Key::id : name == "text" ? Key::text : name == "context" ? Key::context : Key::other;
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

private:
    enum class Key { other, id, text, context };
    bool open() {
        ++depth_;
        return true;
    }
    bool close() {
        --depth_;
        return true;
    }
    bool other(std::string value) {
        if (depth_ == 1 && key_ == Key::id) item_.id = std::move(value);
        return depth_ > 0;
    }

    BatchItem& item_;
    Key key_ = Key::other;
    int depth_ = 0;
    bool has_text_ = false;
};

/// Reads what nearly every line is, an object of strings and nulls, several times as fast as a parser of all JSON; gives the same events, and gives
/// up on everything else.
class StringsReader {
public:
    StringsReader(std::string_view line, ItemReader& to) : rest_{line}, to_{to} {}

    bool read() {
        if (!take('{')) return false;
        to_.start_object(0);
        do {
            if (!read_string(value_) || !take(':')) return false;
            to_.key(value_);
            if (!read_value()) return false;
        } while (take(','));
        return take('}') && front() == '\0' && rest_.empty();
    }

private:
    /// The next sign that is no blank; 0 at the end.
    char front() {
        rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t\r\n"), rest_.size()));
        return rest_.empty() ? '\0' : rest_.front();
    }
    bool take(char sign) {
        if (front() != sign || rest_.empty()) return false;
        rest_.remove_prefix(1);
        return true;
    }

    bool read_value() {
        constexpr std::string_view kNull = "null";
        if (front() == kNull.front() && rest_.starts_with(kNull)) {
            rest_.remove_prefix(kNull.size());
            return to_.null();
        }
        return read_string(value_) && to_.string(value_);
    }

    bool read_string(std::string& to) {
        to.clear();
        if (!take('"')) return false;
        for (;;) {
            std::size_t size = 0;
            while (size < rest_.size() && is_ordinary(rest_[size])) ++size;
            to += rest_.substr(0, size);
            rest_.remove_prefix(size);
            if (rest_.empty()) return false;
            if (rest_.front() == '"') break;
            if (!(rest_.front() == '\\' ? read_escape(to) : read_beyond(to))) return false;
        }
        rest_.remove_prefix(1);
        return true;
    }
    static bool is_ordinary(char byte) { return byte >= ' ' && byte != '"' && byte != '\\'; }

    bool read_beyond(std::string& to) {
        const FrontPoint point = front_point(rest_);
        if (point.size == 1) return false;  // broken, or a control sign
        to += rest_.substr(0, point.size);
        rest_.remove_prefix(point.size);
        return true;
    }

    bool read_escape(std::string& to) {
        constexpr std::string_view kNames = "\"\\/bfnrt";
        constexpr std::string_view kSigns = "\"\\/\b\f\n\r\t";
        if (rest_.size() < 2) return false;
        if (rest_[1] == 'u') return read_number(to);
        const auto which = kNames.find(rest_[1]);
        if (which == std::string_view::npos) return false;
        to += kSigns[which];
        rest_.remove_prefix(2);
        return true;
    }

    /// `\u00e4`; leaves pairs, for what is beyond four digits, to the parser.
    bool read_number(std::string& to) {
        constexpr std::size_t kSize = 6;
        unsigned point = 0;
        if (rest_.size() < kSize) return false;
        const auto [stop, error] = std::from_chars(rest_.data() + 2, rest_.data() + kSize, point, 16);
        const bool half = point >= 0xD800 && point <= 0xDFFF;
        if (error != std::errc{} || stop != rest_.data() + kSize || half) return false;
        const auto byte = [&](unsigned lead, unsigned shift, unsigned mask) { to += static_cast<char>(lead | (point >> shift & mask)); };
        if (point < 0x80) {
            byte(0, 0, 0x7F);
        } else if (point < 0x800) {
            byte(0xC0, 6, 0x1F);
            byte(0x80, 0, 0x3F);
        } else {
            byte(0xE0, 12, 0x0F);
            byte(0x80, 6, 0x3F);
            byte(0x80, 0, 0x3F);
        }
        rest_.remove_prefix(kSize);
        return true;
    }

    std::string_view rest_;
    ItemReader& to_;
    std::string value_;
};

}  // namespace

std::optional<BatchItem> read_batch_item(std::string_view line) {
    BatchItem item;
    ItemReader quick{item};
    if (StringsReader{line, quick}.read()) return quick.complete() ? std::optional{std::move(item)} : std::nullopt;
    item = {};
    ItemReader reader{item};
    if (!nlohmann::json::sax_parse(line, &reader) || !reader.complete()) return std::nullopt;
    return item;
}

}  // namespace amends::cli
