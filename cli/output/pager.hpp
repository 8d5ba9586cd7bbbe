// SPDX-License-Identifier: MIT
#pragma once

#include <sys/types.h>

#include <cli/context.hpp>

namespace amends::cli {

/// While it lives, what is printed goes through a pager: on a terminal only, and not with --no-pager. The pager gets text
/// that is safe already, and `less` is not asked to let control characters through.
class Paged {
public:
    explicit Paged(Context& context);
    ~Paged();
    Paged(const Paged&) = delete;
    Paged& operator=(const Paged&) = delete;

private:
    Context& context_;
    pid_t pager_ = 0;  ///< 0: there is none
};

}  // namespace amends::cli
