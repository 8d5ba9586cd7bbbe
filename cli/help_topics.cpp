// SPDX-License-Identifier: MIT
#include <array>

#include <cli/help.hpp>

namespace amends::cli {
namespace {

constexpr std::string_view kDates = R"(One grammar for every time that is typed:

  now                        this moment
  2h   +90m   1h30m   3d     from now; 's m h d w', and sums of them
  -30m                       before now (write --received=-30m, with the equals sign)
  2bh   +3bd                 working time from now: 3bd ends with the close of the third working day
  17:00                      today, or tomorrow where that has passed
  today  tomorrow 9:00       a day, with a time or at this time of day
  fri  fri 17:00             the next such day: its end, or the time on it
  2026-11-24                 the end of that day
  2026-11-24 17:00           local time
  2026-11-24T17:00:00Z       a time with its zone; +01:00 and +0100 work too

Times without a zone are local: by TZ, else by the machine's zone. What is ambiguous is refused: 3/4/2026 is one day in
Paris and another in Boston. A local time that the clocks skip in spring moves behind the gap; one that comes twice in
autumn is the first. 'amends date "fri 17:00"' shows how a text is read. Durations take the same units. 'bh' and 'bd' are
hours and days of working time: by the calendar of the ticket's clocks, else of the desk's playbook. Where clocks go day and
night they are refused, unless the playbook has one calendar, which is meant then.
)";

constexpr std::string_view kJson = R"(--json prints one object on standard output and nothing else there; --jsonl prints lists as one object a line.

  {"schema":1,"ticket":{…}}     every command about one ticket; after a change, the ticket as it is then
  {"schema":1,"tickets":[…]}    list
  {…,"findings":[…]}            beside the ticket, what the checks found in an answer that was sent

Times are RFC 3339 in UTC, money is {"amount":"20.50","currency":"EUR"}, durations are whole seconds in names that end in
_s. A field, once there, keeps its name and type; only "details" of an event is as it is stored. list and next leave out steps and timeline. With --json an error is an
object on standard error, under the same exit code:

  {"error":{"code":"refused","message":"…","rule":"TEN-4","hint":"…","exit":4}}

'amends help --all --json' is the whole command tree.
)";

constexpr std::string_view kExitCodes = R"(   0  done
   1  the answer is no: 'verify' found damage, and the like
   2  wrong use: unknown command or option, bad value
   3  no such ticket, customer, agent, playbook or desk
   4  refused by the playbook or by authority; the rule is named
   5  it changed under you: somebody acted on the ticket after you read it
  65  bad input data: a file that can't be read as what it should be
  70  a bug
  74  input or output failed: disk full, no permission
  75  try again: locked for longer than the wait

An error is one line 'amends: …' on standard error, and at most one 'hint: …' line. A change is refused whole: after 1 to 5,
65 and 75 nothing of it was stored. After 74 it may have been, when what failed was only to say so; --idempotency-key
makes it safe to repeat. A batch such as 'import' goes on after a bad row, names it, and ends with 65.
)";

constexpr std::string_view kEnvironment = R"(  AMENDS_DB            the desk, for --db; else $XDG_DATA_HOME/amends/desk.db
  AMENDS_AGENT         who acts, for --as; else the login name
  AMENDS_NOW           the present, for --now
  AMENDS_PLAYBOOKS     a folder of playbooks that are found by name
  AMENDS_PAGER, PAGER  the pager for long output on a terminal
  VISUAL, EDITOR       the editor for texts
  TZ                   the zone of local times
  NO_COLOR             no colour; CLICOLOR_FORCE=1 for colour also when piped

$XDG_CONFIG_HOME/amends/config.yaml, over /etc/amends/config.yaml, may set db, agent, color, pager, editor, and for
reminders by e-mail sendmail (a program), mail_from (an address) and team (one address, or several joined by commas). The command line
wins over the environment, the environment over the configuration; 'amends config' shows each value and where it came from.
)";

constexpr std::string_view kPlaybooks = R"(A playbook is one YAML file: clocks, steps, words, limits. A desk adopts one ('amends playbook adopt FILE'): it is checked,
its text is kept in the desk under a version number, and each ticket stays with the version it was opened under.

  amends playbook check FILE     every fault of a file at once, as FILE:LINE:COLUMN
  amends playbook adopt abc      adopt a playbook that comes with amends, or one by its path
  amends playbook list           what this desk has adopted
  amends playbook show           the text of the one in force
  amends playbook rules          the 72 rules of recovery, and what holds each
  amends playbook test FILE      run its tests: stories on a clock of their own
  amends playbook why ID         by which lines of its playbook a ticket is held
  amends playbook diff A B       what changes for an agent, in words
  amends playbook replay FILE    the desk's history under another playbook

Steps stand before commands: 'escalate' is refused until its steps were done, or skipped with a reason. 'amends guide ID'
shows them with words to say.
)";

constexpr std::string_view kScripts = R"(What scripts may rely on: names of commands and options, exit codes, --json, and the columns of --plain.

  amends next --take --json                 claims one ticket, never the same for two
  amends list --overdue --plain             tab-separated, no header, nothing cut
  amends respond 17 --if-version 6 -F a.txt refuses with 5 if somebody acted since version 6
  amends open … --idempotency-key mail-42   run twice, it opens one ticket and prints the same
  amends import rows.csv                    run again after a kill, it goes on where it stopped (with a 'key' column)

Nothing ever prompts unless standard input and output are both terminals; --no-input makes sure. A desk that is busy is
waited for, up to 30 seconds; then the exit code is 75. '@' is the ticket that this agent last touched.
)";

constexpr auto kTopics = std::to_array<Topic>({
    {"dates", "how times and durations are written", kDates},
    {"json", "what --json prints", kJson},
    {"exit-codes", "what each exit code means", kExitCodes},
    {"environment", "variables and configuration", kEnvironment},
    {"playbooks", "what a playbook is, and how a desk gets one", kPlaybooks},
    {"scripts", "what scripts may rely on", kScripts},
});

}  // namespace

std::span<const Topic> topics() { return kTopics; }

}  // namespace amends::cli
