// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <amends/check/batch_checker.hpp>
#include <cli/context.hpp>

namespace amends::cli {

/// Reads `{"id":…,"text":…,"context":…}` a line (a context may be a list: several messages) and answers
/// `{"id":…,"findings":[…]}` a line. A line that can't be read is named on standard error, and answered with
/// `{"id":…,"error":…}`. Returns the exit code: 65 where there were such lines, 1 where there were errors, else 0.
int check_batch(Context& context, BatchChecker& checker, const std::string& file, ReplyMoment moment);

}  // namespace amends::cli
