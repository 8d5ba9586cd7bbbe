// SPDX-License-Identifier: MIT
#include <cli/output/pager.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

#include <amends/base/error.hpp>
#include <cli/config.hpp>

namespace amends::cli {
namespace {

std::string pager_of(const Context& context) {
    for (const char* name : {"AMENDS_PAGER", "PAGER"}) {
        if (const auto set = context.environment.variable(name)) return *set;
    }
    return read_config(context.environment).pager.value_or("less");
}

/// The child's side: reads from the pipe, and never comes back.
[[noreturn]] void become_pager(const std::string& pager, int input) {
    ::dup2(input, STDIN_FILENO);
    ::setenv("LESS", "FX", 0);  // leave when it fits on one screen
    // A pager that is not there has read nothing: what it was to show is shown all the same.
    const std::string script = pager + "\ntest $? -ne 127 || exec cat";
    ::execl("/bin/sh", "sh", "-c", script.c_str(), nullptr);
    ::_exit(127);
}

}  // namespace

Paged::Paged(Context& context) : context_{context} {
    if (!context.environment.out_is_terminal || !context.globals.pager || context.json()) return;
    const std::string pager = pager_of(context);
    std::array<int, 2> pipe{};
    if (pager.empty() || pager == "cat" || ::pipe(pipe.data()) != 0) return;
    pager_ = ::fork();
    if (pager_ == 0) {
        ::close(pipe[1]);
        become_pager(pager, pipe[0]);
    }
    ::close(pipe[0]);
    if (pager_ > 0) {
        context_.globals.colour = false;  // a pager shows what colours as what it is
        context_.out.redirect(pipe[1]);
    } else {
        ::close(pipe[1]);
        pager_ = 0;
    }
}

Paged::~Paged() {
    if (pager_ == 0) return;
    try {
        context_.out.end_redirect();
    } catch (const Error&) {
        // A destructor: nobody can be told. The reader of a pager sees by itself that it got no further.
    }
    ::waitpid(pager_, nullptr, 0);
}

}  // namespace amends::cli
