// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <amends/base/money.hpp>
#include <amends/check/checker.hpp>
#include <amends/desk/desk_deed.hpp>
#include <amends/desk/policies.hpp>
#include <amends/intake/incoming.hpp>
#include <amends/playbook/check_set.hpp>
#include <amends/playbook/reader.hpp>
#include <amends/rehearsal/replay.hpp>
#include <amends/store/store.hpp>
#include <amends/store/turn.hpp>
#include <amends/ticket/decide.hpp>
#include <amends/ticket/guide.hpp>
#include <amends/ticket/reminders.hpp>
#include <amends/ticket/ticket.hpp>
#include <amends/ticket/why.hpp>

namespace amends {

using store::AgentRow;
using store::CustomerRow;
using store::Filter;
using store::ListedTicket;
using store::Overview;
using store::Tally;

/// Who acts, when, and on what condition.
struct Acting {
    Instant now{};
    std::string agent;
    std::optional<int> if_version = {};          ///< refuse (changed) if the ticket has another version
    std::optional<std::string> operation = {};   ///< idempotency key: the second change under it does nothing
    const Zone* zone = nullptr;                  ///< in which the times in answers are meant, and times are told; none: UTC
};

/// A ticket with what is needed to show it.
struct TicketView {
    Ticket ticket;
    CustomerRow customer;
    std::vector<Event> events;
    std::shared_ptr<const Playbook> playbook;  ///< the version that the ticket is held to, without its checks
    Calendars calendars;                       ///< of that playbook
    std::optional<TicketId> asked;             ///< set when another id was asked for, which was merged into this one
    std::vector<Event> joined;                 ///< of the tickets that were joined to this one, in order; only to be shown
};

/// A ticket after a change.
struct Changed {
    TicketView view;
    std::size_t first_new = 0;        ///< of `view.events`: the first that this change made
    bool repeated = false;            ///< the change was made before under the same operation
    std::vector<TicketId> alike = {};  ///< after `open`: tickets under way of the same customer that look alike
};

/// A complaint as it comes in.
struct Complaint {
    std::string customer, email, phone;  ///< the name may be an id, `3`, of a customer there is
    Open open;                           ///< its `customer` is found or made
    std::optional<std::string> playbook;  ///< none: the desk's
    bool refuse_alike = false;
};

/// What is to be corrected of a customer; what is not given stays.
struct CustomerEdits {
    std::optional<Text> name, email, phone;
};

struct Founding {
    std::string currency = "EUR";
    PlaybookSource playbook;
    FindPlaybook find;
    store::Sharing sharing = store::Sharing::owner_only;
};

struct Adopted {
    PlaybookPin pin;
    bool unchanged = false;  ///< the text was adopted before: nothing was done
};

/// An adopted playbook as it was written.
struct AdoptedText {
    PlaybookPin pin;
    std::string text;
};

/// Where the rows of an import come from: the next one, or nullopt at the end.
using NextRow = std::function<std::optional<Row>()>;

/// What an import tells while it runs.
struct ImportWatch {
    std::function<void(int line, const std::string& problem)> on_problem;
    std::function<void(std::int64_t rows)> on_progress;  ///< after each batch that was committed
};

/// `lenient` keeps the good rows; `strict` stops at the first bad one and imports nothing.
enum class Strictness { lenient, strict };

struct ImportReport {
    std::int64_t imported = 0;
    std::int64_t skipped = 0;  ///< there already, by key
    std::int64_t failed = 0;
    [[nodiscard]] std::int64_t rows() const noexcept { return imported + skipped + failed; }
};

/// Whose tickets may be joined.
enum class Customers { the_same, any };

/// What `verify` found.
struct Verdict {
    std::int64_t events = 0, tickets = 0, customers = 0;
    store::Head head;
    std::vector<std::string> damage;  ///< one clause each, at most a hundred; empty: all is well
};

/// Somebody who is to be told something.
struct Addressee {
    std::string name;
    std::string email;  ///< may be empty
};

/// A reminder with what is needed to deliver it.
struct Reminder {
    std::string id;  ///< the same each time it is delivered
    DueReminder due;
    std::string subject, customer;
    std::optional<std::string> owner;
    std::vector<Addressee> people;  ///< empty: the team, which has no names
    Text text;                      ///< of a nudge: what the customer is asked
    std::optional<Instant> until;   ///< when that says that we look again
};

/// Whom a delivery reached: those it is for, or only an agent who was told of it, as by a line on a terminal. A customer was
/// not nudged by what an agent reads.
enum class Reached { recipient, agent };

/// Errors and warnings by check, as events keep them.
std::vector<FoundByCheck> counted(const Findings& findings);

/// The use-cases: each function is one deed in one transaction. This is where tickets, playbooks and the store meet.
/// Throws Error; a refusal leaves no trace.
class Desk {
public:
    /// Makes a desk and adopts its first playbook. Throws Error{bad_data} with every problem of the playbook.
    static void create(const std::string& file, const Founding& founding, const Acting& acting);

