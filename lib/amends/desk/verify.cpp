// SPDX-License-Identifier: MIT
// The proof that nothing was altered: the chain of the journal, and every list table made again from it and compared.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include <amends/desk/desk.hpp>
#include <amends/desk/people.hpp>
#include <amends/desk/rows.hpp>
#include <amends/playbook/prepared.hpp>

namespace amends {
namespace {

constexpr int kBatch = 2000;
constexpr std::size_t kMostDamage = 100;

/// What the desk's own events say there should be: few rows, kept whole.
struct Expected {
    std::map<std::int64_t, CustomerRow> customers;
    std::map<std::string, AgentRow> agents;
    std::map<std::int64_t, std::map<std::string, store::ReminderRow>> reminders;  ///< by ticket and id
    std::int64_t reminder_count = 0;
    std::map<std::int64_t, PlaybookAdopted> playbooks;
    std::optional<DeskMade> desk;
    std::optional<PlaybookId> newest;
    std::int64_t last_ticket = 0;
};

class Verifying {
public:
    Verifying(store::Tables& tables, Policies& policies, const Currency& currency)
        : tables_{tables}, policies_{policies}, currency_{currency} {}

    Verdict run(const std::optional<store::Head>& since) {
        if (since) check_since(*since);
        check_chain();
        check_desk();
        check_customers();
        check_agents();
        check_tickets();
        if (tables_.ledger.count() != expected_.reminder_count) damage("there are more or fewer reminders than were given");
        return std::move(verdict_);
    }

private:
    template <typename... Args>
    void damage(fmt::format_string<Args...> format, Args&&... args) {
        if (verdict_.damage.size() < kMostDamage) {
            verdict_.damage.push_back(fmt::format(format, std::forward<Args>(args)...));
        }
    }

    /// The head that somebody kept elsewhere must still stand where it stood.
    void check_since(const store::Head& since) {
        const auto found = tables_.journal.after(EventId{number(since.seq) - 1}, 1);
        if (found.empty() || found.front().seq != since.seq) {
            damage("event {} of the kept head is missing", number(since.seq));
        } else if (found.front().chain != since.chain) {
            damage("event {} has another hash than the kept head", number(since.seq));
        }
    }

    void check_chain() {
        store::Head at;
        for (bool more = true; more;) {
            const auto entries = tables_.journal.after(at.seq, kBatch);
            more = !entries.empty();
            if (const auto broken = tables_.journal.check(at, kBatch)) {
                damage("event {}: {}", number(broken->seq), broken->what);
                at.seq = entries.back().seq;  // the chain says nothing beyond; go on with the events as they are
                at.chain = entries.back().chain;
            }
            for (const store::Entry& entry : entries) expect(entry);
        }
        verdict_.head = at;
    }

    void expect(const store::Entry& entry) {
        ++verdict_.events;
        auto& agent = expected_.agents[entry.agent];
        agent.name = entry.agent;
        agent = agent_after(std::move(agent), entry.ticket);
        if (entry.ticket) {
            expected_.last_ticket = std::max(expected_.last_ticket, number(*entry.ticket));
            return;
        }
        at_ = entry.at;
        try {
            std::visit([this](const auto& deed) { note(deed); }, desk_deed_of(entry));
        } catch (const Error& error) {
            damage("{}", error.refusal().message);
        }
    }

    void note(const DeskMade& deed) { expected_.desk = deed; }
    void note(const PlaybookAdopted& deed) {
        expected_.playbooks[number(deed.playbook)] = deed;
        expected_.newest = deed.playbook;
    }
    void note(const CustomerAdded& deed) { note_customer(deed.customer, deed.name, deed.email, deed.phone); }
    void note(const CustomerChanged& deed) { note_customer(deed.customer, deed.name, deed.email, deed.phone); }
    void note(const AgentSet& deed) { note_agent(deed); }
    void note(const AgentAway& deed) { note_agent(deed); }
    template <typename Deed>
    void note_agent(const Deed& deed) {
        auto& agent = expected_.agents[deed.name];
        agent = agent_after(std::move(agent), deed);
    }
    void note(const RemindersGiven& deed) {
        for (const GivenReminder& one : deed.reminders) {
            const bool fresh = expected_.reminders[number(one.ticket)].insert_or_assign(one.id, row_of(one, at_)).second;
            expected_.reminder_count += fresh ? 1 : 0;
        }
    }
    void note(const RemindersSettled& deed) {
        for (const SettledReminder& one : deed.reminders) {
            expected_.reminders[number(one.ticket)][one.id].state = state_of(one);
        }
    }
    void note_customer(CustomerId id, const Text& name, const Text& email, const Text& phone) {
        expected_.customers[number(id)] = {id, name.stored(), email.stored(), phone.stored()};
    }

