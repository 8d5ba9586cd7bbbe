// SPDX-License-Identifier: MIT
#include <amends/store/store.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include <amends/store/place.hpp>
#include <amends/store/schema.hpp>
#include <amends/store/turn.hpp>

namespace amends::store {
namespace {

using Lock = sqlite::Transaction::Lock;

/// For the file itself, however long the turn took to come: a reader that holds it a moment must not undo the waiting.
constexpr std::chrono::milliseconds kLeastWait{2000};

/// A team's desk lies in a folder of its own: SQLite's journal beside it belongs to the group by that folder's mode.
void share_folder(const std::string& file) {
    namespace fs = std::filesystem;
    const auto folder = fs::absolute(file).parent_path();
    constexpr auto kShared = fs::perms::group_all | fs::perms::set_gid;
    if ((fs::status(folder).permissions() & kShared) == kShared) return;
    const bool alone = std::ranges::all_of(fs::directory_iterator{folder}, [&](const fs::directory_entry& entry) {
        return entry.path().filename().native().starts_with(fs::path{file}.filename().native());
    });
    if (!alone) {
        throw Error{Code::refused, fmt::format("the folder '{}' holds other files, so that its mode stays as it is", folder.native()),
                    "name a desk in a folder of its own, or share the folder yourself: chmod 2770"};
    }
    if (::chmod(folder.c_str(), 02770) != 0) {
        throw Error{Code::io, fmt::format("can't share the folder '{}': {}", folder.native(), std::strerror(errno)), "chmod 2770 it, or let its owner do so"};
    }
}

/// Makes the file itself first: with the permissions it is to have, whatever the umask is.
void make_file(const std::string& file, Sharing sharing) {
    const mode_t mode = sharing == Sharing::group ? 0660 : 0600;
    if (sharing == Sharing::group) share_folder(file);
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, mode);
    if (descriptor < 0) {
        throw Error{Code::io, fmt::format("can't make '{}': {}", file, std::strerror(errno)), "check the folder it is to lie in"};
    }
    ::fchmod(descriptor, mode);
    ::close(descriptor);
}

void check_is_free(const std::string& file) {
    struct stat found {};
    if (::stat(file.c_str(), &found) != 0 || found.st_size == 0) return;
    check_place(file);
    sqlite::Database database{file, sqlite::Mode::read};
    const sqlite::Transaction transaction{database, Lock::deferred};
    (void)form_of(database);  // throws for what is no desk
    (void)Shelf{database}.desk();  // and for one that was never finished
    throw Error{Code::refused, fmt::format("there is a desk at '{}' already", file), "name another with --db FILE"};
}

void make_tables(const std::string& file) {
    sqlite::Database database{file, sqlite::Mode::create};
    sqlite::Transaction transaction{database, Lock::immediate};
    if (database.number("PRAGMA user_version") != 0) {
        throw Error{Code::refused, fmt::format("there is a desk at '{}' already", file), "name another with --db FILE"};
    }
    for (const char* step : schema_steps()) database.exec(step);
    database.exec(fmt::format("PRAGMA application_id = {}", kApplicationId).c_str());
    database.exec(fmt::format("PRAGMA user_version = {}", current_form()).c_str());
    transaction.commit();
}

}  // namespace

void Tables::clear() {
    database.exec(
        "DELETE FROM reminder; DELETE FROM promise; DELETE FROM ticket; DELETE FROM customer; DELETE FROM agent; DELETE FROM desk; "
        "DELETE FROM playbook; INSERT INTO search (search) VALUES ('delete-all'); DELETE FROM event_text; "
        "DELETE FROM event;");
}

void Tables::index_after(const std::function<void()>& fill) {
    struct Late {
        std::string name, sql;
    };
    std::vector<Late> late;
    sqlite::Statement indexes{database,
                              "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name IN ('ticket', 'event') AND "
                              "sql LIKE 'CREATE INDEX%' ORDER BY rowid"};
    while (indexes.step()) indexes >> late.emplace_back().name >> late.back().sql;
    indexes.reset();
    for (const Late& one : late) database.exec(fmt::format("DROP INDEX {}", one.name).c_str());
    fill();
    for (const Late& one : late) database.exec(one.sql.c_str());
}

