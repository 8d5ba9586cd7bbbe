// SPDX-License-Identifier: MIT
#include <cli/output/editor.hpp>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <amends/base/error.hpp>
#include <cli/config.hpp>
#include <cli/files.hpp>

namespace amends::cli {
namespace {

constexpr std::string_view kScissors = "# ------------------------ >8 ------------------------";

std::string editor_of(const Context& context) {
    for (const char* name : {"VISUAL", "EDITOR"}) {
        const auto set = context.environment.variable(name);
        if (set && !set->empty()) return *set;
    }
    return read_config(context.environment).editor.value_or("vi");
}

/// Makes a file that only its owner can read, and returns its path.
std::string write_new_file(std::string_view bytes) {
    std::string path = "/tmp/amends-text-XXXXXX";
    const int descriptor = ::mkstemp(path.data());
    if (descriptor < 0) throw Error{Code::io, fmt::format("can't make a file for the text: {}", std::strerror(errno))};
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    ::close(descriptor);
    if (written != static_cast<ssize_t>(bytes.size())) throw Error{Code::io, fmt::format("can't write '{}'", path)};
    return path;
}

std::string document_of(const EditorDraft& draft) {
    std::string document = draft.text.stored() + "\n" + std::string{kScissors} +
                           "\n# Write the text above this line; what is below is dropped. An empty text sends nothing.\n";
    for (const std::string& line : draft.about) document += "# " + line + "\n";
    return document;
}

/// Runs the user's own setting through a shell, as git does, so that it may have options.
bool run_editor(const std::string& editor, const std::string& path) {
    const pid_t child = ::fork();
    if (child == 0) {
        const std::string command = editor + " \"$@\"";
        ::execl("/bin/sh", "sh", "-c", command.c_str(), editor.c_str(), path.c_str(), nullptr);
        ::_exit(127);
    }
    int status = 0;
    return child > 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

Text edit(Context& context, const EditorDraft& draft) {
    const std::string editor = editor_of(context);
    const std::string path = write_new_file(document_of(draft));
    if (!run_editor(editor, path)) {
        ::unlink(path.c_str());
        throw Error{Code::io, fmt::format("the editor '{}' failed", editor), "set VISUAL or EDITOR, or give the text with -m"};
    }
    forget_text(context);  // of the round before, which would have been kept had the editor failed
    context.unsent_text = path;
    std::string bytes = read_file(path);
    bytes.resize(std::min(bytes.find(kScissors), bytes.size()));
    if (::truncate(path.c_str(), static_cast<off_t>(bytes.size())) != 0) throw Error{Code::io, fmt::format("can't write '{}'", path)};
    const Text text = or_throw(Text::from(std::move(bytes))).trimmed();
    if (!text.blank()) return text;
    forget_text(context);
    throw Error{Code::usage, "the text is empty, so nothing was sent"};
}

void forget_text(Context& context) {
    if (!context.unsent_text.empty()) ::unlink(context.unsent_text.c_str());
    context.unsent_text.clear();
}

}  // namespace amends::cli
