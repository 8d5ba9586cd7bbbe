// SPDX-License-Identifier: MIT
#pragma once

#include <amends/playbook/check_set.hpp>
#include <cli/context.hpp>

namespace amends::cli {

/// The checks that a command asks for: of the playbook that was named, else of the ticket's, else of the desk's, else of
/// the one that comes with amends.
CheckSet check_set(Context& context, const std::optional<std::string>& playbook, const std::optional<TicketRef>& ticket);

}  // namespace amends::cli