    /// For a program that has one thread: makes every desk a little faster. Before the first is made or opened.
    static void serve_one_thread();

    Desk(const std::string& file, sqlite::Mode mode);

    [[nodiscard]] const Currency& currency() const { return currency_; }
    [[nodiscard]] const store::DeskRow& row() const { return row_; }

    // Reading.
    [[nodiscard]] TicketView view(TicketId id);
    /// The ticket of exactly that id, also where it was merged into another.
    [[nodiscard]] TicketView view_alone(TicketId id);
    [[nodiscard]] TicketId last_of(const std::string& agent);  ///< `@`; throws not_found
    [[nodiscard]] std::vector<ListedTicket> list(const Filter& filter);
    [[nodiscard]] Tally count(const Filter& filter);
    [[nodiscard]] std::optional<TicketView> next(const Acting& acting);
    [[nodiscard]] Overview overview(const Acting& acting, Instant soon);
    [[nodiscard]] std::vector<store::Entry> journal_after(EventId after, int most);
    [[nodiscard]] std::vector<store::Entry> journal_of(TicketId id);

    // Tickets.
    Changed open(const Complaint& complaint, const Acting& acting);
    Changed change(TicketId id, const Request& request, const Acting& acting);
    /// Changes what is known of a ticket, or holds it to the newest version of another adopted playbook.
    Changed revise(TicketId id, Revise request, const std::optional<std::string>& playbook, const Acting& acting);
    /// Holds tickets under way that an older version of the desk's playbook holds to its newest. Returns how many there were.
    std::int64_t revise_all(const Acting& acting);
    std::optional<Changed> take_next(const Acting& acting);
    /// Refuses (refused) tickets of two customers, unless those of any are asked for.
    Changed merge(TicketId from, TicketId into, const Acting& acting, Customers of = Customers::the_same);
    Changed unmerge(TicketId from, const Acting& acting);
    /// The template of the ticket's playbook filled for it (`holding` …), and the version of the ticket it was filled
    /// from. `until_shown` is the time of the next update as the customer will read it.
    [[nodiscard]] std::pair<Text, int> draft(TicketId id, std::string_view name, std::string_view until_shown,
                                             const Acting& acting);

    /// What a draft for the ticket is checked against. Without a moment: our first answer, or one after it. `zone` must
    /// outlive it: in it the times of the draft are meant.
    [[nodiscard]] Situation situation(TicketId id, std::optional<ReplyMoment> moment, Instant now, const Zone& zone);
    /// What the checks find in the text of such an answer, were it sent now; nothing for other requests. The findings point
    /// into the desk.
    [[nodiscard]] Findings review(TicketId id, const Request& request, const Acting& acting);

    /// When the next update would be due after an answer at `now`.
    [[nodiscard]] Instant update_due(TicketId id, Instant now);

    // People.
    [[nodiscard]] std::vector<CustomerRow> customers(const std::string& like, int most);
    [[nodiscard]] CustomerRow customer(const std::string& name_or_id);
    [[nodiscard]] std::vector<CustomerRow> customers_named(const std::string& name_or_id);
    /// Throws Error: not_found, usage (a name that several have, an address that is none or another's).
    CustomerRow change_customer(const std::string& name_or_id, const CustomerEdits& edits, const Acting& acting);
    [[nodiscard]] std::vector<AgentRow> agents();
    /// Makes an agent known, or changes what is given of one who is.
    AgentRow set_agent(const std::string& name, std::optional<Role> role, const std::optional<Text>& email, const Acting& acting);
    /// The agent is away until then, and `cover` is reminded in their place; without `until` they are back. Throws not_found.
    AgentRow send_away(const std::string& name, std::optional<Instant> until, const std::optional<std::string>& cover,
                       const Acting& acting);

