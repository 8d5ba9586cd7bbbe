// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include <amends/playbook/reader.hpp>
#include <cli/context.hpp>

namespace amends::cli {

/// A whole file, at most 16 MiB and a byte; `-` is standard input. Throws Error: {not_found}, {bad_data} a folder, {io}.
std::string read_file(const std::string& file);

/// Puts a text into a file, in place of what it held. Throws Error{io}.
void write_file(const std::string& file, std::string_view text);

/// The playbook that is named: by path (with a slash or a dot in it), or by name beside the installed program. Throws
/// Error{not_found} with the names there are.
PlaybookSource find_playbook(const Environment& environment, const std::string& name);

/// The same for `extends:`, where a path is relative to the playbook that names it.
FindPlaybook playbook_finder(const Environment& environment);

}  // namespace amends::cli
