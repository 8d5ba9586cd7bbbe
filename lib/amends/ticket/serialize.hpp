// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include <amends/base/instant.hpp>
#include <amends/base/money.hpp>
#include <amends/base/record.hpp>
#include <amends/base/span.hpp>
#include <amends/base/text.hpp>
#include <amends/base/vocabulary.hpp>

namespace amends {

using Json = nlohmann::ordered_json;

/// Visits the `fields` of a struct and makes a Record of them. What is at its default (false, nothing, an empty list) is
/// left out of the body, which is written straight on: a tree of JSON took a sixth of the time of an import.
class RecordWriter {
public:
    template <typename T>
    void operator()(const char* name, const T& value) {
        put(name, value);
    }
    void operator()(Slot slot, const Text& text) {
        if (!text.stored().empty()) texts_.push_back({slot, text.stored()});
    }
    [[nodiscard]] Record finish(std::string_view kind) && {
        body_ += '}';
        return {std::string{kind}, 1, std::move(body_), std::move(texts_)};
    }

private:
    template <typename T>
    void put(const char* name, const std::optional<T>& value) {
        if (!value) return;
        key(name);
        write(*value);  // also what would be a default: that it was said is what counts
    }
    template <typename T>
    void put(const char* name, const std::vector<T>& list) {
        if (list.empty()) return;
        key(name);
        body_ += '[';
        for (const T& value : list) {
            separate();
            write(value);
        }
        body_ += ']';
    }
    void put(const char* name, bool value) {
        if (!value) return;
        key(name);
        body_ += "true";
    }
    template <typename T>
    void put(const char* name, const T& value) {
        key(name);
        write(value);
    }

    void key(const char* name) {
        separate();
        write_string(name);
        body_ += ':';
    }
    /// Between one value and the next.
    void separate() {
        if (body_.back() != '{' && body_.back() != '[') body_ += ',';
    }

    void write(bool value) { body_ += value ? "true" : "false"; }
    void write(int value) { body_ += std::to_string(value); }
    void write(const std::string& value) { write_string(value); }
    void write(Instant value) { write_string(to_string(value)); }
    void write(Money value) { body_ += std::to_string(value.minor); }
    void write(const Span& value) { write_string(to_string(value)); }
    template <typename T>
        requires std::is_enum_v<T>
    void write(T value) {
        if constexpr (Vocable<T>) {
            write_string(to_string(value));
        } else {
            body_ += std::to_string(static_cast<std::int64_t>(value));
        }
    }
    template <typename T>
        requires std::is_class_v<T>
    void write(const T& value) {
        body_ += '{';
        const auto visit = [this](const char* name, const auto& field) { put(name, field); };
        T::fields(value, visit);
        body_ += '}';
    }
    void write_string(std::string_view text) {
        const auto stands_as_it_is = [](char byte) { return byte >= ' ' && byte <= '~' && byte != '"' && byte != '\\'; };
        if (!std::ranges::all_of(text, stands_as_it_is)) {
            body_ += Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
        } else {
            body_.append(1, '"').append(text).append(1, '"');
        }
    }

    std::string body_ = "{";
    std::vector<SlotText> texts_;
};

/// Visits the `fields` of a struct and fills them from a Record; what the body leaves out stays at its default.
class RecordReader {
public:
    RecordReader(const nlohmann::json& body, const std::vector<SlotText>& texts) : body_{body}, texts_{texts} {}

    template <typename T>
    void operator()(const char* name, T& value) {
        good_ = good_ && get(body_, name, value);
    }
    void operator()(Slot slot, Text& text) {
        for (const SlotText& kept : texts_) {
            if (kept.slot == slot && kept.text) text = Text::trusted(*kept.text);
        }
    }
    /// False as soon as a field did not fit.
    [[nodiscard]] bool good() const noexcept { return good_; }

private:
    using In = nlohmann::json;

