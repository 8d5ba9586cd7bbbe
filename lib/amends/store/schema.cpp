// SPDX-License-Identifier: MIT
#include <amends/store/schema.hpp>

#include <fmt/format.h>

#include <array>

#include <amends/store/backup.hpp>
#include <amends/store/turn.hpp>

namespace amends::store {
namespace {

// Events are the truth. `ticket`, `customer`, `agent`, `promise`, `reminder` and `search` are made from them (`amends verify` makes
// them again and compares), so they refer to events and each other, and no event refers to them. Times are seconds since
// 1970 in UTC, money is in minor units. Near 25 objects: each costs every command a little when the schema is read.
// CHECK with OR and not IN: a list of more than two makes SQLite build a table for each row that is put.
constexpr const char* kFirstForm = R"sql(
CREATE TABLE event (
    seq       INTEGER PRIMARY KEY,  -- 1, 2, 3 … without gaps
    ticket    INTEGER,              -- NULL: about the desk, a customer, an agent or a playbook
    at        INTEGER NOT NULL,
    agent     TEXT    NOT NULL,
    kind      TEXT    NOT NULL,
    version   INTEGER NOT NULL,
    body      TEXT    NOT NULL,     -- JSON, nothing personal in it
    operation TEXT,                 -- the idempotency key of the change, on its last event
    chain     BLOB    NOT NULL      -- hash of this event and of the chain before it
) STRICT;
CREATE INDEX event_by_ticket ON event (ticket, seq) WHERE ticket IS NOT NULL;
CREATE UNIQUE INDEX event_by_operation ON event (operation) WHERE operation IS NOT NULL;

CREATE TABLE event_text (
    id     INTEGER PRIMARY KEY,  -- 16 × event + slot
    digest BLOB NOT NULL,        -- salted hash of the text: all that the chain needs
    salt   BLOB,                 -- NULL with the text, once it was erased
    text   TEXT
) STRICT;
CREATE VIRTUAL TABLE search USING fts5 (
    text, content = 'event_text', content_rowid = 'id', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE playbook (
    id      INTEGER PRIMARY KEY,
    name    TEXT    NOT NULL,
    version INTEGER NOT NULL,
    text    TEXT    NOT NULL,
    form    INTEGER NOT NULL,  -- of the two prepared columns
    core    BLOB    NOT NULL,
    checks  BLOB    NOT NULL,
    UNIQUE (name, version)
) STRICT;

CREATE TABLE desk (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    name       TEXT    NOT NULL,  -- random: no two desks have the same
    currency   TEXT    NOT NULL,
    playbook   INTEGER NOT NULL REFERENCES playbook (id),  -- for tickets opened from now on
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE customer (
    id        INTEGER PRIMARY KEY,
    name      TEXT NOT NULL,
    email     TEXT NOT NULL,
    phone     TEXT NOT NULL,
    name_key  TEXT NOT NULL,  -- folded
    email_key TEXT NOT NULL
) STRICT;
CREATE INDEX customer_by_name ON customer (name_key);
CREATE INDEX customer_by_email ON customer (email_key) WHERE email_key <> '';

CREATE TABLE agent (
    name        TEXT PRIMARY KEY,
    role        TEXT NOT NULL,
    last_ticket INTEGER,
    email       TEXT NOT NULL,
    away_until  INTEGER,
    cover       TEXT             -- who is reminded in their place until then
) STRICT, WITHOUT ROWID;

CREATE TABLE ticket (
    id           INTEGER PRIMARY KEY,
    version      INTEGER NOT NULL,
    status       TEXT    NOT NULL CHECK (status = 'open' OR status = 'waiting' OR status = 'closed' OR status = 'merged'),
    kind         TEXT    NOT NULL,
    channel      TEXT    NOT NULL,
    mood         TEXT    NOT NULL,
    priority     TEXT    NOT NULL,
    customer     INTEGER NOT NULL REFERENCES customer (id),
    owner        TEXT,
    received_at  INTEGER NOT NULL,
    opened_at    INTEGER NOT NULL,
    closed_at    INTEGER,
    due_at       INTEGER,           -- of the clock that is due first
    due_clock    TEXT,
    respond_at   INTEGER,           -- when each clock that runs is due, the first of its kind
    update_at    INTEGER,
    promise_at   INTEGER,
    resolve_at   INTEGER,
    remind_at    INTEGER,           -- when somebody is to be reminded next
    wake_at      INTEGER,           -- when a wait ends
    urgent_at    INTEGER NOT NULL,  -- when somebody has to act; the end of time when nothing runs
    silent_since INTEGER NOT NULL,  -- the customer's last word from us, or the receipt of the complaint
    public       INTEGER NOT NULL,  -- 1: others read along (KEYS-2)
    value        INTEGER,
    spent        INTEGER NOT NULL,
    spent_at     INTEGER,
    outcome      TEXT,
    cause        TEXT,
    contacts     INTEGER NOT NULL,
    handovers    INTEGER NOT NULL,
    imported     INTEGER NOT NULL,
    key          TEXT,              -- what the system it was imported from calls it
    playbook     INTEGER NOT NULL REFERENCES playbook (id),
    merged_into  INTEGER,
    opened_event INTEGER NOT NULL   -- its subject is the event_text 16 × opened_event + 1
) STRICT;
CREATE INDEX ticket_by_urgency ON ticket (urgent_at, id, due_at) WHERE status IN ('open', 'waiting');
CREATE INDEX ticket_waiting ON ticket (urgent_at, id) WHERE status = 'waiting';
CREATE INDEX ticket_by_owner ON ticket (owner, status, public, urgent_at, id) WHERE status IN ('open', 'waiting');
CREATE INDEX ticket_by_customer ON ticket (customer);
CREATE INDEX ticket_by_receipt ON ticket (received_at, id);
CREATE INDEX ticket_by_silence ON ticket (silent_since, id) WHERE status IN ('open', 'waiting');
CREATE INDEX ticket_by_value ON ticket (value, id) WHERE status IN ('open', 'waiting');
CREATE INDEX ticket_by_reminder ON ticket (remind_at, id) WHERE remind_at IS NOT NULL;
CREATE UNIQUE INDEX ticket_by_key ON ticket (key) WHERE key IS NOT NULL;

CREATE TABLE promise (
    ticket INTEGER NOT NULL REFERENCES ticket (id),
    n      INTEGER NOT NULL,
    by     INTEGER NOT NULL,
    state  TEXT    NOT NULL,
    PRIMARY KEY (ticket, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX promise_by_time ON promise (by, ticket) WHERE state = 'open';

-- Each reminder once: what was given, and whether it has reached anybody yet.
CREATE TABLE reminder (
    ticket   INTEGER NOT NULL REFERENCES ticket (id) DEFERRABLE INITIALLY DEFERRED,
    id       TEXT    NOT NULL,  -- ticket/episode/clock/instance/rung/recipient
    at       INTEGER NOT NULL,
    due_at   INTEGER NOT NULL,
    given_at INTEGER NOT NULL,
    state    TEXT    NOT NULL CHECK (state = 'queued' OR state = 'delivered' OR state = 'dropped'),
    PRIMARY KEY (ticket, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX reminder_queued ON reminder (ticket, id) WHERE state = 'queued';

-- For whoever looks with another program: the names and times that people read. These stay as they are.
CREATE VIEW tickets AS
SELECT t.id, t.status, s.text AS subject, c.name AS customer, t.owner, t.mood, t.channel, t.kind, t.priority,
       datetime(t.received_at, 'unixepoch') AS received, datetime(t.due_at, 'unixepoch') AS due, t.due_clock,
       datetime(t.closed_at, 'unixepoch') AS closed, t.outcome, t.cause
FROM ticket t JOIN customer c ON c.id = t.customer LEFT JOIN event_text s ON s.id = 16 * t.opened_event + 1;
CREATE VIEW timeline AS
SELECT e.ticket, e.seq, datetime(e.at, 'unixepoch') AS time, e.agent, e.kind, e.body, x.text
FROM event e LEFT JOIN event_text x ON x.id = 16 * e.seq;
)sql";

constexpr auto kSteps = std::to_array<const char*>({kFirstForm});

}  // namespace

std::span<const char* const> schema_steps() { return kSteps; }

std::int64_t current_form() { return static_cast<std::int64_t>(kSteps.size()); }

std::int64_t form_of(sqlite::Database& database) {
    const auto application = database.number("PRAGMA application_id");
    const auto form = database.number("PRAGMA user_version");
    if (application != kApplicationId || form < 1) {
        throw Error{Code::bad_data, fmt::format("'{}' is not a desk", database.file()),
                    "it is an empty file or a database of another program; 'amends init' makes a desk"};
    }
    return form;
}

void check_known(const sqlite::Database& database, std::int64_t form, std::int64_t known) {
    if (form <= known) return;
    throw Error{Code::bad_data,
                fmt::format("desk '{}' has form {}; this amends knows forms up to {}", database.file(), form, known),
                "a newer amends has been here: upgrade this one; nothing was touched"};
}

void check_own_objects(sqlite::Database& database) {
    sqlite::Statement strange{database,
                              "SELECT type, name FROM sqlite_schema "
                              "WHERE type = 'trigger' OR type = 'view' AND name NOT IN ('tickets', 'timeline')"};
    if (!strange.step()) return;
    std::string type, name;
    strange >> type >> name;
    throw Error{Code::bad_data, fmt::format("desk '{}' has a {} '{}' that amends did not make", database.file(), type, name),
                "nothing was read; if you trust the file, drop it with the sqlite3 program"};
}

void migrate(const std::string& file, std::span<const char* const> steps) {
    const Turn turn{file};
    sqlite::Database database{file, sqlite::Mode::change};
    const auto target = static_cast<std::int64_t>(steps.size());
    const auto first = form_of(database);
    check_known(database, first, target);
    if (first < target) back_up(database, fmt::format("{}.form-{}", file, first));
    for (bool done = false; !done;) {
        sqlite::Transaction transaction{database, sqlite::Transaction::Lock::immediate};
        const auto form = form_of(database);  // again: now nobody else can change it
        check_known(database, form, target);
        done = form == target;
        if (!done) {
            database.exec(steps[static_cast<std::size_t>(form)]);
            database.exec(fmt::format("PRAGMA user_version = {}", form + 1).c_str());
        }
        transaction.commit();
    }
}

}  // namespace amends::store
