// SPDX-License-Identifier: MIT
// Replays the console blocks of a Markdown file with the real program and compares: what stands behind `$ ` is run by a
// shell that lives as long as the file, so that `export` works, in an empty folder; what follows is what a terminal would
// show, and `[exit N]` where that is not 0. AMENDS_ACCEPT=1 writes the file anew, and still fails.
#include <fmt/format.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <vector>

namespace {

namespace fs = std::filesystem;

std::string read_all(const fs::path& file) {
    std::ifstream stream{file};
    std::stringstream text;
    text << stream.rdbuf();
    return text.str();
}

/// A document as lines, and which of them are commands.
struct Document {
    std::vector<std::string> lines;
    std::vector<std::string> commands;
};

Document parse(const std::string& text) {
    Document document;
    std::istringstream stream{text};
    bool in_console = false;
    for (std::string line; std::getline(stream, line);) {
        const bool fence = line.starts_with("```");
        if (fence) in_console = line == "```console";
        const bool command = in_console && line.starts_with("$ ");
        if (command) document.commands.push_back(line.substr(2));
        if (!in_console || fence || command) document.lines.push_back(line);
    }
    return document;
}

/// One script that runs all commands and writes what each shows to a file of its own.
std::string script_of(const Document& document) {
    std::string script = "set -u\n";
    int n = 0;
    for (const std::string& command : document.commands) {
        script += fmt::format("{{ {}\n}} > \"$OUT/{}\" 2>&1\ncode=$?; [ $code = 0 ] || echo \"[exit $code]\" >> \"$OUT/{}\"\n", command, n, n);
        ++n;
    }
    return script;
}

/// The document as it would read if every output in it were true.
std::string with_outputs(const Document& document, const fs::path& outputs) {
    std::string text;
    int n = 0;
    bool in_console = false;
    for (const std::string& line : document.lines) {
        text += line + "\n";
        if (line.starts_with("```")) in_console = line == "```console";
        if (!in_console || !line.starts_with("$ ")) continue;
        std::string output = read_all(outputs / std::to_string(n++));
        if (!output.empty() && output.back() != '\n') output += '\n';
        text += output;
    }
    return text;
}

void set_surroundings(const fs::path& program, const fs::path& home) {
    ::setenv("PATH", fmt::format("{}:/usr/bin:/bin", program.parent_path().string()).c_str(), 1);
    ::setenv("HOME", home.c_str(), 1);
    ::setenv("TZ", "Europe/Berlin", 1);
    ::setenv("AMENDS_AGENT", "kim", 1);
    ::setenv("AMENDS_DB", "desk.db", 1);
    for (const char* name : {"AMENDS_NOW", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "NO_COLOR", "CLICOLOR_FORCE", "VISUAL", "EDITOR"}) ::unsetenv(name);
}

std::string replay(const std::string& text, const fs::path& program) {
    std::string folder = (fs::temp_directory_path() / "amends-transcript-XXXXXX").string();
    if (::mkdtemp(folder.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
    const fs::path root{folder};
    fs::create_directory(root / "out");
    fs::create_directory(root / "work");
    const Document document = parse(text);
    std::ofstream{root / "script"} << script_of(document);
    set_surroundings(program, root / "work");
    ::setenv("OUT", (root / "out").c_str(), 1);
    const std::string command = fmt::format("cd '{}' && bash ../script < /dev/null", (root / "work").string());
    const int status = std::system(command.c_str());
    const std::string truth = with_outputs(document, root / "out");
    fs::remove_all(root);
    if (status == -1) throw std::runtime_error{"no shell"};
    return truth;
}

void show_difference(const std::string& written, const std::string& truth) {
    std::istringstream left{written};
    std::istringstream right{truth};
    std::string expected;
    std::string got;
    for (int line = 1; std::getline(left, expected); ++line) {
        if (!std::getline(right, got)) got = "(end)";
        if (expected == got) continue;
        std::cout << fmt::format("line {}\n  written: {}\n  true:    {}\n", line, expected, got);
        return;
    }
    std::cout << "more is true than is written\n";
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        std::cerr << "usage: amends_transcripts PROGRAM FILE\n";
        return 2;
    }
    const fs::path program = fs::absolute(arguments[1]);
    const fs::path file = fs::absolute(arguments[2]);
    const std::string written = read_all(file);
    const std::string truth = replay(written, program);
    if (written == truth && written.find("```console") != std::string::npos) return 0;
    std::cout << file.string() << " does not tell the truth\n";
    show_difference(written, truth);
    if (std::getenv("AMENDS_ACCEPT") != nullptr) std::ofstream{file} << truth;
    return 1;
}
