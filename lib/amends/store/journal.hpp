// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <amends/base/id.hpp>
#include <amends/base/record.hpp>
#include <amends/store/sqlite.hpp>

namespace amends::store {

/// An event as it stands in the journal.
struct Entry {
    EventId seq{};
    std::optional<TicketId> ticket;
    Instant at{};
    std::string agent;
    Record record;
    std::optional<std::string> operation;  ///< the idempotency key of its change
    std::string chain;                     ///< 32 bytes
    bool operator==(const Entry&) const = default;
};

/// What of an entry's texts is stored beside them, for exports: 16 bytes of salt and 32 of digest.
struct Seal {
    Slot slot{};
    std::string salt;  ///< empty once the text was erased
    std::string digest;
    bool operator==(const Seal&) const = default;
};

struct Head {
    EventId seq{};
    std::string chain;  ///< empty before the first event
};

/// Random bytes that each digest of a text is salted with, fetched many at once.
class Salts {
public:
    static constexpr std::size_t kBytes = 16;
    std::string next();

private:
    std::array<char, 64 * kBytes> fetched_{};
    std::size_t used_ = fetched_.size();
};

/// Where the chain breaks: the first event that was altered, removed or put in between.
struct Break {
    EventId seq{};
    std::string what;  ///< one clause
};

/// The journal: events are appended and read, and never change. Each one's chain is the BLAKE2b-256 of the chain before
/// it, its own columns, and the salted digests of its texts, so that a text can be erased while the chain still proves
/// the rest. Call what changes it inside a write transaction.
class Journal {
public:
    explicit Journal(sqlite::Database& database) : database_{database} {}

    /// Appends at the end; `seq` and `chain` are set by this.
    EventId append(Entry entry);
    /// Puts an exported entry where it was, under its own seals; the chain must be the one that follows. Throws
    /// Error{bad_data} otherwise.
    void restore(const Entry& entry, const std::vector<Seal>& seals);

    /// Makes the texts of what was appended or restored findable. Once, at the end of a transaction: each statement that
    /// might fail halfway makes full text write out all that it holds in memory.
    void index_texts();

    [[nodiscard]] Head head();
    /// The head, if this object appended anything.
    [[nodiscard]] const std::optional<Head>& appended() const noexcept { return head_; }
    [[nodiscard]] std::vector<Entry> of_ticket(TicketId ticket, std::optional<EventId> up_to = {});
    [[nodiscard]] std::optional<Entry> by_operation(const std::string& key);
    /// Entries with `seq` after `after`, in order, at most `most`.
    [[nodiscard]] std::vector<Entry> after(EventId after, int most);
    [[nodiscard]] std::vector<Seal> seals(EventId seq);

    /// Checks entries after `from` (whose chain it trusts) up to the end, at most `most`; moves `from` on. Returns where
    /// the chain breaks, if it does.
    std::optional<Break> check(Head& from, int most);

private:
    void store(const Entry& entry, const std::vector<Seal>& seals);
    void read_texts(Entry& entry);
    sqlite::Database& database_;
    Salts salts_;
    std::optional<Head> head_;                // after an append
    std::optional<EventId> first_unindexed_;
};

}  // namespace amends::store
