// SPDX-License-Identifier: MIT
#include <array>

#include <cli/command.hpp>

namespace amends::cli {

Definition define_acknowledge();
Definition define_agent_add();
Definition define_agent_away();
Definition define_agent_back();
Definition define_agent_list();
Definition define_assign();
Definition define_calendar_add();
Definition define_calendar_between();
Definition define_calendar_next();
Definition define_calendar_show();
Definition define_check();
Definition define_choose();
Definition define_close();
Definition define_completion();
Definition define_config();
Definition define_customer_edit();
Definition define_customer_list();
Definition define_customer_show();
Definition define_date();
Definition define_did();
Definition define_escalate();
Definition define_export();
Definition define_guide();
Definition define_hear();
Definition define_help();
Definition define_import();
Definition define_init();
Definition define_keep();
Definition define_list();
Definition define_log();
Definition define_merge();
Definition define_move();
Definition define_next();
Definition define_note();
Definition define_nudge();
Definition define_offer_options();
Definition define_open();
Definition define_overdue();
Definition define_playbook_adopt();
Definition define_playbook_check();
Definition define_playbook_diff();
Definition define_playbook_list();
Definition define_playbook_replay();
Definition define_playbook_rules();
Definition define_playbook_show();
Definition define_playbook_test();
Definition define_playbook_why();
Definition define_promise();
Definition define_remind();
Definition define_reopen();
Definition define_report_checks();
Definition define_respond();
Definition define_resume();
Definition define_revise();
Definition define_show();
Definition define_skip();
Definition define_status();
Definition define_take();
Definition define_unmerge();
Definition define_verify();
Definition define_version();
Definition define_wait();
Definition define_why();

namespace {

using enum Need;
constexpr auto kCommands = std::to_array<Command>({
    {"init", Group::start, nothing, "make a desk and adopt a playbook", define_init},
    {"status", Group::start, desk_to_read, "show what burns", define_status},
    {"next", Group::start, desk_to_change, "show or take the one ticket to do now", define_next},
    {"open", Group::take_in, desk_to_change, "open a ticket for a complaint", define_open},
    {"hear", Group::take_in, desk_to_change, "record what the customer said", define_hear},
    {"import", Group::take_in, desk_to_change, "take complaints in from a table", define_import},
    {"check", Group::answer, desk_or_nothing, "say what to mend in a draft before it goes out", define_check},
    {"acknowledge", Group::answer, desk_to_change, "send a holding reply", define_acknowledge},
    {"respond", Group::answer, desk_to_change, "answer the customer", define_respond},
    {"nudge", Group::answer, desk_to_change, "ask a customer who went silent again", define_nudge},
    {"note", Group::answer, desk_to_change, "write something down for colleagues", define_note},
    {"offer-options", Group::decide, desk_to_change, "offer three ways or more", define_offer_options},
    {"choose", Group::decide, desk_to_change, "record what the customer chose", define_choose},
    {"promise", Group::decide, desk_to_change, "record a promise and its time", define_promise},
    {"keep", Group::decide, desk_to_change, "record that a promise was kept", define_keep},
    {"move", Group::decide, desk_to_change, "move a promise, and tell the customer", define_move},
    {"guide", Group::follow, desk_to_read, "show the playbook's steps and words", define_guide},
    {"did", Group::follow, desk_to_change, "tick a step by hand", define_did},
    {"skip", Group::follow, desk_to_change, "pass over a step, with a reason", define_skip},
    {"take", Group::follow, desk_to_change, "make a ticket yours", define_take},
    {"assign", Group::follow, desk_to_change, "give a ticket to another agent", define_assign},
    {"wait", Group::follow, desk_to_change, "let a ticket wait until a time", define_wait},
    {"resume", Group::follow, desk_to_change, "end a wait", define_resume},
    {"revise", Group::follow, desk_to_change, "change priority, mood, playbook of a ticket", define_revise},
    {"escalate", Group::follow, desk_to_change, "hand a ticket to a supervisor: the last resort", define_escalate},
    {"close", Group::finish, desk_to_change, "close a ticket with its outcome and cause", define_close},
    {"reopen", Group::finish, desk_to_change, "open a closed ticket again", define_reopen},
    {"merge", Group::finish, desk_to_change, "join a ticket to another", define_merge},
    {"unmerge", Group::finish, desk_to_change, "part a ticket from the one it was joined to", define_unmerge},
    {"list", Group::look, desk_to_read, "list tickets, the most urgent first", define_list},
    {"overdue", Group::look, desk_to_read, "list what is late, or will be", define_overdue},
    {"remind", Group::look, desk_to_change, "remind people of what comes due, each once", define_remind},
    {"why", Group::look, desk_to_read, "explain when a ticket is due", define_why},
    {"show", Group::look, desk_to_read, "show a ticket", define_show},
    {"log", Group::look, desk_to_read, "show every event", define_log},
    {"verify", Group::look, desk_to_read, "prove that nothing was altered", define_verify},
    {"calendar show", Group::look, desk_or_nothing, "show a week of a calendar", define_calendar_show},
    {"calendar add", Group::look, desk_or_nothing, "add working time to a moment", define_calendar_add},
    {"calendar between", Group::look, desk_or_nothing, "count the working time between two moments", define_calendar_between},
    {"calendar next", Group::look, desk_or_nothing, "tell when a calendar is open next", define_calendar_next},
    {"report checks", Group::look, desk_to_read, "count what the checks found, and what became of it", define_report_checks},
    {"export", Group::look, desk_to_read, "write the whole desk out", define_export},
    {"customer list", Group::desk, desk_to_read, "list customers", define_customer_list},
    {"customer show", Group::desk, desk_to_read, "show a customer and their tickets", define_customer_show},
    {"customer edit", Group::desk, desk_to_change, "correct a customer's name or address", define_customer_edit},
    {"agent add", Group::desk, desk_to_change, "make an agent known, or change a role", define_agent_add},
    {"agent away", Group::desk, desk_to_change, "say who covers for an agent, and until when", define_agent_away},
    {"agent back", Group::desk, desk_to_change, "say that an agent is there again", define_agent_back},
    {"agent list", Group::desk, desk_to_read, "list the agents", define_agent_list},
    {"playbook check", Group::desk, desk_or_nothing, "report every fault of a playbook", define_playbook_check},
    {"playbook adopt", Group::desk, desk_to_change, "make a playbook the desk's", define_playbook_adopt},
    {"playbook list", Group::desk, desk_to_read, "list the adopted playbooks", define_playbook_list},
    {"playbook show", Group::desk, desk_to_read, "print an adopted playbook", define_playbook_show},
    {"playbook rules", Group::desk, desk_or_nothing, "list the rules of recovery and what holds them", define_playbook_rules},
    {"playbook test", Group::desk, desk_or_nothing, "run the tests of playbooks", define_playbook_test},
    {"playbook why", Group::desk, desk_to_read, "say by which lines of its playbook a ticket is held", define_playbook_why},
    {"playbook diff", Group::desk, desk_or_nothing, "say what changes for an agent between two playbooks", define_playbook_diff},
    {"playbook replay", Group::desk, desk_to_read, "run the desk's history under another playbook", define_playbook_replay},
    {"config", Group::help, nothing, "show the configuration and where it came from", define_config},
    {"date", Group::help, desk_or_nothing, "show how a text is read as a time", define_date},
    {"completion", Group::help, nothing, "print completions for a shell", define_completion},
    {"help", Group::help, nothing, "explain a command or a topic", define_help},
    {"version", Group::help, nothing, "print the version", define_version},
});

}  // namespace

std::span<const Command> commands() { return kCommands; }

}  // namespace amends::cli
