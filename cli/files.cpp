// SPDX-License-Identifier: MIT
#include <cli/files.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <amends/base/error.hpp>
#include <amends/base/suggest.hpp>
#include <amends/base/text.hpp>
#include <cli/input.hpp>

namespace amends::cli {
namespace {

namespace fs = std::filesystem;

/// Where shipped playbooks lie: beside an installed program, or beside the sources it was built from.
std::vector<fs::path> shipped_folders(const Environment& environment) {
    std::vector<fs::path> folders;
    if (const auto own = environment.variable("AMENDS_PLAYBOOKS")) folders.emplace_back(*own);
    if (environment.program_folder.empty()) return folders;
    const fs::path program{environment.program_folder};
    folders.push_back(program / "../share/amends/playbooks");
    folders.push_back(program / "../../../playbooks");
    return folders;
}

std::vector<std::string> names_in(const std::vector<fs::path>& folders) {
    std::vector<std::string> names;
    for (const fs::path& folder : folders) {
        std::error_code error;
        for (const auto& entry : fs::directory_iterator{folder, error}) {
            if (entry.path().extension() == ".yaml") names.push_back(entry.path().stem().string());
        }
    }
    std::ranges::sort(names);
    const auto again = std::ranges::unique(names);
    names.erase(again.begin(), again.end());
    return names;
}

/// None of the folders has a playbook: the program was copied without them.
[[noreturn]] void throw_without_playbooks(const std::string& name, const std::vector<fs::path>& folders) {
    std::string looked;
    for (const fs::path& folder : folders) looked += fmt::format("{}'{}'", looked.empty() ? "" : ", ", folder.lexically_normal().string());
    throw Error{Code::not_found, fmt::format("no playbook '{}': there are none in {}", name, looked.empty() ? "any folder that is known" : looked),
                "amends comes with a folder 'playbooks': set AMENDS_PLAYBOOKS to it, or give the path of a file"};
}

bool is_path(std::string_view name) { return name.find_first_of("/.") != std::string_view::npos || name == "-"; }

}  // namespace

std::string read_file(const std::string& file) {
    Input input{file};
    const auto read = input.reader();
    std::string bytes;
    constexpr std::size_t kBlock = 65'536;
    for (;;) {
        const std::size_t before = bytes.size();
        if (before > Text::kMostBytes) return bytes;  // Text::from says that it is too much
        bytes.resize(before + kBlock);
        const std::size_t got = read(bytes.data() + before, kBlock);
        bytes.resize(before + got);
        if (got == 0) return bytes;
    }
}

void write_file(const std::string& file, std::string_view text) {
    std::ofstream stream{file, std::ios::binary};
    stream.write(text.data(), static_cast<std::streamsize>(text.size()));
    stream.close();
    if (!stream) throw Error{Code::io, fmt::format("can't write '{}': {}", file, std::strerror(errno))};
}

PlaybookSource find_playbook(const Environment& environment, const std::string& name) {
    if (is_path(name)) return {name, read_file(name)};
    const auto folders = shipped_folders(environment);
    for (const fs::path& folder : folders) {
        const fs::path file = folder / (name + ".yaml");
        if (fs::exists(file)) return {file.lexically_normal().string(), read_file(file.string())};
    }
    const auto names = names_in(folders);
    if (names.empty()) throw_without_playbooks(name, folders);
    const std::vector<std::string_view> known{names.begin(), names.end()};
    throw Error{Code::not_found, fmt::format("no playbook '{}'", name), suggestion(name, known)};
}

FindPlaybook playbook_finder(const Environment& environment) {
    return [&environment](const std::string& name, const PlaybookSource& from) -> Result<PlaybookSource> {
        try {
            if (!is_path(name)) return find_playbook(environment, name);
            const fs::path file = fs::path{from.file}.parent_path() / name;
            std::error_code error;
            // A pipe beside a playbook would keep everybody waiting.
            if (const auto kind = fs::status(file, error).type(); kind != fs::file_type::regular && kind != fs::file_type::not_found) {
                return refuse(Code::bad_data, fmt::format("'{}' is not a file", file.lexically_normal().string()));
            }
            return PlaybookSource{file.lexically_normal().string(), read_file(file.string())};
        } catch (const Error& error) {
            return tl::unexpected<Refusal>{error.refusal()};
        }
    };
}

}  // namespace amends::cli
