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

/// The same where an agent reads it who is to do something: a customer is nudged by a letter, not by this line.
std::string line_for_agent(const Reminder& reminder, const Context& context);

/// What became of a reminder that was handed over: it went, or there was nobody to send it to, and trying again would not help.
enum class Handed { over, to_nobody };

/// Hands one reminder over. Refuses what did not go and is tried again in the next run: try_again, or bad_data where somebody has to
/// mend something first.
using Deliver = std::function<Result<Handed>(const Reminder&)>;

/// To a program, called once a reminder: fields in its environment, JSON on its standard input. One that runs longer than
/// `limit` is ended with all that it started. Throws Error{io} for one that can't be run.
Deliver deliver_to_program(const Context& context, const std::string& program, Seconds limit);
/// By e-mail, through a sendmail program; to_nobody where none of the people has an address. Throws Error{io} where there is no program.
Deliver deliver_by_mail(const Context& context, Seconds limit);

}  // namespace amends::cli
