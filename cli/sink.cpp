// SPDX-License-Identifier: MIT
#include <cli/sink.hpp>

#include <unistd.h>

#include <cerrno>
#include <cstring>

#include <amends/base/error.hpp>

namespace amends::cli {

void Sink::write(std::string_view text) {
    buffer_.append(text.data(), text.data() + text.size());
    flush_when_full();
}

void Sink::flush() {
    std::size_t at = 0;
    while (at < buffer_.size() && !reader_left_) {
        const ssize_t written = ::write(descriptor_, buffer_.data() + at, buffer_.size() - at);
        if (written >= 0) {
            at += static_cast<std::size_t>(written);
        } else if (errno == EPIPE) {
            reader_left_ = true;
        } else if (errno != EINTR) {
            buffer_.clear();
            throw Error{Code::io, fmt::format("can't write the output: {}", std::strerror(errno))};
        }
    }
    buffer_.clear();
}

void Sink::redirect(int descriptor) {
    flush();
    before_redirect_ = descriptor_;
    descriptor_ = descriptor;
}

void Sink::end_redirect() {
    flush();
    ::close(descriptor_);
    descriptor_ = before_redirect_;
    reader_left_ = false;
}

}  // namespace amends::cli
