// SPDX-License-Identifier: MIT
#include <amends/playbook/prepared.hpp>

#include <type_traits>

#include <amends/playbook/prepared_fields.hpp>

namespace amends {
namespace {

/// Appends values to a text of bytes.
class Writer {
public:
    template <typename... T>
    void operator()(const T&... values) {
        (put(values), ...);
    }
    [[nodiscard]] std::string finish() && { return std::move(bytes_); }

    void put(std::int64_t value) {
        for (int at = 0; at < 8; ++at) bytes_ += static_cast<char>(value >> (8 * at));
    }
    void put(int value) { put(std::int64_t{value}); }
    void put(bool value) { bytes_ += value ? '\1' : '\0'; }
    void put(const std::string& text) {
        put(static_cast<std::int64_t>(text.size()));
        bytes_ += text;
    }

private:
    template <typename T>
    void put(const T& value) {
        if constexpr (std::is_enum_v<T>) {
            put(static_cast<std::int64_t>(value));
        } else {
            fields(*this, value);
        }
    }
    void put(Seconds value) { put(std::int64_t{value.count()}); }
    void put(std::chrono::month_day value) {
        (*this)(static_cast<int>(unsigned{value.month()}), static_cast<int>(unsigned{value.day()}));
    }
    void put(std::chrono::year_month_day value) {
        (*this)(int{value.year()}, std::chrono::month_day{value.month(), value.day()});
    }
    template <typename T>
    void put(const std::optional<T>& value) {
        put(value.has_value());
        if (value) put(*value);
    }
    template <typename T>
    void put(const std::vector<T>& list) {
        put(static_cast<std::int64_t>(list.size()));
        for (const T& value : list) put(value);
    }
    template <typename Key, typename T>
    void put(const std::map<Key, T>& map) {
        put(static_cast<std::int64_t>(map.size()));
        for (const auto& [key, value] : map) (*this)(key, value);
    }
    template <typename... T>
    void put(const std::variant<T...>& value) {
        put(static_cast<std::int64_t>(value.index()));
        std::visit([this](const auto& one) { put(one); }, value);
    }
    template <typename T, std::size_t N>
    void put(const std::array<T, N>& array) {
        for (const T& value : array) put(value);
    }
    template <typename A, typename B>
    void put(const std::pair<A, B>& pair) {
        (*this)(pair.first, pair.second);
    }

    std::string bytes_;
};

/// Reads what a Writer wrote; never beyond its bytes, and remembers that it would have had to.
class Reader {
public:
    explicit Reader(std::string_view bytes) : rest_{bytes} {}

    template <typename... T>
    void operator()(T&... values) {
        (get(values), ...);
    }
    /// All was there, and nothing else.
    [[nodiscard]] bool good() const { return good_ && rest_.empty(); }

    void get(std::int64_t& value) {
        std::uint64_t read = 0;
        const auto bytes = take(8);
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            read |= std::uint64_t{static_cast<unsigned char>(bytes[at])} << (8 * at);
        }
        value = static_cast<std::int64_t>(read);
    }
    void get(int& value) {
        std::int64_t wide = 0;
        get(wide);
        value = static_cast<int>(wide);
    }
    void get(bool& value) {
        const auto byte = take(1);
        value = !byte.empty() && byte.front() != '\0';
    }
    void get(std::string& text) { text = take(count()); }

private:
    template <typename T>
    void get(T& value) {
        if constexpr (Vocable<T>) {
            const std::size_t which = count();
            good_ = good_ && which < words<T>().size();
            if (good_) value = static_cast<T>(which);
        } else if constexpr (std::is_enum_v<T>) {
            const std::size_t which = count();
            good_ = good_ && which <= static_cast<std::size_t>(RungAt::after);
            if (good_) value = static_cast<T>(which);
        } else {
            fields(*this, value);
        }
    }
    void get(Seconds& value) {
        std::int64_t seconds = 0;
        get(seconds);
        value = Seconds{seconds};
    }
    void get(std::chrono::month_day& value) {
        int month = 0;
        int day = 0;
        (*this)(month, day);
        value = {std::chrono::month{static_cast<unsigned>(month)}, std::chrono::day{static_cast<unsigned>(day)}};
    }
    void get(std::chrono::year_month_day& value) {
        int year = 0;
        std::chrono::month_day day{};
        (*this)(year, day);
        value = {std::chrono::year{year}, day.month(), day.day()};
    }
    template <typename T>
    void get(std::optional<T>& value) {
        bool there = false;
        get(there);
        if (there) get(value.emplace());
    }
    template <typename T>
    void get(std::vector<T>& list) {
        for (std::size_t left = count(); left > 0 && good_; --left) get(list.emplace_back());
    }
    template <typename Key, typename T>
    void get(std::map<Key, T>& map) {
        for (std::size_t left = count(); left > 0 && good_; --left) {
            Key key{};
            get(key);
            get(map[key]);
        }
    }
    template <typename... T>
    void get(std::variant<T...>& value) {
        const std::size_t which = count();
        std::size_t at = 0;
        const auto try_one = [&]<typename One>(One one) {
            if (at++ != which) return;
            get(one);
            value = std::move(one);
        };
        (try_one(T{}), ...);
        good_ = good_ && which < sizeof...(T);
    }
    template <typename T, std::size_t N>
    void get(std::array<T, N>& array) {
        for (T& value : array) get(value);
    }
    template <typename A, typename B>
    void get(std::pair<A, B>& pair) {
        (*this)(pair.first, pair.second);
    }

    /// A number of things that follow: never more than there are bytes, so that nothing is allocated on its word alone.
    std::size_t count() {
        std::int64_t read = 0;
        get(read);
        good_ = good_ && read >= 0 && static_cast<std::uint64_t>(read) <= rest_.size() + 16;
        return good_ ? static_cast<std::size_t>(read) : 0;
    }
    std::string_view take(std::size_t size) {
        good_ = good_ && size <= rest_.size();
        if (!good_) return {};
        const auto taken = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return taken;
    }

    std::string_view rest_;
    bool good_ = true;
};

template <typename T>
std::string written(const T& value) {
    Writer writer;
    writer(value);
    return std::move(writer).finish();
}

template <typename T>
Result<T> read(std::string_view bytes) {
    Reader reader{bytes};
    T value;
    reader(value);
    if (reader.good()) return value;
    return refuse(Code::bad_data, "the prepared playbook is damaged", {}, "amends playbook adopt makes a new one");
}

}  // namespace

PreparedPlaybook prepare(const Playbook& playbook) { return {written(playbook), written(check_set_of(playbook))}; }

/// FNV-1a: the texts are our own, nobody attacks it.
std::uint64_t text_key(std::string_view text) {
    std::uint64_t key = 0xCBF29CE484222325U;
    for (const char byte : text) key = (key ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
    return key;
}

Result<Playbook> read_prepared(std::string_view core) { return read<Playbook>(core); }

Result<CheckSet> read_prepared_checks(std::string_view checks) { return read<CheckSet>(checks); }

}  // namespace amends