    template <typename T>
    static bool get(const In& object, const char* name, std::optional<T>& value) {
        const auto field = object.find(name);
        return field == object.end() || decode(*field, value.emplace());
    }
    template <typename T>
    static bool get(const In& object, const char* name, std::vector<T>& list) {
        const auto field = object.find(name);
        if (field == object.end()) return true;
        if (!field->is_array()) return false;
        for (const In& element : *field) {
            if (!decode(element, list.emplace_back())) return false;
        }
        return true;
    }
    static bool get(const In& object, const char* name, bool& value) {
        const auto field = object.find(name);
        if (field == object.end()) return true;
        if (field->is_boolean()) value = field->get<bool>();
        return field->is_boolean();
    }
    template <typename T>
    static bool get(const In& object, const char* name, T& value) {
        const auto field = object.find(name);
        return field != object.end() && decode(*field, value);
    }

    static bool decode(const In& in, bool& value) {
        if (in.is_boolean()) value = in.get<bool>();
        return in.is_boolean();
    }
    static bool decode(const In& in, int& value) {
        if (!in.is_number_integer() || in.get<std::int64_t>() != static_cast<int>(in.get<std::int64_t>())) return false;
        value = in.get<int>();
        return true;
    }
    static bool decode(const In& in, std::string& value) {
        if (in.is_string()) value = in.get_ref<const std::string&>();
        return in.is_string();
    }
    static bool decode(const In& in, Instant& value) {
        if (!in.is_string()) return false;
        const auto read = parse_rfc3339(in.get_ref<const std::string&>());
        if (read) value = *read;
        return read.has_value();
    }
    static bool decode(const In& in, Span& value) {
        if (!in.is_string()) return false;
        const auto read = parse_span(in.get_ref<const std::string&>());
        if (read) value = *read;
        return read.has_value();
    }
    static bool decode(const In& in, Money& value) {
        if (in.is_number_integer()) value.minor = in.get<std::int64_t>();
        return in.is_number_integer();
    }
    template <typename T>
        requires std::is_enum_v<T>
    static bool decode(const In& in, T& value) {
        if constexpr (Vocable<T>) {
            if (!in.is_string()) return false;
            const auto word = parse_word<T>(in.get_ref<const std::string&>());
            if (word) value = *word;
            return word.has_value();
        } else {
            if (in.is_number_integer()) value = static_cast<T>(in.get<std::int64_t>());
            return in.is_number_integer();
        }
    }
    template <typename T>
        requires std::is_class_v<T>
    static bool decode(const In& in, T& value) {
        if (!in.is_object()) return false;
        bool good = true;
        const auto visit = [&](const char* name, auto& field) { good = good && get(in, name, field); };
        T::fields(value, visit);
        return good;
    }

    const nlohmann::json& body_;
    const std::vector<SlotText>& texts_;
    bool good_ = true;
};

/// The Record of a struct with `kKind` and `fields`.
template <typename T>
Record record_of(const T& what) {
    RecordWriter writer;
    T::fields(what, writer);
    return std::move(writer).finish(T::kKind);
}

/// The alternative of `Variant` whose `kKind` is the record's. Refuses (bad_data) an unknown kind, a version from the
/// future, and a body that does not fit.
template <typename Variant>
Result<Variant> variant_of(const Record& record) {
    if (record.version > 1) {
        return refuse(Code::bad_data, "event '" + record.kind + "' has version " + std::to_string(record.version), {},
                      "a newer amends wrote it: upgrade this one");
    }
    const auto body = nlohmann::json::parse(record.body, nullptr, false);
    std::optional<Variant> found;
    bool known = false;
    const auto try_one = [&]<typename T>() {
        if (known || record.kind != T::kKind) return;
        known = true;
        if (!body.is_object()) return;
        T made;
        RecordReader reader{body, record.texts};
        T::fields(made, reader);
        if (reader.good()) found = std::move(made);
    };
    [&]<std::size_t... At>(std::index_sequence<At...>) {
        (try_one.template operator()<std::variant_alternative_t<At, Variant>>(), ...);
    }(std::make_index_sequence<std::variant_size_v<Variant>>{});
    if (found) return *std::move(found);
    if (!known) return refuse(Code::bad_data, "unknown kind of event '" + record.kind + "'");
    return refuse(Code::bad_data, "event '" + record.kind + "' has a body that does not fit");
}

}  // namespace amends
