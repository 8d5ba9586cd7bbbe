// SPDX-License-Identifier: MIT
#include <fmt/format.h>

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

using Line = std::string (*)(const Reminder&, const Context&);

Json array_of(const std::vector<Reminder>& reminders, const Context& context) {
    Json list = Json::array();
    for (const Reminder& one : reminders) list.push_back(reminder_json(one, context.now));
    return list;
}

void print(Context& context, const std::vector<Reminder>& reminders, Line line_of) {
    if (context.globals.format == Format::json) {
        context.out.write(dump({{"reminders", array_of(reminders, context)}}));
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
            context.out.print("{}\n", line_of(one, context));
        }
    }
}

void flush_or_throw(Context& context) {
    context.out.flush();
    if (context.out.reader_left()) {
        throw Error{Code::try_again, "whoever read the reminders left before the end", "they are given again in the next run"};
    }
}

/// Prints them all, and settles them only once they are out.
int print_and_settle(Context& context, const std::vector<Reminder>& reminders, const Acting& acting) {
    print(context, reminders, line_for_agent);
    flush_or_throw(context);
    context.desk->settle(reminders, Reached::agent, acting);
    return 0;
}

/// What a run came to.
struct Run {
    std::vector<Reminder> delivered, to_nobody;
    std::size_t gone = 0;  ///< lost their cause while others were delivered
    int code = 0;
};

/// What only a person can mend outranks what the next run may bring by itself.
int worse(int code, Code other) { return code == static_cast<int>(Code::bad_data) ? code : static_cast<int>(other); }

void tell_failure(Context& context, const Reminder& reminder, const Refusal& why) {
    context.err.print("amends: reminder '{}' was not delivered: {}\n", reminder.id, visible_line(why.message));
    if (!why.hint.empty()) context.err.print("hint: {}\n", visible_line(why.hint));
}

/// Hands each over and settles it at once, so that one that failed keeps none of the others.
Run hand_over(Context& context, const std::vector<Reminder>& reminders, const Deliver& deliver, const Acting& acting) {
    Run run;
    for (const Reminder& one : reminders) {
        if (!context.desk->still_stands(one, context.now)) {
            ++run.gone;
            continue;
        }
        const auto handed = deliver(one);
        if (!handed) {
            run.code = worse(run.code, handed.error().code);
            tell_failure(context, one, handed.error());
        } else if (*handed == Handed::to_nobody) {
            run.to_nobody.push_back(one);
        } else {
            context.desk->settle({one}, Reached::recipient, acting);
            run.delivered.push_back(one);
        }
    }
    return run;
}

/// Whoever runs the reminders is told once of what has no address: trying again would not give it one.
void tell_undeliverable(Context& context, const std::vector<Reminder>& reminders, const Acting& acting) {
    if (reminders.empty()) return;
    if (!context.json()) print(context, reminders, line_for_agent);
    for (const Reminder& one : reminders) {
        context.err.print("amends: reminder '{}' has nobody with an e-mail address, so it is told here\n", one.id);
    }
    context.err.print("hint: amends agent add NAME --email …, amends customer edit NAME --email …, or 'team' in the configuration\n");
    flush_or_throw(context);
    context.desk->settle(reminders, Reached::agent, acting);
}

int report(Context& context, const Run& run, std::size_t all, const Acting& acting) {
    if (context.globals.format == Format::json) {
        context.out.write(dump({{"reminders", array_of(run.delivered, context)}, {"undeliverable", array_of(run.to_nobody, context)}}));
    } else if (context.json()) {
        print(context, run.delivered, reminder_line);
        for (const Reminder& one : run.to_nobody) context.out.write(dump({{"undeliverable", reminder_json(one, context.now)}}));
    } else {
        const std::string gone = run.gone == 0 ? "" : fmt::format("; {} lost the cause meanwhile", run.gone);
        context.err.print("{} of {} delivered{}\n", run.delivered.size(), number_of(all, "reminder"), gone);
    }
    tell_undeliverable(context, run.to_nobody, acting);
    return run.code;
}

int remind(const Given& given, Context& context) {
    if (given.program && given.program->empty()) throw Error{Code::usage, "--exec names no program", "is a variable of the script empty?"};
    if (given.mail && given.program) throw Error{Code::usage, "--mail and --exec are two ways: give one of them"};
    const Acting acting = acting_of(context);
    if (given.dry_run) {
        print(context, context.desk->reminders_at(context.now, context.zone()), given.mail || given.program ? reminder_line : line_for_agent);
        return 0;
    }
    std::optional<Deliver> deliver;
    if (given.mail) deliver = deliver_by_mail(context, real_time(given.timeout, "--timeout"));
    if (given.program) deliver = deliver_to_program(context, *given.program, real_time(given.timeout, "--timeout"));
    const auto turn = context.desk->turn_to_remind();
    context.desk->give_reminders(acting);
    const auto reminders = context.desk->undelivered(acting, context.zone());
    if (reminders.empty() && !context.json()) return 0;
    if (!deliver) return print_and_settle(context, reminders, acting);
    return report(context, hand_over(context, reminders, *deliver, acting), reminders.size(), acting);
}

}  // namespace

Definition define_remind() {
    auto given = std::make_shared<Given>();
    return {
        .description =
            "Reminds people of what comes due, by the playbook's ladder: made for cron. Each rung of a clock is given exactly once, "
            "also when two run at once or one is killed; rungs that were missed fold into the highest. What was answered, closed, "
            "merged, paused or imported reminds nobody, and nobody is reminded outside the hours of the playbook's 'notify'. Without --mail "
            "and --exec it prints a line each. A customer who went silent is nudged by the playbook's 'nudge': --mail sends the letter, "
            "and a program of --exec has to; a printed line only tells you, and counts as no nudge until 'amends nudge' sent it. What could "
            "not be delivered is tried again in the next run, under the same id. What nobody has an address for is printed, once.",
        .examples = {{"amends remind", "a line for each, and nothing when there is nothing: cron mails what is printed"},
                     {"amends remind --exec ./page-us", "a program called once a reminder; JSON on its standard input"},
                     {"amends remind --mail", "letters to those who are reminded, through sendmail"},
                     {"amends remind --dry-run", "what it would give now; records nothing"}},
        .exits = {{75, "something could not be delivered, and is tried again in the next run"},
                  {65, "something can't be delivered until it is mended, such as an address that is none; it outranks 75"},
                  {74, "the program of --exec can't be run"}},
        .rules = "TEN-1, ABC-K, KEYS-8",
        .options = {flag("--mail", "send letters, by the agents' addresses", given->mail),
                    option("--exec", "PROGRAM", "run this program once a reminder, without a shell", given->program),
                    option("--timeout", "DURATION", "how long a program may take for one reminder (30s)", given->timeout),
                    flag("--dry-run", "show what would be given, and record nothing", given->dry_run)},
        .run = [given](Context& context) { return remind(*given, context); },
    };
}

}  // namespace amends::cli
