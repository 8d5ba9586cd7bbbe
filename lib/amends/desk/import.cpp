// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <cstdint>

#include <amends/desk/desk.hpp>
#include <amends/desk/people.hpp>
#include <amends/desk/recording.hpp>

namespace amends {
namespace {

/// Rows to one commit: others wait for half a second at most, and writing pages of indexes again and again does not count.
constexpr std::size_t kRowsToCommit = 10'000;
/// Rows to the first commit of a desk without tickets, in whose way nobody is: indexes are built once for all of them.
constexpr std::int64_t kRowsToFill = 250'000;

[[noreturn]] void throw_row(int line, const std::string& problem) {
    throw Error{Code::bad_data, fmt::format("line {}: {}", line, problem), "nothing was imported"};
}

void make_owner_known(store::Tables& tables, const std::string& owner, const Acting& acting) {
    if (tables.index.agent(owner)) return;
    record_desk_deed(tables, AgentSet{.name = owner, .role = Role::agent, .email = {}}, acting);
    tables.index.put(AgentRow{.name = owner});
}

/// A row that was understood.
struct ReadRow {
    int line = 0;
    Incoming incoming;
};

/// Reads rows in batches and keeps the count of what becomes of them.
class Batches {
public:
    Batches(const NextRow& next, const Mapping& mapping, Strictness strictness, const Zone& zone, const ImportWatch& watch,
            const Currency& currency, Instant now)
        : next_{next}, mapping_{mapping}, strictness_{strictness}, zone_{zone}, watch_{watch}, currency_{currency}, now_{now} {}

    /// Whether the end was not met yet.
    [[nodiscard]] bool more() const noexcept { return more_; }
    /// The next good rows.
    std::vector<ReadRow> read() {
        std::vector<ReadRow> batch;
        while (batch.size() < kRowsToCommit) {
            auto row = next_();
            more_ = row.has_value();
            if (!row) break;
            auto incoming = understand(*row);
            if (incoming) {
                batch.push_back({row->line, *std::move(incoming)});
            } else {
                fail(row->line, incoming.error().message);
            }
        }
        return batch;
    }

    /// Hands each row to `import_one` (false: it was there already); a row that it refuses is a bad row, too.
    template <typename ImportOne>
    void each(std::vector<ReadRow> batch, ImportOne import_one) {
        for (ReadRow& one : batch) {
            try {
                ++(import_one(std::move(one.incoming)) ? report.imported : report.skipped);
            } catch (const Error& error) {
                if (error.code() == Code::io || error.code() == Code::try_again) throw;
                fail(one.line, error.refusal().message);
            }
        }
    }

    ImportReport report;

private:
    [[nodiscard]] Result<Incoming> understand(const Row& row) const {
        if (!row.problem.empty()) return refuse(Code::bad_data, row.problem);
        return read_incoming(row, mapping_, currency_, zone_, now_);
    }

    void fail(int line, const std::string& problem) {
        if (strictness_ == Strictness::strict) throw_row(line, problem);
        ++report.failed;
        watch_.on_problem(line, problem);
    }

    const NextRow& next_;
    const Mapping& mapping_;
    Strictness strictness_;
    const Zone& zone_;
    const ImportWatch& watch_;
    const Currency& currency_;
    Instant now_;
    bool more_ = true;
};

/// How many rows go into the first commit.
std::int64_t rows_at_once(Strictness strictness, bool fresh) {
    if (strictness == Strictness::strict) return INT64_MAX;
    return fresh ? kRowsToFill : 0;
}

}  // namespace

/// False for a row that was imported before.
bool Desk::import_one(store::Tables& tables, const PlaybookPin& pin, Incoming incoming, const Acting& acting) {
    if (incoming.open.key && tables.index.ticket_by_key(*incoming.open.key)) return false;
    const Policy& policy = policies_.of(tables.shelf, pin.id);
    incoming.open.customer = find_or_add_customer(tables, incoming.customer, incoming.email, incoming.phone, acting);
    const Moment moment{.now = acting.now, .agent = acting.agent, .role = Role::agent, .currency = currency_,
                        .spent_this_year = {}, .calendars = policy.calendars};
    const Instant received = incoming.open.received.value_or(acting.now);
    std::vector<Dated> deeds;
    for (Deed& deed : or_throw(decide_open(*policy.playbook, pin, incoming.open, moment))) {
        deeds.push_back({received, std::move(deed)});
    }
    if (incoming.owner) {
        make_owner_known(tables, *incoming.owner, acting);
        deeds.push_back({received, Assigned{*incoming.owner}});
    }
    if (const auto closed = incoming.history.closed) {
        for (Deed& deed : closing_of(incoming.history)) deeds.push_back({*closed, std::move(deed)});
    }
    Ticket ticket;
    ticket.id = tables.index.next_ticket_id();
    std::vector<Event> events;
    record_dated(tables, policies_, std::move(ticket), std::move(deeds), acting, events);
    return true;
}

ImportReport Desk::import_rows(const NextRow& next, const Mapping& mapping, Strictness strictness, const Zone& zone,
                               const ImportWatch& watch, const Acting& acting) {
    store_.expect_many_changes();
    Batches batches{next, mapping, strictness, zone, watch, currency_, acting.now};
    const auto import_batch = [&](store::Tables& tables, std::vector<ReadRow> batch) {
        const PlaybookPin pin = pin_of(tables, std::nullopt);
        const TicketId first = tables.index.next_ticket_id();
        batches.each(std::move(batch), [&](Incoming incoming) { return import_one(tables, pin, std::move(incoming), acting); });
        const TicketId after = tables.index.next_ticket_id();
        if (after != first) note_agent(tables, acting.agent, TicketId{number(after) - 1});
        watch.on_progress(batches.report.rows());
    };
    auto batch = batches.read();  // before the lock is taken: an input may be slow
    store_.change([&](store::Tables& tables) {
        const bool fresh = tables.index.next_ticket_id() == TicketId{1};
        const std::int64_t at_once = rows_at_once(strictness, fresh);
        const auto import_them = [&] {
            import_batch(tables, std::move(batch));
            while (batches.more() && batches.report.rows() < at_once) import_batch(tables, batches.read());
        };
        if (fresh) {
            tables.index_after(import_them);
        } else {
            import_them();
        }
    });
    while (batches.more()) {
        batch = batches.read();
        store_.change([&](store::Tables& tables) { import_batch(tables, std::move(batch)); });
    }
    return batches.report;
}

std::vector<TicketId> Desk::ticket_ids_after(TicketId after, int most) {
    std::vector<TicketId> ids;
    store_.read([&](store::Tables& tables) {
        for (const auto id : tables.index.ticket_ids_after(number(after), most)) ids.push_back(TicketId{id});
    });
    return ids;
}

}  // namespace amends
