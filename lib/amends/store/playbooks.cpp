// SPDX-License-Identifier: MIT
#include <amends/store/playbooks.hpp>

namespace amends::store {

std::optional<DeskRow> Shelf::find_desk() {
    auto& query = database_.prepared("SELECT name, currency, playbook, created_at FROM desk WHERE id = 1");
    std::optional<DeskRow> row;
    if (query.step()) {
        std::int64_t playbook = 0;
        row.emplace();
        query >> row->name >> row->currency >> playbook >> row->created_at;
        row->playbook = PlaybookId{playbook};
    }
    query.reset();
    return row;
}

DeskRow Shelf::desk() {
    auto row = find_desk();
    if (row) return *std::move(row);
    throw Error{Code::bad_data, "the desk was never finished: 'amends init' was interrupted", "remove the file and run it again"};
}

void Shelf::put(const DeskRow& row) {
    auto& put = database_.prepared(
        "INSERT INTO desk (id, name, currency, playbook, created_at) VALUES (1, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name, currency = excluded.currency, "
        "playbook = excluded.playbook, created_at = excluded.created_at");
    put << std::string_view{row.name} << std::string_view{row.currency} << number(row.playbook) << row.created_at;
    put.run();
}

void Shelf::put(const PlaybookRow& row) {
    auto& put = database_.prepared(
        "INSERT INTO playbook (id, name, version, text, form, core, checks) VALUES (?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET form = excluded.form, core = excluded.core, checks = excluded.checks");
    put << number(row.id) << std::string_view{row.name} << std::int64_t{row.version} << std::string_view{row.text}
        << std::int64_t{row.form} << sqlite::Blob{row.core} << sqlite::Blob{row.checks};
    put.run();
}

PlaybookRow Shelf::known(PlaybookId id) {
    auto& query = database_.prepared("SELECT name, version FROM playbook WHERE id = ?");
    query << number(id);
    PlaybookRow row{.id = id};
    if (query.step()) query >> row.name >> row.version;
    query.reset();
    return row;
}

std::optional<PlaybookRow> Shelf::prepared(PlaybookId id) {
    auto& query = database_.prepared("SELECT name, version, form, core FROM playbook WHERE id = ?");
    query << number(id);
    std::optional<PlaybookRow> row;
    if (query.step()) {
        row = PlaybookRow{.id = id};
        query >> row->name >> row->version >> row->form >> row->core;
    }
    query.reset();
    return row;
}

std::optional<std::string> Shelf::text(PlaybookId id) {
    auto& query = database_.prepared("SELECT text FROM playbook WHERE id = ?");
    query << number(id);
    std::optional<std::string> text;
    if (query.step()) query >> text.emplace();
    query.reset();
    return text;
}

std::string Shelf::checks(PlaybookId id) {
    auto& query = database_.prepared("SELECT checks FROM playbook WHERE id = ?");
    query << number(id);
    std::string checks;
    if (query.step()) query >> checks;
    query.reset();
    return checks;
}

std::optional<PlaybookId> Shelf::named(const std::string& name) {
    auto& query = database_.prepared("SELECT id FROM playbook WHERE name = ? ORDER BY version DESC LIMIT 1");
    query << std::string_view{name};
    std::optional<PlaybookId> found;
    if (query.step()) {
        std::int64_t id = 0;
        query >> id;
        found = PlaybookId{id};
    }
    query.reset();
    return found;
}

std::vector<PlaybookRow> Shelf::all() {
    auto& query = database_.prepared("SELECT id, name, version FROM playbook ORDER BY id");
    std::vector<PlaybookRow> rows;
    while (query.step()) {
        std::int64_t id = 0;
        PlaybookRow& row = rows.emplace_back();
        query >> id >> row.name >> row.version;
        row.id = PlaybookId{id};
    }
    query.reset();
    return rows;
}

PlaybookId Shelf::next_id() { return PlaybookId{database_.number("SELECT max(id) FROM playbook") + 1}; }

}  // namespace amends::store
