// SPDX-License-Identifier: MIT
#include <cli/program.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include <amends/base/error.hpp>

namespace amends::cli {
namespace {

/// A descriptor that is closed at the end of its scope.
class Descriptor {
public:
    explicit Descriptor(int number) : number_{number} {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    void close() {
        if (number_ >= 0) ::close(number_);
        number_ = -1;
    }
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

[[noreturn]] void throw_errno(std::string_view doing) {
    throw Error{Code::io, fmt::format("can't {}: {}", doing, std::strerror(errno))};
}

/// A file in memory that holds the input whole, so that no program ever reads half of it.
int input_of(const std::string& bytes) {
    const int file = ::memfd_create("amends-input", MFD_CLOEXEC);
    if (file < 0) throw_errno("prepare the input of a program");
    for (std::size_t at = 0; at < bytes.size();) {
        const ssize_t written = ::write(file, bytes.data() + at, bytes.size() - at);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw_errno("prepare the input of a program");
        at += static_cast<std::size_t>(written);
    }
    ::lseek(file, 0, SEEK_SET);
    return file;
}

/// The child's side: its own process group, so that all of it can be ended, and no descriptor but the standard three.
[[noreturn]] void become(const Program& program, int input, int output) {
    ::setpgid(0, 0);
    ::dup2(input, STDIN_FILENO);
    ::dup2(output, STDOUT_FILENO);
    ::dup2(output, STDERR_FILENO);
    ::close_range(STDERR_FILENO + 1, ~0U, 0);  // also what whoever started us left open
    for (const auto& [name, value] : program.variables) ::setenv(name.c_str(), value.c_str(), 1);
    ::signal(SIGPIPE, SIG_DFL);
    ::signal(SIGXFSZ, SIG_DFL);
    std::vector<char*> arguments;
    arguments.reserve(program.arguments.size() + 1);
    for (const std::string& argument : program.arguments) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    ::execvp(arguments.front(), arguments.data());
    ::_exit(127);
}

using Clock = std::chrono::steady_clock;

enum class Output { open, silent, closed };

/// Reads once of what the program prints, and waits for it at most so long.
Output read_some(int output, std::chrono::milliseconds patience, std::string& kept) {
    std::array<char, 4096> buffer{};
    pollfd waiting{.fd = output, .events = POLLIN, .revents = 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(patience.count()));
    if (ready == 0 || (ready < 0 && errno == EINTR)) return Output::silent;
    const ssize_t got = ready < 0 ? 0 : ::read(output, buffer.data(), buffer.size());
    if (got <= 0) return Output::closed;
    kept.append(buffer.data(), std::min(static_cast<std::size_t>(got), kMostOutput - kept.size()));
    return Output::open;
}

bool has_ended(pid_t child, int& status) {
    const pid_t ended = ::waitpid(child, &status, WNOHANG);
    return ended == child || (ended < 0 && errno != EINTR);
}

/// What the program left in its pipe, which holds no more than this; what others write there later is not waited for.
void drain(int output, std::string& kept) {
    constexpr int kPipeInReads = 16;
    for (int reads = 0; reads < kPipeInReads; ++reads) {
        if (read_some(output, std::chrono::milliseconds{0}, kept) != Output::open) return;
    }
}

/// Reads what the program prints until it has ended, or the time is over; true when it ended in time. Its end counts, not that of its
/// output, which something that it started may keep open.
bool follow(pid_t child, int output, Clock::time_point deadline, std::string& kept, int& status) {
    constexpr std::chrono::milliseconds kLook{20};
    constexpr useconds_t kPause = 2000;
    Output seen = Output::open;
    for (;;) {
        if (has_ended(child, status)) break;
        if (Clock::now() >= deadline) return false;
        if (seen == Output::closed) {
            ::usleep(kPause);
        } else {
            seen = read_some(output, kLook, kept);
        }
    }
    if (seen != Output::closed) drain(output, kept);
    return true;
}

int code_of(int status) {
    constexpr int kSignals = 128;
    return WIFEXITED(status) ? WEXITSTATUS(status) : kSignals + WTERMSIG(status);
}

/// Says in `errno` why not.
bool can_run(const std::string& path) {
    struct stat file {};
    if (::access(path.c_str(), X_OK) != 0 || ::stat(path.c_str(), &file) != 0) return false;
    if (S_ISREG(file.st_mode)) return true;
    errno = S_ISDIR(file.st_mode) ? EISDIR : EACCES;
    return false;
}

}  // namespace

std::string ProgramEnd::failure(Seconds limit) const {
    if (!in_time) return fmt::format("was still running after {} s", limit.count());
    return fmt::format("ended with code {}", code);
}

void check_program(const std::string& program, const std::string& path) {
    const auto missing = [&] {
        throw Error{Code::io, fmt::format("can't run '{}': {}", program, std::strerror(errno)),
                    "give the path of a program that may be executed"};
    };
    if (program.find('/') != std::string::npos) {
        if (!can_run(program)) missing();
        return;
    }
    std::string_view rest = path;
    while (!rest.empty() && !program.empty()) {
        const auto folder = rest.substr(0, rest.find(':'));
        rest.remove_prefix(std::min(rest.size(), folder.size() + 1));
        if (can_run(fmt::format("{}/{}", folder.empty() ? "." : folder, program))) return;
    }
    errno = ENOENT;
    missing();
}

ProgramEnd run_program(const Program& program) {
    const Descriptor input{input_of(program.input)};
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) throw_errno("make a pipe");
    const Descriptor output{pipe[0]};
    Descriptor theirs{pipe[1]};
    const pid_t child = ::fork();
    if (child < 0) throw_errno(fmt::format("run '{}'", program.arguments.front()));
    if (child == 0) become(program, input.number(), theirs.number());
    ::setpgid(child, child);
    theirs.close();

    ProgramEnd end;
    const auto deadline = Clock::now() + program.limit;
    int status = 0;
    end.in_time = follow(child, output.number(), deadline, end.output, status);
    ::kill(-child, SIGKILL);  // also what it left behind
    if (!end.in_time) ::waitpid(child, &status, 0);
    end.code = code_of(status);
    return end;
}

}  // namespace amends::cli