    void check_desk() {
        const auto row = tables_.shelf.find_desk();
        if (!row || !expected_.desk || row->name != expected_.desk->name || row->currency != expected_.desk->currency ||
            row->playbook != expected_.newest) {
            damage("the desk's own row is not what its events say");
        }
        const auto rows = tables_.shelf.all();
        if (rows.size() != expected_.playbooks.size()) damage("there are more or fewer playbooks than were adopted");
        for (const auto& playbook : rows) {
            const auto found = expected_.playbooks.find(number(playbook.id));
            const bool known = found != expected_.playbooks.end() && found->second.name == playbook.name;
            if (!known || playbook_digest(tables_.shelf.text(playbook.id).value_or("")) != found->second.digest) {
                damage("playbook '{}' version {} is not the text that was adopted", playbook.name, playbook.version);
            } else if (!fits_its_text(playbook)) {
                damage("playbook '{}' version {} is kept ready otherwise than its text says", playbook.name, playbook.version);
            }
        }
    }

    /// Daily commands obey the prepared form and never read the text: it has to say the same. One that another version of
    /// amends prepared is not used.
    bool fits_its_text(const store::PlaybookRow& playbook) {
        const auto row = tables_.shelf.prepared(playbook.id);
        if (!row || row->form != kPreparedForm) return row.has_value();
        const auto again = prepare(read_adopted(playbook.name, tables_.shelf.text(playbook.id).value_or(""), currency_));
        return row->core == again.core && tables_.shelf.checks(playbook.id) == again.checks;
    }

    void check_customers() {
        std::int64_t after = 0;
        for (auto ids = tables_.index.customer_ids_after(after, kBatch); !ids.empty();
             ids = tables_.index.customer_ids_after(after, kBatch)) {
            for (const auto id : ids) {
                const auto expected = expected_.customers.find(id);
                if (expected == expected_.customers.end()) {
                    damage("customer {} is in no event", id);
                } else if (tables_.index.customer(CustomerId{id}) != expected->second) {
                    damage("customer {} is not what the events say", id);
                }
                ++verdict_.customers;
            }
            after = ids.back();
        }
        if (verdict_.customers < static_cast<std::int64_t>(expected_.customers.size())) damage("a customer is missing");
    }

    void check_agents() {
        std::size_t found = 0;
        for (const AgentRow& agent : tables_.index.agents()) {
            const auto expected = expected_.agents.find(agent.name);
            if (expected == expected_.agents.end() || expected->second != agent) {
                damage("agent '{}' is not what the events say", agent.name);
            }
            ++found;
        }
        if (found != expected_.agents.size()) damage("an agent is missing");
    }

    void check_tickets() {
        for (std::int64_t id = 1; id <= expected_.last_ticket; ++id) check_ticket(TicketId{id});
        for (const auto id : tables_.index.ticket_ids_after(expected_.last_ticket, kBatch)) {
            damage("ticket '#{}' is in no event", id);
        }
    }

    void check_ticket(TicketId id) {
        ++verdict_.tickets;
        const auto row = tables_.index.ticket(id);
        const auto entries = tables_.journal.of_ticket(id);
        if (!row || entries.empty()) {
            damage("ticket '{}' is missing {}", to_string(id), row ? "in the journal" : "in the list");
            return;
        }
        try {
            const Ticket ticket = fold(events_of(entries));
            const Given given = check_reminders(id);
            const Policy& policy = policies_.of(tables_.shelf, ticket.playbook.id);
            if (row_of(ticket, entries.front().seq, policy, given) != *row) {
                damage("the list shows ticket '{}' otherwise than its events do", to_string(id));
            }
        } catch (const Error& error) {
            damage("{}", error.refusal().message);
        }
    }

    /// The ids of what the events say was given for a ticket, after comparing it with the ledger.
    Given check_reminders(TicketId id) {
        const auto expected = expected_.reminders.find(number(id));
        if (expected == expected_.reminders.end()) return {};
        Given given;
        std::vector<store::ReminderRow> rows;
        for (const auto& [key, row] : expected->second) {
            if (row.state != "dropped") given.insert(key);
            rows.push_back(row);
        }
        if (rows != tables_.ledger.of_ticket(id)) damage("the reminders of ticket '{}' are not what the events say", to_string(id));
        return given;
    }

    store::Tables& tables_;
    Policies& policies_;
    const Currency& currency_;
    Instant at_{};  ///< of the event that is noted
    Expected expected_;
    Verdict verdict_;
};

}  // namespace

Verdict Desk::verify(const std::optional<store::Head>& since) {
    Verdict verdict;
    store_.read([&](store::Tables& tables) { verdict = Verifying{tables, policies_, currency_}.run(since); });
    for (std::string& fault : store_.faults()) verdict.damage.push_back(std::move(fault));
    return verdict;
}

}  // namespace amends
