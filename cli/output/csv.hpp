// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <cli/sink.hpp>

namespace amends::cli {

/// `guarded`: a cell that a spreadsheet would take for a formula gets an apostrophe in front.
enum class CsvCells { guarded, raw };

/// One line of comma-separated values (RFC 4180).
void write_csv(Sink& out, const std::vector<std::string>& cells, CsvCells guard);

}  // namespace amends::cli
