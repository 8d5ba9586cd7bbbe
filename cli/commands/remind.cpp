// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>

#include <cli/delivery.hpp>
#include <cli/output/number_of.hpp>
#include <cli/output/ticket_json.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

struct Given {
    bool mail = false;
    std::optional<std::string> program;
    bool dry_run = false;
    Span timeout = Seconds{30};
};

void print(Context& context, const std::vector<Reminder>& reminders) {
    if (context.globals.format == Format::json) {
        Json list = Json::array();
        for (const Reminder& one : reminders) list.push_back(reminder_json(one, context.now));
        context.out.write(dump({{"reminders", std::move(list)}}));
        return;
    }
    for (const Reminder& one : reminders) {
        if (context.globals.format == Format::jsonl) {
            context.out.write(dump({{"reminder", reminder_json(one, context.now)}}));
        } else if (context.globals.quiet) {
            context.out.print("{}\n", one.id);
        } else if (context.globals.format == Format::plain) {
            context.out.print("{}\t{}\t{}\t{}\t{}\t{}\n", one.id, number(one.due.key.ticket), one.due.key.clock, one.due.key.rung,
                              one.due.key.to, to_string(one.due.due_at));
        } else {
            context.out.print("{}\n", reminder_line(one, context));
        }
    }
}

/// Prints them all, and settles them only once they are out.
int print_and_settle(Context& context, const std::vector<Reminder>& reminders, const Acting& acting) {
    print(context, reminders);
    context.out.flush();
    if (context.out.reader_left()) {
        throw Error{Code::try_again, "whoever read the reminders left before the end", "they are given again in the next run"};
    }
    context.desk->settle(reminders, acting);
    return 0;
}

/// Hands each over and settles it at once, so that one that failed keeps none of the others.
int hand_over(Context& context, const std::vector<Reminder>& reminders, const Deliver& deliver, const Acting& acting) {
    std::vector<Reminder> delivered;
    int code = 0;
    for (const Reminder& one : reminders) {
        const auto done = deliver(one);
        if (done) {
            context.desk->settle({one}, acting);
            delivered.push_back(one);
            continue;
        }
        code = std::max(code, static_cast<int>(done.error().code));
        context.err.print("amends: reminder '{}' was not delivered: {}\n", one.id, visible_line(done.error().message));
        if (!done.error().hint.empty()) context.err.print("hint: {}\n", visible_line(done.error().hint));
    }
    if (context.json()) {
        print(context, delivered);
    } else {
        context.err.print("{} of {} delivered\n", delivered.size(), number_of(reminders.size(), "reminder"));
    }
    return code;
}

int remind(const Given& given, Context& context) {
    if (given.program && given.program->empty()) throw Error{Code::usage, "--exec names no program", "is a variable of the script empty?"};
    if (given.mail && given.program) throw Error{Code::usage, "--mail and --exec are two ways: give one of them"};
    const Acting acting = acting_of(context);
    if (given.dry_run) {
        print(context, context.desk->reminders_at(context.now, context.zone()));
        return 0;
    }
    std::optional<Deliver> deliver;
    if (given.mail) deliver = deliver_by_mail(context, real_time(given.timeout, "--timeout"));
    if (given.program) deliver = deliver_to_program(context, *given.program, real_time(given.timeout, "--timeout"));
    const auto turn = context.desk->turn_to_remind();
    context.desk->give_reminders(acting);
    const auto reminders = context.desk->undelivered(acting, context.zone());
    if (reminders.empty() && !context.json()) return 0;
    return deliver ? hand_over(context, reminders, *deliver, acting) : print_and_settle(context, reminders, acting);
}

}  // namespace

Definition define_remind() {
    auto given = std::make_shared<Given>();
    return {
        .description =
            "Reminds people of what comes due, by the playbook's ladder: made for cron. Each rung of a clock is given exactly once, "
            "also when two run at once or one is killed; rungs that were missed fold into the highest. What was answered, closed, "
            "merged, paused or imported reminds nobody. A customer who went silent is nudged by the playbook's 'nudge'. Without "
            "--mail and --exec it prints a line each. What could not be delivered is tried again in the next run, under the same id.",
        .examples = {{"amends remind", "a line for each, and nothing when there is nothing: cron mails what is printed"},
                     {"amends remind --exec ./page-us", "a program called once a reminder; JSON on its standard input"},
                     {"amends remind --mail", "letters to those who are reminded, through sendmail"},
                     {"amends remind --dry-run", "what it would give now; records nothing"}},
        .exits = {{75, "something could not be delivered"}, {74, "the program of --exec can't be run"}},
        .rules = "TEN-1, ABC-K, KEYS-8",
        .options = {flag("--mail", "send letters, by the agents' addresses", given->mail),
                    option("--exec", "PROGRAM", "run this program once a reminder, without a shell", given->program),
                    option("--timeout", "DURATION", "how long a program may take for one reminder (30s)", given->timeout),
                    flag("--dry-run", "show what would be given, and record nothing", given->dry_run)},
        .run = [given](Context& context) { return remind(*given, context); },
    };
}

}  // namespace amends::cli
