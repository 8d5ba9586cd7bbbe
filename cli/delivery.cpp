// SPDX-License-Identifier: MIT
#include <cli/delivery.hpp>

#include <algorithm>

#include <cli/config.hpp>
#include <cli/mail/letter.hpp>
#include <cli/output/event_line.hpp>
#include <cli/program.hpp>

namespace amends::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string people_of(const Reminder& reminder) {
    if (reminder.people.empty()) return reminder.due.key.to == "owner" ? "team" : reminder.due.key.to;
    std::string names;
    for (const Addressee& one : reminder.people) names += fmt::format("{}{}", names.empty() ? "" : ", ", one.name);
    return names;
}

std::string first_line_of(const std::string& output) {
    const std::string line = visible_line(output.substr(0, output.find('\n')));
    return line.empty() ? "" : ": " + line;
}

std::string path_of(const Context& context) { return context.environment.variable("PATH").value_or("/usr/bin:/bin"); }

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// Whom a rung is for; the team stands in for an owner where there is none.
std::string recipient_of(const Reminder& reminder) {
    const std::string& to = reminder.due.key.to;
    return to == "owner" && !reminder.owner ? "team" : to;
}

/// Joined by commas.
std::vector<std::string> addresses_in(std::string_view list) {
    std::vector<std::string> addresses;
    while (!list.empty()) {
        const auto end = std::min(list.find(','), list.size());
        const std::string_view one = list.substr(0, end);
        list.remove_prefix(std::min(end + 1, list.size()));
        const auto begin = one.find_first_not_of(' ');
        if (begin != std::string_view::npos) addresses.emplace_back(one.substr(begin, one.find_last_not_of(' ') + 1 - begin));
    }
    return addresses;
}

Letter letter_of(const Reminder& reminder, const Context& context, const Config& config) {
    Letter letter{.from = config.mail_from.value_or(""), .to = {}, .subject = {}, .body = {},
                  .message_id = fmt::format("{}@{}.amends.invalid", reminder.id, context.desk->row().name), .date = context.now};
    std::ranges::replace(letter.message_id, '/', '.');
    std::ranges::replace(letter.message_id, '%', 'p');
    for (const Addressee& one : reminder.people) {
        if (!one.email.empty()) letter.to.push_back(one.email);
    }
    if (reminder.people.empty() && config.team) letter.to = addresses_in(*config.team);
    if (reminder.due.nudge > 0) {
        letter.subject = reminder.subject;
        letter.body = reminder.text.stored() + "\n";
        return letter;
    }
    letter.subject = fmt::format("{} {}: {}", to_string(reminder.due.key.ticket), reminder.due.key.clock, reminder.subject);
    letter.body = fmt::format("{}\n\namends show {}\n", reminder_line(reminder, context), number(reminder.due.key.ticket));
    return letter;
}

}  // namespace

Json reminder_json(const Reminder& reminder, Instant now) {
    const ReminderKey& key = reminder.due.key;
    Json people = Json::array();
    for (const Addressee& one : reminder.people) {
        people.push_back({{"name", one.name}, {"email", one.email.empty() ? Json(nullptr) : Json(one.email)}});
    }
    return {{"id", reminder.id},
            {"ticket", number(key.ticket)},
            {"subject", reminder.subject},
            {"customer", reminder.customer},
            {"owner", reminder.owner ? Json(*reminder.owner) : Json(nullptr)},
            {"clock", key.clock},
            {"episode", key.episode},
            {"instance", key.instance},
            {"rung", key.rung},
            {"to", recipient_of(reminder)},
            {"people", std::move(people)},
            {"at", to_string(reminder.due.at)},
            {"due_at", to_string(reminder.due.due_at)},
            {"overdue", reminder.due.nudge == 0 && reminder.due.due_at < now},
            {"overdue_s", reminder.due.nudge == 0 ? std::max(now - reminder.due.due_at, Seconds{0}).count() : 0},
            {"text", reminder.text.blank() ? Json(nullptr) : Json(reminder.text.stored())}};
}

std::string reminder_line(const Reminder& reminder, const Context& context) {
    const ReminderKey& key = reminder.due.key;
    const std::string about = fmt::format("{} ({})", visible_line(reminder.subject), visible_line(reminder.customer));
    if (reminder.due.nudge > 0) {
        return fmt::format("{} nudge {} to {}: {} has not answered for {}", to_string(key.ticket), reminder.due.nudge,
                           visible_line(people_of(reminder)), about, key.rung);
    }
    const bool late = reminder.due.due_at < context.now;
    return fmt::format("{} {} to {}: {} {} {}", to_string(key.ticket), key.clock, visible_line(people_of(reminder)), about,
                       late ? "was due" : "is due", when(reminder.due.due_at, context));
}

std::string line_for_agent(const Reminder& reminder, const Context& context) {
    std::string line = reminder_line(reminder, context);
    if (reminder.due.nudge == 0) return line;
    return fmt::format("{}; now: amends nudge {}", line, number(reminder.due.key.ticket));
}

Deliver deliver_to_program(const Context& context, const std::string& program, Seconds limit) {
    check_program(program, path_of(context));
    return [&context, program, limit](const Reminder& reminder) -> Result<Handed> {
        const ReminderKey& key = reminder.due.key;
        const Program run{.arguments = {program},
                          .variables = {{"AMENDS_REMINDER_ID", reminder.id},
                                        {"AMENDS_REMINDER_TICKET", std::to_string(number(key.ticket))},
                                        {"AMENDS_REMINDER_CLOCK", key.clock},
                                        {"AMENDS_REMINDER_RUNG", key.rung},
                                        {"AMENDS_REMINDER_TO", recipient_of(reminder)},
                                        {"AMENDS_REMINDER_PEOPLE", people_of(reminder)},
                                        {"AMENDS_REMINDER_DUE_AT", to_string(reminder.due.due_at)},
                                        {"AMENDS_REMINDER_LINE", reminder_line(reminder, context)}},
                          .input = dumped({{"schema", 1}, {"reminder", reminder_json(reminder, context.now)}}) + "\n",
                          .limit = limit};
        const ProgramEnd end = run_program(run);
        if (end.good()) return Handed::over;
        return refuse(Code::try_again, fmt::format("'{}' {}{}", program, end.failure(limit), first_line_of(end.output)));
    };
}

Deliver deliver_by_mail(const Context& context, Seconds limit) {
    const Config config = read_config(context.environment);
    const std::string program = config.sendmail.value_or(std::string{kSendmail});
    check_program(program, path_of(context));
    return [&context, config, program, limit](const Reminder& reminder) -> Result<Handed> {
        const Letter letter = letter_of(reminder, context, config);
        if (letter.to.empty()) return Handed::to_nobody;
        const auto message = message_of(letter);
        if (!message) return refuse(message);
        const Program run{.arguments = {program, "-t", "-i"}, .input = *message, .limit = limit};
        const ProgramEnd end = run_program(run);
        if (end.good()) return Handed::over;
        return refuse(Code::try_again, fmt::format("'{}' {}{}", program, end.failure(limit), first_line_of(end.output)));
    };
}

}  // namespace amends::cli
