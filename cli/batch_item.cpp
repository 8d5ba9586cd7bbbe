// SPDX-License-Identifier: MIT
#include <cli/batch_item.hpp>

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

}  // namespace

std::optional<BatchItem> read_batch_item(std::string_view line) {
    BatchItem item;
    ItemReader reader{item};
    if (!nlohmann::json::sax_parse(line, &reader) || !reader.complete()) return std::nullopt;
    return item;
}

}  // namespace amends::cli
