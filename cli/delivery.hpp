// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>

#include <nlohmann/json.hpp>

#include <amends/desk/desk.hpp>
#include <cli/context.hpp>

namespace amends::cli {

/// A reminder as programs read it: the same object in `remind --json` and on the standard input of `--exec`.
nlohmann::ordered_json reminder_json(const Reminder& reminder, Instant now);

/// A reminder for people, on one line: what is due and when, whose it is, who is reminded. Safe to show.
std::string reminder_line(const Reminder& reminder, const Context& context);

/// Hands one reminder over. Refuses (try_again) what did not go, which is then tried again in the next run.
using Deliver = std::function<Result<void>(const Reminder&)>;

/// To a program, called once a reminder: fields in its environment, JSON on its standard input. One that runs longer than
/// `limit` is ended with all that it started. Throws Error{io} for one that can't be run.
Deliver deliver_to_program(const Context& context, const std::string& program, Seconds limit);
/// By e-mail, through a sendmail program. Throws Error{io} where there is none.
Deliver deliver_by_mail(const Context& context, Seconds limit);

}  // namespace amends::cli
