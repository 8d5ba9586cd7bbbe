// SPDX-License-Identifier: MIT
// The desk's form: migrated once whoever meets it, untouched by a program that doesn't know it, and pleasant to look at.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <amends/store/schema.hpp>
#include <amends/store/store.hpp>
#include <tests/temporary_folder.hpp>

namespace amends::store {
namespace {

namespace fs = std::filesystem;

/// A desk of the current form in a folder that goes away with the test.
class DeskFile {
public:
    DeskFile() { Store::create(file(), Sharing::owner_only); }

    [[nodiscard]] std::string file() const { return folder_.file("desk.db"); }
    [[nodiscard]] std::string bytes() const {
        std::ostringstream all;
        all << std::ifstream{file(), std::ios::binary}.rdbuf();
        return all.str();
    }
    void exec(const std::string& sql) const { sqlite::Database{file(), sqlite::Mode::change}.exec(sql.c_str()); }
    [[nodiscard]] std::int64_t number(const char* sql) const { return sqlite::Database{file(), sqlite::Mode::read}.number(sql); }

private:
    tests::TemporaryFolder folder_;
};

/// Two steps beyond the current form, each of which would fail or count twice if it were run again.
std::vector<const char*> with_two_more_steps() {
    std::vector<const char*> steps{schema_steps().begin(), schema_steps().end()};
    steps.push_back("CREATE TABLE ran (step INTEGER); INSERT INTO ran VALUES (1)");
    steps.push_back("INSERT INTO ran VALUES (2)");
    return steps;
}

Code code_of(const std::function<void()>& deed) {
    try {
        deed();
    } catch (const Error& error) {
        return error.code();
    }
    return Code{};
}

}  // namespace

TEST_CASE("programs that meet an old desk at once migrate it once") {
    constexpr int kPrograms = 8;
    const DeskFile desk;
    const auto steps = with_two_more_steps();
    std::array<int, 2> gate{};
    REQUIRE(::pipe(gate.data()) == 0);
    for (int n = 0; n < kPrograms; ++n) {
        if (::fork() != 0) continue;
        ::close(gate[1]);
        char opened = 0;
        (void)!::read(gate[0], &opened, 1);  // all begin when the gate is closed
        ::_exit(code_of([&] { migrate(desk.file(), steps); }) == Code{} ? 0 : 1);
    }
    ::close(gate[0]);
    ::close(gate[1]);
    for (int n = 0; n < kPrograms; ++n) {
        int status = 0;
        REQUIRE(::wait(&status) > 0);
        CHECK(status == 0);
    }
    CHECK(desk.number("PRAGMA user_version") == current_form() + 2);
    CHECK(desk.number("SELECT count(*) FROM ran") == 2);
}

TEST_CASE("before it is migrated an old desk is copied, for the same eyes") {
    const DeskFile desk;
    fs::permissions(desk.file(), fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
    migrate(desk.file(), with_two_more_steps());
    const std::string copy = fmt::format("{}.form-{}", desk.file(), current_form());
    sqlite::Database old{copy, sqlite::Mode::read};
    CHECK(form_of(old) == current_form());
    CHECK(old.number("SELECT count(*) FROM sqlite_schema WHERE name = 'ran'") == 0);
    CHECK(fs::status(copy).permissions() == fs::status(desk.file()).permissions());
    const auto written = fs::last_write_time(copy);
    migrate(desk.file(), with_two_more_steps());  // there is nothing left to do
    CHECK(fs::last_write_time(copy) == written);
    CHECK_FALSE(fs::exists(copy + ".unfinished"));
}

TEST_CASE("where no copy can be made nothing is migrated") {
    const DeskFile desk;
    fs::create_directory(fmt::format("{}.form-{}.unfinished", desk.file(), current_form()));
    CHECK(code_of([&] { migrate(desk.file(), with_two_more_steps()); }) == Code::io);
    CHECK(desk.number("PRAGMA user_version") == current_form());
}

TEST_CASE("a desk in which a stranger left something that runs is not read") {
    for (const char* sql : {"CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM ticket; END", "CREATE VIEW v AS SELECT 1",
                            "DROP VIEW tickets; ALTER TABLE reminder RENAME TO r; CREATE VIEW reminder AS SELECT * FROM r"}) {
        CAPTURE(sql);
        const DeskFile desk;
        desk.exec(sql);
        CHECK(code_of([&] { Store{desk.file(), sqlite::Mode::read}; }) == Code::bad_data);
    }
}

TEST_CASE("a step that fails halfway leaves the form before it") {
    const DeskFile desk;
    std::vector<const char*> steps{schema_steps().begin(), schema_steps().end()};
    steps.push_back("CREATE TABLE half (x INTEGER); INSERT INTO nowhere VALUES (1)");
    CHECK_THROWS_AS(migrate(desk.file(), steps), Error);
    CHECK(desk.number("PRAGMA user_version") == current_form());
    CHECK(desk.number("SELECT count(*) FROM sqlite_master WHERE name = 'half'") == 0);
}

TEST_CASE("a newer desk is refused and stays as it is, byte by byte") {
    const DeskFile desk;
    desk.exec(fmt::format("PRAGMA user_version = {}", current_form() + 1));
    const std::string before = desk.bytes();
    for (const auto mode : {sqlite::Mode::read, sqlite::Mode::change}) {
        CHECK(code_of([&] { Store{desk.file(), mode}; }) == Code::bad_data);
    }
    CHECK(desk.bytes() == before);
}

TEST_CASE("a desk that was migrated after it was opened is not written in its old form") {
    const DeskFile desk;
    Store store{desk.file(), sqlite::Mode::change};
    desk.exec(fmt::format("PRAGMA user_version = {}", current_form() + 1));
    bool ran = false;
    CHECK(code_of([&] { store.change([&](Tables&) { ran = true; }); }) == Code::try_again);
    CHECK_FALSE(ran);
}

TEST_CASE("a database of another program is no desk, and neither is an empty file") {
    const DeskFile desk;
    desk.exec("PRAGMA application_id = 1");
    const std::string before = desk.bytes();
    CHECK(code_of([&] { Store{desk.file(), sqlite::Mode::change}; }) == Code::bad_data);
    CHECK(code_of([&] { Store::create(desk.file(), Sharing::owner_only); }) == Code::bad_data);
    CHECK(desk.bytes() == before);
    std::ofstream{desk.file(), std::ios::trunc};
    CHECK(code_of([&] { Store{desk.file(), sqlite::Mode::read}; }) == Code::bad_data);
    CHECK(fs::file_size(desk.file()) == 0);
}

TEST_CASE("who waits for a lock gives up when the time for it is over") {
    const DeskFile desk;
    sqlite::Database writer{desk.file(), sqlite::Mode::change};
    sqlite::Database other{desk.file(), sqlite::Mode::change};
    const sqlite::Transaction held{writer, sqlite::Transaction::Lock::immediate};
    other.wait_at_most(std::chrono::milliseconds{20});
    const auto begin = [&] { const sqlite::Transaction wanted{other, sqlite::Transaction::Lock::immediate}; };
    CHECK(code_of(begin) == Code::try_again);
}

TEST_CASE("every table is strict, and every reference is held") {
    const DeskFile desk;
    CHECK(desk.number("SELECT count(*) FROM pragma_table_list "
                      "WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND NOT strict") == 0);
    CHECK(code_of([&] { desk.exec("INSERT INTO promise VALUES (99, 1, 0, 'open')"); }) != Code{});
}

}  // namespace amends::store
