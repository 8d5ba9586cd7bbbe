// SPDX-License-Identifier: MIT
#include <amends/store/backup.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace amends::store {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void throw_unmade(const std::string& copy) {
    throw Error{Code::io, fmt::format("can't make the backup '{}': {}", copy, std::strerror(errno)), "nothing was changed"};
}

/// An empty file with the permissions of the desk: the engine fills it, and would make it readable for all.
void make_like(const std::string& desk, const std::string& file) {
    struct stat like {};
    if (::stat(desk.c_str(), &like) != 0) throw_unmade(file);
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0) throw_unmade(file);
    const bool made = ::fchmod(descriptor, like.st_mode & 0666U) == 0;
    ::close(descriptor);
    if (!made) throw_unmade(file);
}

void sync(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) throw_unmade(path);
    const bool synced = ::fsync(descriptor) == 0;
    ::close(descriptor);
    if (!synced) throw_unmade(path);
}

void check_sound(const std::string& file) {
    sqlite::Database copy{file, sqlite::Mode::read};
    sqlite::Statement pages{copy, "PRAGMA quick_check(1)"};
    std::string fault;
    if (pages.step()) pages >> fault;
    if (fault != "ok") throw Error{Code::bad_data, fmt::format("the backup '{}' is damaged: {}", file, fault), "amends verify"};
}

}  // namespace

void back_up(sqlite::Database& desk, const std::string& copy) {
    const std::string unfinished = copy + ".unfinished";
    make_like(desk.file(), unfinished);
    sqlite::Statement fill{desk, "VACUUM INTO ?"};
    fill << std::string_view{unfinished};
    fill.run();
    check_sound(unfinished);
    sync(unfinished);
    if (::rename(unfinished.c_str(), copy.c_str()) != 0) throw_unmade(copy);
    const auto folder = fs::path{copy}.parent_path();
    sync(folder.empty() ? "." : folder.string());
}

}  // namespace amends::store
