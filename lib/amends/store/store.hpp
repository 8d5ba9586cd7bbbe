// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <amends/store/index.hpp>
#include <amends/store/journal.hpp>
#include <amends/store/ledger.hpp>
#include <amends/store/listing.hpp>
#include <amends/store/playbooks.hpp>
#include <amends/store/sqlite.hpp>

namespace amends::store {

/// What a transaction works with. Lives as long as the transaction.
struct Tables {
    sqlite::Database& database;
    Journal journal{database};
    Index index{database};
    Ledger ledger{database};
    Shelf shelf{database};
    Listing listing{database};

    /// Empties all of them, for a fresh desk that takes over an exported one.
    void clear();
    /// Runs `fill`, which adds many rows, without the indexes that no row is looked up by meanwhile, and builds them after
    /// it: that halves the cost of a row. For a desk with next to nothing in it.
    void index_after(const std::function<void()>& fill);
};

/// Who may use a desk file.
enum class Sharing { owner_only, group };

/// An open desk file.
class Store {
public:
    /// Makes a desk file with empty tables. Throws Error{refused} where a desk is already, {bad_data} where another file
    /// is (an empty one is taken over), {io}.
    static void create(const std::string& file, Sharing sharing);
    /// Removes the file of a desk that was made just now and could not be finished.
    static void discard(const std::string& file);

    /// Opens a desk, after looking whether it is one. Throws Error: {not_found} no such file; {bad_data} a folder, an empty
    /// or foreign file, a newer or damaged desk; {io} a file system on which desks get lost, no permission.
    Store(const std::string& file, sqlite::Mode mode);

    /// Runs `deed` in one transaction that nobody can overtake: in line with other writers, the write lock taken before
    /// the first read. What it threw is thrown on, and nothing was changed. A commit whose outcome is unknown is looked
    /// up anew before it counts as failed.
    void change(const std::function<void(Tables&)>& deed);
    /// Gives the connection a larger cache, for a run of many changes.
    void expect_many_changes();
    /// Runs `look` on one consistent state.
    void read(const std::function<void(Tables&)>& look);

    /// What the engine itself finds wrong, a clause each: pages, indexes, references, and whether full text fits the
    /// texts. Full text can only be checked where the file may be written; waits in line for that.
    [[nodiscard]] std::vector<std::string> faults();

private:
    void open();
    [[nodiscard]] bool full_text_fits();
    [[nodiscard]] bool has(const Head& head);

    std::string file_;
    sqlite::Mode mode_;
    std::unique_ptr<sqlite::Database> database_;
};

}  // namespace amends::store
