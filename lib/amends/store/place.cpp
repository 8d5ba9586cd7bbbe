// SPDX-License-Identifier: MIT
#include <amends/store/place.hpp>

#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/vfs.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include <amends/base/error.hpp>

namespace amends::store {
namespace {

/// Local file systems whose locks and syncs hold, by the numbers of statfs(2).
constexpr auto kSound = std::to_array<unsigned long>({
    0xEF53,      // ext2, ext3, ext4
    0x58465342,  // xfs
    0x9123683E,  // btrfs
    0xF2F52010,  // f2fs
    0x2FC12FC1,  // zfs
    0x01021994,  // tmpfs
    0x794C7630,  // overlay
});

void check_file_system(const std::string& path, const std::string& file) {
    struct statfs system {};
    if (::statfs(path.c_str(), &system) != 0) return;  // opening it says why
    const auto type = static_cast<unsigned long>(system.f_type);
    if (std::ranges::find(kSound, type) != kSound.end()) return;
    throw Error{Code::io,
                fmt::format("'{}' lies on a file system ({:#x}) that can lose what was written", file, type),
                "keep the desk on a local disk and use amends there over ssh, or behind a server"};
}

}  // namespace

void check_place(const std::string& file) {
    struct stat found {};
    if (::stat(file.c_str(), &found) != 0) {
        if (errno == ENOENT || errno == ENOTDIR) {
            throw Error{Code::not_found, fmt::format("no desk at '{}'", file),
                        "make one with 'amends init', or name another with --db FILE"};
        }
        throw Error{Code::io, fmt::format("'{}': {}", file, std::strerror(errno))};
    }
    if (S_ISDIR(found.st_mode)) {
        throw Error{Code::bad_data, fmt::format("'{}' is a folder, not a desk", file), "name the file in it with --db FILE"};
    }
    if (!S_ISREG(found.st_mode)) throw Error{Code::bad_data, fmt::format("'{}' is not a file", file)};
    check_file_system(file, file);
}

void check_new_place(const std::string& file) {
    const auto folder = std::filesystem::path{file}.parent_path();
    check_file_system(folder.empty() ? "." : folder.string(), file);
}

}  // namespace amends::store