    // Reminders.
    /// What a run at `now` would give or deliver; changes nothing.
    [[nodiscard]] std::vector<Reminder> reminders_at(Instant now, const Zone& zone);
    /// Puts what has come due into the ledger, each reminder once.
    void give_reminders(const Acting& acting);
    /// A place in the line of those who deliver this desk's reminders: held, nobody else delivers one.
    [[nodiscard]] store::Turn turn_to_remind() const { return store::Turn{file_, store::Turn::Line::reminders}; }
    /// What is to be delivered, each once; what lost its cause since it was given, or folds into what was given later, is dropped
    /// from the ledger. Where people may not be notified now it stays for another run.
    [[nodiscard]] std::vector<Reminder> undelivered(const Acting& acting, const Zone& zone);
    /// Whether a reminder that was undelivered a moment ago has its cause yet: others answer while a run delivers.
    [[nodiscard]] bool still_stands(const Reminder& reminder, Instant now);
    /// Notes whom what reached. A nudge that reached its customer is an event of the ticket.
    void settle(const std::vector<Reminder>& delivered, Reached whom, const Acting& acting);
    /// Why each clock of a ticket is due when it is.
    [[nodiscard]] std::vector<ClockAccount> accounts_of(TicketId id, Instant now);

    // Playbooks.
    Adopted adopt(const PlaybookSource& source, const FindPlaybook& find, const Acting& acting);
    [[nodiscard]] std::vector<store::PlaybookRow> playbooks();
    [[nodiscard]] std::shared_ptr<const Playbook> playbook(std::optional<PlaybookId> id);  ///< none: the desk's
    [[nodiscard]] std::shared_ptr<const Playbook> playbook_with_checks();  ///< the desk's, with its checks
    [[nodiscard]] CheckSet check_set(std::optional<PlaybookId> id);                ///< none: the desk's
    /// The text of a playbook of that name: of a version, or of the newest.
    [[nodiscard]] std::optional<AdoptedText> adopted_text(const std::string& name, std::optional<int> version);
    /// Throws Error{bad_data} where it is missing.
    [[nodiscard]] AdoptedText adopted_text(PlaybookId id);

    /// Runs the desk's history under another playbook, ticket by ticket in the order of their numbers, those received since
    /// then; `each` gets those that differ. Nothing is written. Returns how many tickets were run.
    std::int64_t replay(const Playbook& other, std::optional<Instant> since, Instant now,
                        const std::function<void(const Ticket& ticket, const Replayed& replayed)>& each);

    // Tables in and out.
    ImportReport import_rows(const NextRow& next, const Mapping& mapping, Strictness strictness, const Zone& zone,
                             const ImportWatch& watch, const Acting& acting);
    [[nodiscard]] std::vector<TicketId> ticket_ids_after(TicketId after, int most);
    /// The first lines of an export: the desk and its playbooks. The events follow by `export_events`.
    [[nodiscard]] std::vector<std::string> export_head();
    /// Lines of the events after `after`, which is moved on; empty at the end.
    [[nodiscard]] std::vector<std::string> export_events(EventId& after, int most);
    /// Takes over an exported desk whole. Throws Error: {refused} when this desk has tickets or customers of its own,
    /// {bad_data} when the export was altered or cut; then nothing was changed. Returns how many events there are.
    std::int64_t restore(const std::function<std::optional<std::string>()>& next_line);

    // The journal.
    [[nodiscard]] Verdict verify(const std::optional<store::Head>& since);

private:
    bool import_one(store::Tables& tables, const PlaybookPin& pin, Incoming incoming, const Acting& acting);

    CheckSet load_checks(store::Tables& tables, PlaybookId id);
    Checker& checker(store::Tables& tables, PlaybookId id);
    Findings review(store::Tables& tables, const TicketView& seen, const Request& request, const Acting& acting);
    Request reviewed(store::Tables& tables, const TicketView& seen, Request request, const Acting& acting);
    TicketView view(store::Tables& tables, TicketId id, std::optional<EventId> up_to = {});
    NewPlaybook new_playbook(store::Tables& tables, const PlaybookPin& pin);
    std::optional<std::int64_t> revise_some(store::Tables& tables, TicketId& after, const Acting& acting);
    Reminder reminder_of(store::Tables& tables, const TicketView& view, const DueReminder& due, const Zone& zone, Instant now);
    void give_some(store::Tables& tables, std::span<const TicketId> ids, const Acting& acting);
    std::vector<TicketId> tickets_to_remind(store::Tables& tables, Instant now);
    void note_settled(store::Tables& tables, const RemindersSettled& settled, const Acting& acting);
    Moment moment(store::Tables& tables, const Ticket* ticket, const Calendars& calendars, const Acting& acting);
    Changed record(store::Tables& tables, TicketView view, Deeds deeds, const Acting& acting);
    std::optional<Changed> repeated(store::Tables& tables, const Acting& acting);

    store::Store store_;
    std::string file_;
    store::DeskRow row_;
    Currency currency_ = Currency::euro();
    Policies policies_{Currency::euro()};
    std::map<PlaybookId, Checker> checkers_;  ///< made so far
};

}  // namespace amends
