// SPDX-License-Identifier: MIT
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include <amends/desk/desk.hpp>
#include <cli/command.hpp>
#include <cli/output/text_input.hpp>
#include <cli/output/ticket_json.hpp>

namespace amends::cli {

/// What every command that changes a ticket takes besides its own options.
struct WriteOptions {
    std::optional<int> if_version;
    std::optional<std::string> operation;
};
std::vector<Option> write_options(WriteOptions& into);
/// `--idempotency-key`, which also goes with changes that are not to one ticket.
Option key_option(std::optional<std::string>& into);

/// Lists of options, one after the other.
std::vector<Option> joined(std::initializer_list<std::vector<Option>> lists);

/// Real time as an option was given. Throws Error{usage} for working time: a list knows no calendar.
Seconds real_time(const Span& span, std::string_view option);

Acting acting_of(const Context& context, const WriteOptions& given);
Acting acting_of(const Context& context, const std::optional<std::string>& operation = {});
/// The ticket that is meant; `@` is looked up. Throws Error{not_found}.
TicketId ticket_of(const Context& context, const TicketRef& ref);
/// Throws Error{usage}: another currency, too many decimals.
Money money_of(const Context& context, const Amount& amount);
std::optional<Money> money_of(const Context& context, const std::optional<Amount>& amount);

/// The text of a message about a ticket, and how the ticket was when it was written.
struct Written {
    Text text;
    Acting acting;  ///< with `if_version` set where the text was written in an editor, which may have stayed open long
};
/// From -m, -F, standard input, or an editor that begins with `draft` and shows what the ticket is about.
Written write_text(Context& context, TicketId id, const TextInput& input, const WriteOptions& given, const Text& draft = {});

/// The ticket as it is after a change, whole.
Json changed_json(const Context& context, const Changed& changed);

/// Tells of a change: the ticket as JSON under --json, its id under --quiet, else on standard error what was `done`, what
/// is due next, and on a terminal the next step. Returns 0.
int finish(Context& context, const Changed& changed, std::string_view done);

/// Warns on standard error when this change handed the ticket over for the second time or more (KEYS-3).
void warn_of_handovers(Context& context, const Changed& changed);

/// Says on standard error that another id was asked for, which was merged into this one.
void tell_if_merged(Context& context, const TicketView& view);

}  // namespace amends::cli
