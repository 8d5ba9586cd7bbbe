// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <amends/desk/desk.hpp>
#include <amends/desk/people.hpp>
#include <amends/desk/recording.hpp>

namespace amends {
namespace {

/// Rows to one commit: few enough that other writers hardly wait, enough that syncing does not count.
constexpr int kRowsToCommit = 1000;

struct Read {
    int line = 0;
    Incoming incoming;
};

[[noreturn]] void throw_row(int line, const std::string& problem) {
    throw Error{Code::bad_data, fmt::format("line {}: {}", line, problem), "nothing was imported"};
}

void make_owner_known(store::Tables& tables, const std::string& owner, const Acting& acting) {
    if (tables.index.agent(owner)) return;
    record_desk_deed(tables, AgentSet{owner, Role::agent}, acting);
    tables.index.put(AgentRow{.name = owner});
}

}  // namespace

/// False for a row that was imported before.
bool Desk::import_one(store::Tables& tables, Incoming incoming, const Acting& acting) {
    if (incoming.open.key && tables.index.ticket_by_key(*incoming.open.key)) return false;
    const PlaybookPin pin = pin_of(tables, std::nullopt);
    const auto playbook = load(tables, pin.id);
    incoming.open.customer = find_or_add_customer(tables, incoming.customer, incoming.email, incoming.phone, acting);
    const Moment moment{.now = acting.now, .agent = acting.agent, .role = Role::agent, .currency = *currency_,
                        .spent_this_year = {}};
    const Instant received = incoming.open.received.value_or(acting.now);
    std::vector<Dated> deeds;
    for (Deed& deed : or_throw(decide_open(*playbook, pin, incoming.open, moment))) {
        deeds.push_back({received, std::move(deed)});
    }
    if (incoming.owner) {
        make_owner_known(tables, *incoming.owner, acting);
        deeds.push_back({received, Assigned{*incoming.owner}});
    }
    for (Deed& deed : closing_of(incoming.history)) deeds.push_back({*incoming.history.closed, std::move(deed)});
    Ticket ticket;
    ticket.id = tables.index.next_ticket_id();
    std::vector<Event> events;
    record_dated(tables, std::move(ticket), std::move(deeds), acting, events);
    return true;
}

ImportReport Desk::import_rows(const NextRow& next, const Mapping& mapping, Strictness strictness, const Zone& zone,
                               const ImportWatch& watch, const Acting& acting) {
    ImportReport report;
    const auto fail = [&](int line, const std::string& problem) {
        if (strictness == Strictness::strict) throw_row(line, problem);
        ++report.failed;
        watch.on_problem(line, problem);
    };
    const auto read_batch = [&](std::size_t most) {
        std::vector<Read> batch;
        while (batch.size() < most) {
            auto row = next();
            if (!row) break;
            auto incoming = row->problem.empty() ? read_incoming(*row, mapping, *currency_, zone, acting.now)
                                                 : Result<Incoming>{refuse(Code::bad_data, row->problem)};
            if (incoming) {
                batch.push_back({row->line, *std::move(incoming)});
            } else {
                fail(row->line, incoming.error().message);
            }
        }
        return batch;
    };
    const auto import_batch = [&](store::Tables& tables, std::vector<Read> batch) {
        for (Read& one : batch) {
            try {
                ++(import_one(tables, std::move(one.incoming), acting) ? report.imported : report.skipped);
            } catch (const Error& error) {
                if (error.code() == Code::io || error.code() == Code::try_again) throw;
                fail(one.line, error.refusal().message);
            }
        }
    };
    const auto whole_file = [&](store::Tables& tables) {
        for (auto batch = read_batch(kRowsToCommit); !batch.empty(); batch = read_batch(kRowsToCommit)) {
            import_batch(tables, std::move(batch));
        }
    };
    if (strictness == Strictness::strict) {
        store_.change(whole_file);
        return report;
    }
    for (auto batch = read_batch(kRowsToCommit); !batch.empty(); batch = read_batch(kRowsToCommit)) {
        store_.change([&](store::Tables& tables) { import_batch(tables, std::move(batch)); });
        watch.on_progress(report.imported + report.skipped + report.failed);
    }
    return report;
}

std::vector<TicketId> Desk::ticket_ids_after(TicketId after, int most) {
    std::vector<TicketId> ids;
    store_.read([&](store::Tables& tables) {
        for (const auto id : tables.index.ticket_ids_after(number(after), most)) ids.push_back(TicketId{id});
    });
    return ids;
}

}  // namespace amends
