// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <amends/base/id.hpp>
#include <amends/store/sqlite.hpp>

namespace amends::store {

/// One adopted version of a playbook. `core` and `checks` are its prepared form, numbered `form`.
struct PlaybookRow {
    PlaybookId id{};
    std::string name;
    int version = 0;
    std::string text;
    int form = 0;
    std::string core, checks;
};

/// What the desk is: one row.
struct DeskRow {
    std::string name;  ///< random, so that no two desks have the same
    std::string currency;
    PlaybookId playbook{};  ///< for tickets opened from now on
    Instant created_at{};
    bool operator==(const DeskRow&) const = default;
};

/// The playbooks that a desk has adopted, and its own row.
class Shelf {
public:
    explicit Shelf(sqlite::Database& database) : database_{database} {}

    /// The desk's row; nullopt where `init` was interrupted.
    [[nodiscard]] std::optional<DeskRow> find_desk();
    /// The same, but throws Error{bad_data} where it is missing.
    [[nodiscard]] DeskRow desk();
    void put(const DeskRow& row);

    void put(const PlaybookRow& row);
    /// Only its name and version. Precondition: it is there.
    [[nodiscard]] PlaybookRow known(PlaybookId id);
    /// Without its text, which daily commands don't need.
    [[nodiscard]] std::optional<PlaybookRow> prepared(PlaybookId id);
    [[nodiscard]] std::optional<std::string> text(PlaybookId id);
    [[nodiscard]] std::string checks(PlaybookId id);
    /// The newest version of that name.
    [[nodiscard]] std::optional<PlaybookId> named(const std::string& name);
    [[nodiscard]] std::vector<PlaybookRow> all();  ///< without texts and prepared forms
    [[nodiscard]] PlaybookId next_id();

private:
    sqlite::Database& database_;
};

}  // namespace amends::store
