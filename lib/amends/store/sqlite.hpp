// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include <amends/base/error.hpp>
#include <amends/base/instant.hpp>

struct sqlite3;
struct sqlite3_stmt;

namespace amends::sqlite {

class Database;

/// Bytes that are no text.
struct Blob {
    std::string_view bytes;
};

/// A prepared statement. Bind in order with `<<`, then `step()` for each row and read its columns in order with `>>`, or
/// `run()` where there are no rows. Must not outlive its Database.
class Statement {
public:
    Statement(Database& database, std::string_view sql);

    Statement& operator<<(std::int64_t value);
    Statement& operator<<(std::string_view value);  ///< the bytes must live until the last step
    Statement& operator<<(Blob value);
    Statement& operator<<(Instant value);
    Statement& operator<<(std::nullopt_t);
    template <typename T>
    Statement& operator<<(const std::optional<T>& value) {
        if (value) return *this << *value;
        return *this << std::nullopt;
    }

    /// True while there is a row. Throws Error.
    bool step();
    /// Runs a statement without rows and makes it ready to be bound again.
    void run();
    /// Ready to be bound again.
    void reset();

    Statement& operator>>(std::int64_t& value);
    Statement& operator>>(int& value);
    Statement& operator>>(bool& value);
    Statement& operator>>(std::string& value);  ///< text or blob, whole
    Statement& operator>>(Instant& value);
    template <typename T>
    Statement& operator>>(std::optional<T>& value) {
        if (column_is_null()) {
            value.reset();
            ++column_;
            return *this;
        }
        return *this >> value.emplace();
    }

private:
    [[nodiscard]] bool column_is_null() const;

    struct Finalize {
        void operator()(sqlite3_stmt* statement) const noexcept;
    };
    Database& database_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
    int bound_ = 0;
    int column_ = 0;
};

enum class Mode {
    read,    ///< changes nothing; yet the file is opened for writing, since only a writer can clean up after one that died
    change,
    create,  ///< the file must not be there, or be empty
};

/// For a program that has one thread and uses SQLite for nothing else: spares it the locks and counts of each allocation.
/// Before the first Database.
void serve_one_thread();

/// One connection to one desk file, opened with every safety that SQLite has. Throws Error: not_found, bad_data (no
/// database), io, try_again (locked for longer than kLongestWait).
class Database {
public:
    Database(const std::string& file, Mode mode);
    Database(const Database&) = delete;  // SQLite holds its address while it waits for a lock
    Database& operator=(const Database&) = delete;
    ~Database() = default;

    /// Runs SQL that takes no values and gives no rows (schema, pragmas).
    void exec(const char* sql);
    /// A statement prepared once for this connection and kept; `sql` must be a literal.
    Statement& prepared(const char* sql);
    [[nodiscard]] std::int64_t number(const char* sql);
    /// How many rows the last statement changed.
    [[nodiscard]] std::int64_t changed_rows() const;
    [[nodiscard]] const std::string& file() const noexcept { return file_; }

    static constexpr Seconds kLongestWait{30};
    /// How long each statement from now on waits for a lock; kLongestWait at first.
    void wait_at_most(std::chrono::milliseconds longest) noexcept { longest_wait_ = longest; }

private:
    friend class Statement;
    static int wait_a_little(void* database, int pauses);
    struct Close {
        void operator()(sqlite3* handle) const noexcept;
    };
    [[noreturn]] void fail(std::string_view doing) const;

    std::string file_;
    std::unique_ptr<sqlite3, Close> handle_;
    std::unordered_map<const char*, std::unique_ptr<Statement>> prepared_;  // after the handle: finalized before it closes
    std::chrono::milliseconds longest_wait_{kLongestWait};
    std::chrono::steady_clock::time_point waiting_since_;
};

/// A transaction that rolls back unless `commit` ran. `immediate` takes the write lock at once, so that what is read in
/// it cannot be overtaken.
class Transaction {
public:
    enum class Lock { deferred, immediate };
    Transaction(Database& database, Lock lock);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    Database& database_;
    bool open_ = true;
};

}  // namespace amends::sqlite
