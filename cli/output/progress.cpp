// SPDX-License-Identifier: MIT
#include <cli/output/progress.hpp>

namespace amends::cli {

void Progress::show(std::int64_t done, std::string_view what) {
    if (!context_.environment.err_is_terminal || context_.globals.quiet) return;
    context_.err.print("\r{} {}", done, what);
    context_.err.flush();
    shown_ = true;
}

void Progress::clear() {
    if (!shown_) return;
    context_.err.write("\r\x1b[K");
    shown_ = false;
}

}  // namespace amends::cli
