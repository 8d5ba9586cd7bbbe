// SPDX-License-Identifier: MIT
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace amends::cli {

/// Where a command prints: one buffer, written in few large writes. Results go to one sink (standard output), what is
/// said to a person to another (standard error).
class Sink {
public:
    explicit Sink(int descriptor) : descriptor_{descriptor} {}
    Sink(const Sink&) = delete;
    Sink& operator=(const Sink&) = delete;
    ~Sink() = default;  ///< what was not flushed is lost: `run` flushes

    template <typename... Args>
    void print(fmt::format_string<Args...> format, Args&&... args) {
        fmt::format_to(std::back_inserter(buffer_), format, std::forward<Args>(args)...);
        flush_when_full();
    }
    void write(std::string_view text);

    /// Throws Error{io} when the descriptor takes no more (disk full). A reader that went away (`| head`) is no error:
    /// what follows is dropped, and `reader_left()` says so.
    void flush();
    [[nodiscard]] bool reader_left() const noexcept { return reader_left_; }
    /// Sends what follows elsewhere (a pager), until `end_redirect`, which closes that descriptor.
    void redirect(int descriptor);
    void end_redirect();

private:
    void flush_when_full() {
        if (buffer_.size() >= kFull) flush();
    }
    static constexpr std::size_t kFull = 65'536;
    fmt::memory_buffer buffer_;
    int descriptor_;
    int before_redirect_ = -1;
    bool reader_left_ = false;
};

}  // namespace amends::cli
