// SPDX-License-Identifier: MIT
#include <amends/store/turn.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include <amends/store/sqlite.hpp>

namespace amends::store {
namespace {

void wake_up(int) {}

/// While it lives, a blocking call that takes longer than `limit` is interrupted.
class Alarm {
public:
    explicit Alarm(Seconds limit) {
        struct sigaction action {};
        action.sa_handler = wake_up;  // without SA_RESTART: the call returns EINTR
        ::sigaction(SIGALRM, &action, &before_);
        // Again each second after that, should the first come before the call blocks.
        const itimerval timer{.it_interval = {1, 0}, .it_value = {limit.count(), 0}};
        ::setitimer(ITIMER_REAL, &timer, nullptr);
    }
    ~Alarm() {
        const itimerval off{};
        ::setitimer(ITIMER_REAL, &off, nullptr);
        ::sigaction(SIGALRM, &before_, nullptr);
    }
    Alarm(const Alarm&) = delete;
    Alarm& operator=(const Alarm&) = delete;

private:
    struct sigaction before_ {};
};

int open_line(const std::string& desk_file, const std::string& line_file) {
    struct stat desk {};
    const mode_t mode = ::stat(desk_file.c_str(), &desk) == 0 ? desk.st_mode & 0666U : 0600U;
    const int descriptor = ::open(line_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, mode);
    struct stat line {};
    // Whoever may write the desk may stand in line, whatever the umask of the first.
    if (descriptor >= 0 && ::fstat(descriptor, &line) == 0 && line.st_uid == ::geteuid() && (line.st_mode & 0666U) != mode) {
        ::fchmod(descriptor, mode);
    }
    return descriptor;
}

}  // namespace

Turn::Turn(const std::string& desk_file, Line line) : descriptor_{open_line(desk_file, file_of(desk_file, line))} {
    if (descriptor_ < 0 || ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return;
    const auto since = std::chrono::steady_clock::now();
    const Alarm alarm{sqlite::Database::kLongestWait};
    const bool came = ::flock(descriptor_, LOCK_EX) == 0 || errno != EINTR;
    waited_ = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - since);
    if (came) return;
    ::close(descriptor_);
    throw Error{Code::try_again,
                fmt::format("{} held desk '{}' for {} s", line == Line::writers ? "other writers" : "another 'amends remind'",
                            desk_file, sqlite::Database::kLongestWait.count()),
                fmt::format("try again; 'lsof {}' shows who holds it", file_of(desk_file, line))};
}

Turn::~Turn() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace amends::store
