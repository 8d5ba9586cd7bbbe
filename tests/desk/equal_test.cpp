// SPDX-License-Identifier: MIT
// On real files: an export makes an equal desk, verify finds what was altered, and a refusal leaves no trace.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include <amends/desk/desk.hpp>
#include <tests/temporary_folder.hpp>

using namespace amends;

namespace {

const Acting kKim{.now = Instant{Seconds{1'772'452'800}}, .agent = "kim"};

Desk fresh_desk(const std::string& file, const std::string& playbook = "playbook: tiny\n") {
    const auto nothing = [](const std::string&, const PlaybookSource&) -> Result<PlaybookSource> { return refuse(Code::not_found, "nothing"); };
    Desk::create(file, {.currency = "EUR", .playbook = {"tiny.yaml", playbook}, .find = nothing}, kKim);
    return Desk{file, sqlite::Mode::change};
}

Complaint complaint(const std::string& customer, const char* subject) {
    Complaint made{.customer = customer, .email = customer + "@example.com", .phone = {}, .open = {}, .playbook = {}};
    made.open.subject = Text::trusted(subject);
    made.open.text = Text::trusted("What happened, \u00e9 and \U0001F600.");
    made.open.wants = Text::trusted("it fixed");
    return made;
}

void live_a_little(Desk& desk) {
    desk.open(complaint("dana", "Charged twice"), kKim);
    desk.open(complaint("jo", "Cold soup"), kKim);
    desk.open(complaint("dana", "Charged twice again"), kKim);
    desk.change(TicketId{1}, Take{}, kKim);
    desk.change(TicketId{1}, Acknowledge{.until = {}, .because = {}, .text = Text::trusted("On it.")}, kKim);
    desk.merge(TicketId{3}, TicketId{1}, kKim);
    desk.change(TicketId{2}, Respond{.ball = Ball::final, .until = {}, .because = {}, .text = Text::trusted("Sorry.")}, kKim);
    desk.change(TicketId{2}, Close{Outcome::satisfied, "process/billing", {}}, kKim);
    desk.set_agent("lee", Role::supervisor, std::nullopt, kKim);
}

std::vector<std::string> exported(Desk& desk) {
    auto lines = desk.export_head();
    EventId after{};
    for (auto more = desk.export_events(after, 3); !more.empty(); more = desk.export_events(after, 3)) {
        lines.insert(lines.end(), more.begin(), more.end());
    }
    return lines;
}

std::int64_t restore(Desk& desk, const std::vector<std::string>& lines) {
    std::size_t at = 0;
    return desk.restore([&]() -> std::optional<std::string> { return at < lines.size() ? std::optional{lines[at++]} : std::nullopt; });
}

}  // namespace

TEST_CASE("an export makes an equal desk") {
    const tests::TemporaryFolder folder;
    Desk desk = fresh_desk(folder.file("one.db"));
    live_a_little(desk);
    const auto lines = exported(desk);
    Desk copy = fresh_desk(folder.file("two.db"));
    CHECK(restore(copy, lines) == desk.verify({}).events);
    CHECK(exported(copy) == lines);
    CHECK(copy.verify(desk.verify({}).head).damage.empty());
}

TEST_CASE("an export that was cut or altered is refused and changes nothing") {
    const tests::TemporaryFolder folder;
    Desk desk = fresh_desk(folder.file("one.db"));
    live_a_little(desk);
    const auto lines = exported(desk);
    for (std::size_t cut = 0; cut < lines.size(); ++cut) {
        CAPTURE(cut);
        Desk copy = fresh_desk(folder.file("copy" + std::to_string(cut) + ".db"));
        const auto before = exported(copy);
        CHECK_THROWS_AS(restore(copy, {lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(cut)}), Error);
        CHECK(exported(copy) == before);
    }
    auto altered = lines;
    altered[5].replace(altered[5].find("\"by\":\"kim\""), 10, "\"by\":\"lee\"");
    Desk copy = fresh_desk(folder.file("altered.db"));
    CHECK_THROWS_AS(restore(copy, altered), Error);
    CHECK(copy.verify({}).tickets == 0);
}

TEST_CASE("verify finds what was changed behind the program's back") {
    struct Row {
        const char* sql;
        const char* names;
    };
    for (const Row& row : {
             Row{"UPDATE event SET agent = 'eve' WHERE seq = 4", "event 4"},
             Row{"UPDATE event_text SET text = 'never' WHERE id = 16 * 4", "event 4"},
             Row{"DELETE FROM event WHERE seq = 5", "event 5"},
             Row{"UPDATE ticket SET due_at = due_at + 1 WHERE id = 1", "'#1'"},
             Row{"DELETE FROM promise; DELETE FROM ticket WHERE id = 2", "'#2'"},
             Row{"PRAGMA foreign_keys = OFF; UPDATE ticket SET customer = 99 WHERE id = 1", "refers to a customer that is not there"},
             Row{"DELETE FROM search WHERE rowid = 16 * 4", "full text"},
             Row{"INSERT INTO search (rowid, text) VALUES (16000, 'planted')", "full text"},
             Row{"UPDATE customer SET name = 'Eve' WHERE id = 1", "customer 1"},
             Row{"UPDATE agent SET role = 'manager' WHERE name = 'lee'", "'lee'"},
             Row{"UPDATE playbook SET text = 'playbook: other'", "'tiny'"},
         }) {
        CAPTURE(row.sql);
        const tests::TemporaryFolder folder;
        Desk desk = fresh_desk(folder.file("desk.db"));
        live_a_little(desk);
        REQUIRE(desk.verify({}).damage.empty());
        {
            sqlite::Database other{folder.file("desk.db"), sqlite::Mode::change};
            other.exec(row.sql);
        }
        const auto damage = desk.verify({}).damage;
        CAPTURE(damage);
        CHECK(std::ranges::any_of(damage, [&](const std::string& one) { return one.find(row.names) != std::string::npos; }));
    }
}

TEST_CASE("a text that was erased leaves the chain whole") {
    const tests::TemporaryFolder folder;
    Desk desk = fresh_desk(folder.file("desk.db"));
    live_a_little(desk);
    {
        sqlite::Database other{folder.file("desk.db"), sqlite::Mode::change};
        other.exec("INSERT INTO search (search, rowid, text) SELECT 'delete', id, text FROM event_text WHERE id = 16 * 4");
        other.exec("UPDATE event_text SET text = NULL, salt = NULL WHERE id = 16 * 4");
    }
    CHECK(desk.verify({}).damage.empty());
}

TEST_CASE("a refusal leaves no trace") {
    const tests::TemporaryFolder folder;
    Desk desk = fresh_desk(folder.file("desk.db"));
    live_a_little(desk);
    const auto before = exported(desk);
    CHECK_THROWS_AS(desk.change(TicketId{1}, Close{Outcome::satisfied, "nonsense", {}}, kKim), Error);
    CHECK_THROWS_AS(desk.change(TicketId{1}, Assign{"nobody-known"}, kKim), Error);
    Acting old = kKim;
    old.if_version = 1;
    CHECK_THROWS_AS(desk.change(TicketId{1}, Note{.text = Text::trusted("late")}, old), Error);
    CHECK(exported(desk) == before);
}

TEST_CASE("a key that comes again with another deed hides nothing") {
    const tests::TemporaryFolder folder;
    Desk desk = fresh_desk(folder.file("desk.db"));
    live_a_little(desk);
    Acting once = kKim;
    once.operation = "key";
    const Note note{.text = Text::trusted("what was found")};
    desk.change(TicketId{1}, note, once);
    const auto before = exported(desk);
    CHECK(desk.change(TicketId{1}, note, once).repeated);
    CHECK(desk.change(TicketId{3}, note, once).repeated);  // it was merged into that one
    const Respond answer{.ball = Ball::final, .until = {}, .because = {}, .text = Text::trusted("Sorry.")};
    CHECK_THROWS_AS(desk.change(TicketId{1}, answer, once), Error);
    CHECK_THROWS_AS(desk.change(TicketId{2}, note, once), Error);
    CHECK_THROWS_AS(desk.open(complaint("ana", "Other"), once), Error);
    CHECK_THROWS_AS(desk.merge(TicketId{1}, TicketId{2}, once), Error);
    CHECK_THROWS_AS(desk.unmerge(TicketId{3}, once), Error);
    CHECK_THROWS_AS(desk.take_next(once), Error);
    CHECK(exported(desk) == before);
}

TEST_CASE("a change to the desk is made once under its key, too") {
    const tests::TemporaryFolder folder;
    Desk desk = fresh_desk(folder.file("desk.db"));
    live_a_little(desk);
    const auto under = [](const char* key) {
        Acting acting = kKim;
        acting.operation = key;
        return acting;
    };
    const CustomerEdits edits{.name = Text::trusted("Dana Whitfield"), .email = {}, .phone = {}};
    const CustomerRow changed = desk.change_customer("dana", edits, under("edit"));
    (void)desk.set_agent("kim", Role::manager, std::nullopt, under("role"));
    (void)desk.send_away("kim", kKim.now + std::chrono::hours{5}, std::nullopt, under("away"));
    const auto before = exported(desk);
    CHECK(desk.change_customer("dana", edits, under("edit")) == changed);  // who is called otherwise now
    CHECK(desk.set_agent("kim", Role::manager, std::nullopt, under("role")).role == "manager");
    CHECK(desk.send_away("kim", kKim.now + std::chrono::hours{5}, std::nullopt, under("away")).away_until);
    CHECK_THROWS_AS(desk.set_agent("lee", Role::manager, std::nullopt, under("role")), Error);
    CHECK_THROWS_AS(desk.set_agent("kim", Role::manager, std::nullopt, under("edit")), Error);
    CHECK_THROWS_AS(desk.change(TicketId{1}, Note{.text = Text::trusted("x")}, under("role")), Error);
    CHECK(exported(desk) == before);
}

TEST_CASE("a customer whose name looks like a slot gets the holding letter like everybody") {
    const tests::TemporaryFolder folder;
    Desk desk = fresh_desk(folder.file("desk.db"), "playbook: tiny\ntemplates:\n  holding: 'Dear {{customer.name}}, {{wants}}: {{ticket.subject}}'\n");
    Complaint complaint{.customer = "Mallory {{agent}}", .email = {}, .phone = {}, .open = {}, .playbook = {}};
    complaint.open.subject = Text::trusted("{{{{subject}}}}");
    complaint.open.wants = Text::trusted("a {{refund}}");
    desk.open(complaint, kKim);
    const Text letter = desk.draft(TicketId{1}, "holding", "tomorrow", kKim).first;
    CHECK(letter.stored().find("{{") == std::string::npos);
    CHECK_NOTHROW(desk.change(TicketId{1}, Acknowledge{.until = kKim.now + std::chrono::hours{2}, .because = {}, .review = {}, .text = letter}, kKim));
}

TEST_CASE("one agent's claim is not another's under the same key") {
    const tests::TemporaryFolder folder;
    Desk desk = fresh_desk(folder.file("desk.db"));
    desk.open(complaint("dana", "Charged twice"), kKim);
    Acting kim = kKim;
    kim.operation = "claim";
    Acting lee = kim;
    lee.agent = "lee";
    CHECK(desk.take_next(kim)->view.ticket.owner == "kim");
    CHECK(desk.take_next(kim)->repeated);
    CHECK_THROWS_AS(desk.take_next(lee), Error);
}

TEST_CASE("the same operation is done once") {
    const tests::TemporaryFolder folder;
    Desk desk = fresh_desk(folder.file("desk.db"));
    Acting once = kKim;
    once.operation = "mail-42";
    const auto first = desk.open(complaint("dana", "Charged twice"), once);
    const auto second = desk.open(complaint("dana", "Charged twice"), once);
    CHECK(second.repeated);
    CHECK(second.view.ticket.id == first.view.ticket.id);
    CHECK(desk.verify({}).tickets == 1);
}
