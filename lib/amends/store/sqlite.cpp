// SPDX-License-Identifier: MIT
#include <amends/store/sqlite.hpp>

#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

namespace amends::sqlite {
namespace {

constexpr int kPauseMicroseconds = 300;  // shorter than SQLite's own: a reader beside writers waits 15 times less

/// No mutexes: a connection belongs to one thread.
int flags_of(Mode mode) { return SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (mode == Mode::create ? SQLITE_OPEN_CREATE : 0); }

Refusal refusal_of(int code, const std::string& file, std::string_view doing, std::string_view detail) {
    switch (code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {Code::try_again, fmt::format("desk '{}' stayed locked for {} s", file, Database::kLongestWait.count()),
                    {}, "another program is writing to it; try again"};
        case SQLITE_FULL: return {Code::io, fmt::format("no space left for desk '{}'", file), {}, "nothing was changed"};
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return {Code::io, fmt::format("desk '{}' can't be written", file), {}, "check who may write the file and its folder"};
        case SQLITE_CANTOPEN:
            return {Code::io, fmt::format("desk '{}' can't be opened", file), {}, "check who may read and write it"};
        case SQLITE_NOTADB: return {Code::bad_data, fmt::format("'{}' is not a desk", file), {}, {}};
        case SQLITE_CORRUPT:
            return {Code::bad_data, fmt::format("desk '{}' is damaged: {}", file, detail), {},
                    "restore a backup; 'sqlite3 FILE .recover' prints what can still be read"};
        case SQLITE_IOERR: return {Code::io, fmt::format("desk '{}': {}", file, detail), {}, "check the disk"};
        case SQLITE_TOOBIG: return {Code::bad_data, "the text is too large for a desk", {}, {}};
        default: return {Code::bug, fmt::format("desk '{}': {} ({}): {}", file, detail, code, doing), {}, {}};
    }
}

}  // namespace

int Database::wait_a_little(void* database, int pauses) {
    auto& self = *static_cast<Database*>(database);
    const auto now = std::chrono::steady_clock::now();
    if (pauses == 0) self.waiting_since_ = now;
    if (now - self.waiting_since_ >= self.longest_wait_) return 0;
    ::usleep(kPauseMicroseconds);
    return 1;
}

void serve_one_thread() {
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }

Statement::Statement(Database& database, std::string_view sql) : database_{database} {
    sqlite3_stmt* made = nullptr;
    const int size = static_cast<int>(sql.size());
    const int code = sqlite3_prepare_v2(database.handle_.get(), sql.data(), size, &made, nullptr);
    statement_.reset(made);
    if (code != SQLITE_OK) database.fail(sql);
}

Statement& Statement::operator<<(std::int64_t value) {
    sqlite3_bind_int64(statement_.get(), ++bound_, value);
    return *this;
}
Statement& Statement::operator<<(std::string_view value) {
    // An empty view may have no address, and SQLite would bind NULL for that.
    const char* start = value.empty() ? "" : value.data();
    sqlite3_bind_text64(statement_.get(), ++bound_, start, value.size(), SQLITE_STATIC, SQLITE_UTF8);
    return *this;
}
Statement& Statement::operator<<(Blob value) {
    const char* start = value.bytes.empty() ? "" : value.bytes.data();
    sqlite3_bind_blob64(statement_.get(), ++bound_, start, value.bytes.size(), SQLITE_STATIC);
    return *this;
}
Statement& Statement::operator<<(Instant value) { return *this << std::int64_t{value.time_since_epoch().count()}; }
Statement& Statement::operator<<(std::nullopt_t) {
    sqlite3_bind_null(statement_.get(), ++bound_);
    return *this;
}

bool Statement::step() {
    column_ = 0;
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    database_.fail(sqlite3_sql(statement_.get()));
}

void Statement::run() {
    while (step()) {
    }
    reset();
}

void Statement::reset() {
    sqlite3_reset(statement_.get());
    bound_ = 0;
    column_ = 0;
}

bool Statement::column_is_null() const { return sqlite3_column_type(statement_.get(), column_) == SQLITE_NULL; }

Statement& Statement::operator>>(std::int64_t& value) {
    value = sqlite3_column_int64(statement_.get(), column_++);
    return *this;
}
Statement& Statement::operator>>(int& value) {
    value = sqlite3_column_int(statement_.get(), column_++);
    return *this;
}
Statement& Statement::operator>>(bool& value) {
    value = sqlite3_column_int(statement_.get(), column_++) != 0;
    return *this;
}
Statement& Statement::operator>>(std::string& value) {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column_));
    const int size = sqlite3_column_bytes(statement_.get(), column_++);
    value.assign(bytes == nullptr ? "" : bytes, static_cast<std::size_t>(size));
    return *this;
}
Statement& Statement::operator>>(Instant& value) {
    std::int64_t seconds = 0;
    *this >> seconds;
    value = Instant{Seconds{seconds}};
    return *this;
}

void Database::Close::operator()(sqlite3* handle) const noexcept { sqlite3_close_v2(handle); }

Database::Database(const std::string& file, Mode mode) : file_{file} {
    sqlite3* made = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &made, flags_of(mode), nullptr);
    handle_.reset(made);  // set even on failure: it carries the message
    if (code != SQLITE_OK) fail("open");
    sqlite3_extended_result_codes(made, 1);
    sqlite3_busy_handler(made, wait_a_little, this);
    sqlite3_db_config(made, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(made, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(made, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
    exec(
        "PRAGMA journal_mode = TRUNCATE;"
        "PRAGMA synchronous = FULL;"
        "PRAGMA cell_size_check = ON;"
        "PRAGMA temp_store = MEMORY;"  // what customers wrote never goes through /var/tmp
        "PRAGMA mmap_size = 0;"
        "PRAGMA secure_delete = ON;");
    if (mode == Mode::read) exec("PRAGMA query_only = ON");
}

void Database::exec(const char* sql) {
    if (sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail(sql);
}

Statement& Database::prepared(const char* sql) {
    auto& kept = prepared_[sql];
    if (!kept) kept = std::make_unique<Statement>(*this, sql);
    kept->reset();
    return *kept;
}

std::int64_t Database::changed_rows() const { return sqlite3_changes(handle_.get()); }

std::int64_t Database::number(const char* sql) {
    Statement statement{*this, sql};
    std::int64_t value = 0;
    if (statement.step()) statement >> value;
    return value;
}

void Database::fail(std::string_view doing) const {
    throw Error{refusal_of(sqlite3_extended_errcode(handle_.get()), file_, doing, sqlite3_errmsg(handle_.get()))};
}

Transaction::Transaction(Database& database, Lock lock) : database_{database} {
    database_.exec(lock == Lock::immediate ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction() {
    if (!open_) return;
    try {
        database_.exec("ROLLBACK");
    } catch (const Error&) {
        // SQLite has rolled back by itself, as it does when the disk is full.
        open_ = false;
    }
}

void Transaction::commit() {
    database_.exec("COMMIT");
    open_ = false;
}

}  // namespace amends::sqlite
