// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace amends {

/// Reads the next bytes of an input into a buffer of that size and returns how many; 0 at the end. May throw Error{io}.
using ReadBytes = std::function<std::size_t(char* buffer, std::size_t size)>;

/// A window on an input of any length: holds what is being read, and no more.
class Window {
public:
    explicit Window(ReadBytes read) : read_{std::move(read)} {}

    /// The byte at `at` (from where the window begins), reading on as needed; -1 at the end of the input.
    int peek(std::size_t at) {
        while (begin_ + at >= bytes_.size()) {
            if (!fill()) return -1;
        }
        return static_cast<unsigned char>(bytes_[begin_ + at]);
    }
    /// The bytes from `at` on that are none of `stops`, as far as they were read in: empty only at a stop or at the end.
    std::string_view run(std::size_t at, std::string_view stops) {
        if (peek(at) < 0) return {};
        const auto rest = std::string_view{bytes_}.substr(begin_ + at);
        return rest.substr(0, stops.size() == 1 ? rest.find(stops.front()) : rest.find_first_of(stops));
    }
    [[nodiscard]] std::string_view first(std::size_t size) const { return std::string_view{bytes_}.substr(begin_, size); }
    /// Moves the beginning of the window on.
    void drop(std::size_t size) { begin_ += size; }

private:
    bool fill() {
        constexpr std::size_t kBlock = std::size_t{256} << 10U;
        bytes_.erase(0, begin_);
        begin_ = 0;
        const std::size_t before = bytes_.size();
        bytes_.resize(before + kBlock);
        const std::size_t got = read_(bytes_.data() + before, kBlock);
        bytes_.resize(before + got);
        return got > 0;
    }

    ReadBytes read_;
    std::string bytes_;
    std::size_t begin_ = 0;
};

}  // namespace amends
