// SPDX-License-Identifier: MIT
#include <amends/store/journal.hpp>

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>

namespace amends::store {
namespace {

constexpr std::size_t kHashBytes = 32;

/// BLAKE2b of values that each carry their length, so that no two lists of values hash alike.
class Hash {
public:
    Hash() { crypto_generichash_init(&state_, nullptr, 0, kHashBytes); }
    Hash& add(std::string_view bytes) {
        add(static_cast<std::int64_t>(bytes.size()));
        update(bytes.data(), bytes.size());
        return *this;
    }
    Hash& add(std::int64_t value) {
        std::array<char, 8> bytes{};
        for (std::size_t at = 0; at < bytes.size(); ++at) bytes.at(at) = static_cast<char>(value >> (8 * at));
        update(bytes.data(), bytes.size());
        return *this;
    }
    std::string finish() {
        std::string hash(kHashBytes, '\0');
        crypto_generichash_final(&state_, reinterpret_cast<unsigned char*>(hash.data()), kHashBytes);
        return hash;
    }

private:
    void update(const char* bytes, std::size_t size) {
        crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(bytes), size);
    }
    crypto_generichash_state state_{};
};

std::string chain_of(std::string_view before, const Entry& entry, const std::vector<Seal>& seals) {
    Hash hash;
    hash.add(before).add(number(entry.seq)).add(entry.ticket ? number(*entry.ticket) : -1);
    hash.add(std::int64_t{entry.at.time_since_epoch().count()}).add(entry.agent).add(entry.record.kind);
    hash.add(std::int64_t{entry.record.version}).add(entry.record.body).add(entry.operation.value_or(""));
    for (const Seal& seal : seals) hash.add(static_cast<std::int64_t>(seal.slot)).add(seal.digest);
    return hash.finish();
}

std::string digest_of(std::string_view salt, std::string_view text) { return Hash{}.add(salt).add(text).finish(); }

Seal seal_of(const SlotText& text, std::string salt) {
    std::string digest = digest_of(salt, text.text.value_or(""));
    return {text.slot, std::move(salt), std::move(digest)};
}

std::int64_t text_id(EventId seq, Slot slot) { return number(seq) * kSlots + static_cast<std::int64_t>(slot); }

const Seal* seal_for(const std::vector<Seal>& seals, Slot slot) {
    for (const Seal& seal : seals) {
        if (seal.slot == slot) return &seal;
    }
    return nullptr;
}

void store_entry(sqlite::Database& database, const Entry& entry) {
    auto& insert = database.prepared(
        "INSERT INTO event (seq, ticket, at, agent, kind, version, body, operation, chain) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert << number(entry.seq) << number(entry.ticket) << entry.at << entry.agent << entry.record.kind
           << std::int64_t{entry.record.version} << entry.record.body << entry.operation << sqlite::Blob{entry.chain};
    insert.run();
}

void store_texts(sqlite::Database& database, const Entry& entry, const std::vector<Seal>& seals) {
    for (const Seal& seal : seals) {
        const std::string* kept = nullptr;
        for (const SlotText& one : entry.record.texts) {
            if (one.slot == seal.slot && one.text) kept = &*one.text;
        }
        auto& insert = database.prepared("INSERT INTO event_text (id, digest, salt, text) VALUES (?, ?, ?, ?)");
        insert << text_id(entry.seq, seal.slot) << sqlite::Blob{seal.digest};
        if (kept != nullptr) {
            insert << sqlite::Blob{seal.salt} << std::string_view{*kept};
        } else {
            insert << std::nullopt << std::nullopt;
        }
        insert.run();
    }
}

Entry read_entry(sqlite::Statement& row) {
    Entry entry;
    std::int64_t seq = 0;
    std::optional<std::int64_t> ticket;
    row >> seq >> ticket >> entry.at >> entry.agent >> entry.record.kind >> entry.record.version >> entry.record.body >>
        entry.operation >> entry.chain;
    entry.seq = EventId{seq};
    if (ticket) entry.ticket = TicketId{*ticket};
    return entry;
}

}  // namespace

std::string Salts::next() {
    if (used_ == fetched_.size()) {
        randombytes_buf(fetched_.data(), fetched_.size());
        used_ = 0;
    }
    used_ += kBytes;
    return {&fetched_.at(used_ - kBytes), kBytes};
}

EventId Journal::append(Entry entry) {
    const Head before = head();
    entry.seq = EventId{number(before.seq) + 1};
    std::ranges::sort(entry.record.texts, {}, &SlotText::slot);  // the order in which they are read
    std::vector<Seal> seals;
    seals.reserve(entry.record.texts.size());
    for (const SlotText& text : entry.record.texts) seals.push_back(seal_of(text, salts_.next()));
    entry.chain = chain_of(before.chain, entry, seals);
    store(entry, seals);
    return entry.seq;
}

void Journal::restore(const Entry& entry, const std::vector<Seal>& seals) {
    const Head before = head();
    const auto refuse_entry = [&](std::string_view why) {
        throw Error{Code::bad_data, fmt::format("event {}: {}", number(entry.seq), why),
                    "the export was altered; nothing was restored"};
    };
    if (number(entry.seq) != number(before.seq) + 1) refuse_entry("does not follow the one before it");
    for (const SlotText& text : entry.record.texts) {
        const Seal* seal = seal_for(seals, text.slot);
        if (seal == nullptr || (text.text && digest_of(seal->salt, *text.text) != seal->digest)) {
            refuse_entry(fmt::format("its {} does not fit its digest", to_string(text.slot)));
        }
    }
    if (chain_of(before.chain, entry, seals) != entry.chain) refuse_entry("its hash does not fit its content");
    store(entry, seals);
}

void Journal::store(const Entry& entry, const std::vector<Seal>& seals) {
    store_entry(database_, entry);
    store_texts(database_, entry, seals);
    if (!first_unindexed_) first_unindexed_ = entry.seq;
    head_ = Head{entry.seq, entry.chain};
}

void Journal::index_texts() {
    if (!first_unindexed_) return;
    auto& index = database_.prepared("INSERT INTO search (rowid, text) SELECT id, text FROM event_text WHERE id >= ? AND text IS NOT NULL");
    index << number(*first_unindexed_) * kSlots;
    index.run();
    first_unindexed_.reset();
}

Head Journal::head() {
    if (head_) return *head_;
    auto& query = database_.prepared("SELECT seq, chain FROM event ORDER BY seq DESC LIMIT 1");
    Head head;
    if (query.step()) {
        std::int64_t seq = 0;
        query >> seq >> head.chain;
        head.seq = EventId{seq};
    }
    query.reset();
    return head;
}

std::vector<Entry> Journal::of_ticket(TicketId ticket, std::optional<EventId> up_to) {
    auto& query = database_.prepared(
        "SELECT seq, ticket, at, agent, kind, version, body, operation, chain "
        "FROM event WHERE ticket = ? AND seq <= ? ORDER BY seq");
    query << number(ticket) << (up_to ? number(*up_to) : INT64_MAX);
    std::vector<Entry> entries;
    while (query.step()) entries.push_back(read_entry(query));
    query.reset();
    for (Entry& entry : entries) read_texts(entry);
    return entries;
}

std::optional<Entry> Journal::by_operation(const std::string& key) {
    auto& query = database_.prepared(
        "SELECT seq, ticket, at, agent, kind, version, body, operation, chain FROM event WHERE operation = ?");
    query << std::string_view{key};
    std::optional<Entry> entry;
    if (query.step()) entry = read_entry(query);
    query.reset();
    if (entry) read_texts(*entry);
    return entry;
}

std::vector<Entry> Journal::after(EventId after, int most) {
    auto& query = database_.prepared(
        "SELECT seq, ticket, at, agent, kind, version, body, operation, chain "
        "FROM event WHERE seq > ? ORDER BY seq LIMIT ?");
    query << number(after) << std::int64_t{most};
    std::vector<Entry> entries;
    while (query.step()) entries.push_back(read_entry(query));
    query.reset();
    for (Entry& entry : entries) read_texts(entry);
    return entries;
}

void Journal::read_texts(Entry& entry) {
    auto& query = database_.prepared("SELECT id, text FROM event_text WHERE id BETWEEN ? AND ? ORDER BY id");
    query << number(entry.seq) * kSlots << number(entry.seq) * kSlots + kSlots - 1;
    while (query.step()) {
        std::int64_t id = 0;
        SlotText text;
        query >> id >> text.text;
        text.slot = static_cast<Slot>(id % kSlots);
        entry.record.texts.push_back(std::move(text));
    }
    query.reset();
}

std::vector<Seal> Journal::seals(EventId seq) {
    auto& query = database_.prepared("SELECT id, salt, digest FROM event_text WHERE id BETWEEN ? AND ? ORDER BY id");
    query << number(seq) * kSlots << number(seq) * kSlots + kSlots - 1;
    std::vector<Seal> seals;
    while (query.step()) {
        std::int64_t id = 0;
        std::optional<std::string> salt;
        Seal seal;
        query >> id >> salt >> seal.digest;
        seal.slot = static_cast<Slot>(id % kSlots);
        seal.salt = salt.value_or("");
        seals.push_back(std::move(seal));
    }
    query.reset();
    return seals;
}

std::optional<Break> Journal::check(Head& from, int most) {
    for (const Entry& entry : after(from.seq, most)) {
        if (number(entry.seq) != number(from.seq) + 1) {
            return Break{EventId{number(from.seq) + 1}, fmt::format("is missing: after {} comes {}", number(from.seq), number(entry.seq))};
        }
        const auto kept = seals(entry.seq);
        for (const SlotText& text : entry.record.texts) {
            const Seal* seal = seal_for(kept, text.slot);
            if (text.text && (seal == nullptr || digest_of(seal->salt, *text.text) != seal->digest)) {
                return Break{entry.seq, fmt::format("its {} was altered", to_string(text.slot))};
            }
        }
        if (chain_of(from.chain, entry, kept) != entry.chain) return Break{entry.seq, "was altered, or put in here"};
        from = {entry.seq, entry.chain};
    }
    return std::nullopt;
}

}  // namespace amends::store