void Store::create(const std::string& file, Sharing sharing) {
    check_is_free(file);
    check_new_place(file);
    make_file(file, sharing);
    const Turn turn{file};
    try {
        make_tables(file);
    } catch (const Error& error) {
        if (error.code() == Code::io) discard(file);
        throw;
    }
}

void Store::discard(const std::string& file) {
    ::unlink(file.c_str());
    ::unlink((file + "-journal").c_str());
}

Store::Store(const std::string& file, sqlite::Mode mode) : file_{file}, mode_{mode} { open(); }

void Store::open() {
    check_place(file_);
    database_ = std::make_unique<sqlite::Database>(file_, mode_);
    bool old = false;
    {
        const sqlite::Transaction look{*database_, Lock::deferred};
        const auto form = form_of(*database_);
        check_known(*database_, form, current_form());
        check_own_objects(*database_);
        old = form < current_form();
    }
    if (old) migrate(file_, schema_steps());
}

void Store::change(const std::function<void(Tables&)>& deed) {
    const Turn turn{file_};
    database_->wait_at_most(std::max(kLeastWait, std::chrono::milliseconds{sqlite::Database::kLongestWait} - turn.waited()));
    std::optional<Head> stored;  // what the journal ends with if the commit succeeded
    try {
        sqlite::Transaction transaction{*database_, Lock::immediate};
        if (form_of(*database_) != current_form()) {
            throw Error{Code::try_again, fmt::format("desk '{}' was brought to a newer form just now", file_), "try again"};
        }
        Tables tables{*database_};
        deed(tables);
        tables.journal.index_texts();
        stored = tables.journal.appended();
        transaction.commit();
    } catch (const Error&) {
        // A failed sync may come after the point where the change was stored: the error alone proves nothing. Never sync
        // again over the same connection: close, open, read.
        if (!stored) throw;
        database_.reset();
        open();
        if (!has(*stored)) throw;
    }
}

void Store::expect_many_changes() {
    database_->exec("PRAGMA cache_size = -65536");
    // It looks for the fastest hash of this processor; the plain one is there without.
    if (::sodium_init() < 0) throw Error{Code::bug, "libsodium can't be made ready"};
}

void Store::read(const std::function<void(Tables&)>& look) {
    database_->wait_at_most(sqlite::Database::kLongestWait);
    const sqlite::Transaction transaction{*database_, Lock::deferred};
    Tables tables{*database_};
    look(tables);
}

std::vector<std::string> Store::faults() {
    std::vector<std::string> faults;
    sqlite::Statement pages{*database_, "PRAGMA quick_check(20)"};
    while (pages.step()) {
        std::string fault;
        pages >> fault;
        if (fault != "ok") faults.push_back("file: " + fault);
    }
    sqlite::Statement references{*database_, "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT 20"};
    while (references.step()) {
        std::string table, row, parent;
        references >> table >> row >> parent;
        faults.push_back(fmt::format("row {} of {} refers to a {} that is not there", row, table, parent));
    }
    if (::access(file_.c_str(), W_OK) == 0 && !full_text_fits()) faults.emplace_back("full text does not fit the texts");
    return faults;
}

bool Store::full_text_fits() {
    const Turn turn{file_};
    sqlite::Database writer{file_, sqlite::Mode::change};
    const sqlite::Transaction never_committed{writer, Lock::immediate};
    try {
        writer.exec("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)");
    } catch (const Error& error) {
        if (error.code() != Code::bad_data) throw;
        return false;
    }
    return true;
}

bool Store::has(const Head& head) {
    sqlite::Statement query{*database_, "SELECT 1 FROM event WHERE seq = ? AND chain = ?"};
    query << number(head.seq) << sqlite::Blob{head.chain};
    return query.step();
}

}  // namespace amends::store
