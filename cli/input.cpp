// SPDX-License-Identifier: MIT
#include <cli/input.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <amends/base/error.hpp>

namespace amends::cli {
namespace {

[[noreturn]] void throw_errno(const std::string& name) {
    const Code code = errno == ENOENT || errno == ENOTDIR ? Code::not_found : errno == EISDIR ? Code::bad_data : Code::io;
    throw Error{code, fmt::format("can't read '{}': {}", name, std::strerror(errno))};
}

}  // namespace

Input::Input(const std::string& file) : name_{file}, descriptor_{file == "-" ? STDIN_FILENO : ::open(file.c_str(), O_RDONLY | O_CLOEXEC)} {
    if (descriptor_ < 0) throw_errno(name_);
}

Input::~Input() {
    if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
}

std::size_t Input::read_some(char* buffer, std::size_t size) {
    for (;;) {
        const ssize_t got = ::read(descriptor_, buffer, size);
        if (got >= 0) return static_cast<std::size_t>(got);
        if (errno != EINTR) throw_errno(name_);
    }
}

bool Input::begins_with(std::string_view start) {
    while (ahead_.size() < start.size()) {
        const std::size_t before = ahead_.size();
        ahead_.resize(start.size());
        const std::size_t got = read_some(ahead_.data() + before, start.size() - before);
        ahead_.resize(before + got);
        if (got == 0) break;
    }
    return ahead_.starts_with(start);
}

ReadBytes Input::reader() {
    return [this](char* buffer, std::size_t size) {
        if (ahead_.empty()) return read_some(buffer, size);
        const std::size_t given = std::min(size, ahead_.size());
        std::memcpy(buffer, ahead_.data(), given);
        ahead_.erase(0, given);
        return given;
    };
}

}  // namespace amends::cli
