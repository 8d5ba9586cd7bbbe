// SPDX-License-Identifier: MIT
#include <cli/check_source.hpp>

#include <amends/desk/desk.hpp>
#include <amends/playbook/prepared.hpp>
#include <cli/files.hpp>
#include <cli/shipped_checks.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

CheckSet of_playbook(const Context& context, const std::string& name) {
    const auto source = find_playbook(context.environment, name);
    if (text_key(source.text) == kShippedKey) return or_throw(read_prepared_checks(kShippedChecks));
    const Currency currency = context.desk != nullptr ? context.desk->currency() : Currency::euro();
    const auto read = read_playbook(source, currency, playbook_finder(context.environment));
    if (!read.playbook) throw Error{Code::bad_data, to_string(read.problems.front()), fmt::format("amends playbook check {}", name)};
    return check_set_of(*read.playbook);
}

}  // namespace

CheckSet check_set(Context& context, const std::optional<std::string>& playbook, const std::optional<TicketRef>& ticket) {
    if (playbook) return of_playbook(context, *playbook);
    if (context.desk == nullptr) return of_playbook(context, "abc");
    std::optional<PlaybookId> pinned;
    if (ticket) pinned = context.desk->view(ticket_of(context, *ticket)).ticket.playbook.id;
    return context.desk->check_set(pinned);
}

}  // namespace amends::cli
