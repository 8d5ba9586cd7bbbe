// SPDX-License-Identifier: MIT
// Arguments, environment, clock: the only file that asks the machine.
#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <climits>
#include <csignal>
#include <fstream>

#include <amends/desk/desk.hpp>
#include <cli/run.hpp>

namespace {

using amends::cli::Environment;

void read_variables(Environment& environment) {
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text{*entry};
        const auto equals = text.find('=');
        if (equals != std::string_view::npos) environment.variables.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
}

/// The name of the user in /etc/passwd. Not getpwuid: a static program can't load what that may need.
std::string name_of_user() {
    std::ifstream passwd{"/etc/passwd"};
    const std::string wanted = std::to_string(::getuid());
    for (std::string line; std::getline(passwd, line);) {
        const auto name_end = line.find(':');
        const auto id_at = line.find(':', name_end + 1);
        if (id_at == std::string::npos) continue;
        if (line.compare(id_at + 1, wanted.size() + 1, wanted + ":") == 0) return line.substr(0, name_end);
    }
    return {};
}

std::string login_name(const Environment& environment) {
    for (const char* name : {"LOGNAME", "USER"}) {
        const auto value = environment.variable(name);
        if (value && !value->empty()) return *value;
    }
    return name_of_user();
}

int terminal_columns(const Environment& environment) {
    constexpr int kDefault = 80;
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
    const auto variable = environment.variable("COLUMNS").value_or("");
    int columns = 0;
    std::from_chars(variable.data(), variable.data() + variable.size(), columns);
    return columns > 0 ? columns : kDefault;
}

std::string program_folder() {
    std::string path(PATH_MAX, '\0');
    const ssize_t size = ::readlink("/proc/self/exe", path.data(), path.size());
    path.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
    return path.substr(0, path.rfind('/'));
}

Environment ask_the_machine() {
    Environment environment;
    read_variables(environment);
    environment.login = login_name(environment);
    environment.program_folder = program_folder();
    environment.now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    environment.in_is_terminal = ::isatty(STDIN_FILENO) != 0;
    environment.out_is_terminal = ::isatty(STDOUT_FILENO) != 0;
    environment.err_is_terminal = ::isatty(STDERR_FILENO) != 0;
    if (environment.out_is_terminal) environment.columns = terminal_columns(environment);
    return environment;
}

}  // namespace

int main(int count, char** arguments) {
    std::signal(SIGPIPE, SIG_IGN);  // a reader that left is no reason to die between two changes
    std::signal(SIGXFSZ, SIG_IGN);  // a file that grew too large is an error like a full disk
    amends::Desk::serve_one_thread();
    amends::cli::Sink out{STDOUT_FILENO};
    amends::cli::Sink err{STDERR_FILENO};
    const Environment environment = ask_the_machine();
    return amends::cli::run({arguments + (count > 0 ? 1 : 0), arguments + count}, environment, out, err);
}
