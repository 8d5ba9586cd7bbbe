// SPDX-License-Identifier: MIT
#include <amends/playbook/prepared.hpp>

#include <doctest/doctest.h>

#include <random>

#include <tests/playbook/support.hpp>

using namespace amends;

namespace {

/// Every kind of value that the shipped playbooks lack.
Playbook odd_one() {
    Playbook playbook = test::good(test::shipped("starter.yaml"));
    playbook.title = std::string{"a\0b\xff \xe2\x82\xac", 8};
    playbook.clocks.resolve = ResolveTarget{OpenDays{3}, false};
    playbook.exceptions.at(0).update = OpenTime{Seconds{7200}};
    playbook.exceptions.at(0).resolve = ResolveTarget{Seconds{1}, true};
    playbook.exceptions.at(0).calendar = "office";
    playbook.nudge = {OpenDays{1}, OpenTime{Seconds{60}}, Seconds{1}};
    playbook.authority[Role::manager] = {};
    playbook.escalation = {Role::supervisor, Role::manager};
    return playbook;
}

void check_same(const Playbook& playbook) {
    const PreparedPlaybook prepared = prepare(playbook);
    auto read = read_prepared(prepared.core);
    REQUIRE(read);
    CHECK(read->checks.empty());
    auto checks = read_prepared_checks(prepared.checks);
    REQUIRE(checks);
    read->checks = std::move(checks->checks);
    read->heard = std::move(checks->heard);
    Playbook expected = playbook;
    for (Check& check : expected.checks) {
        check.flags.clear();  // they were passed when it was adopted
        check.passes.clear();
    }
    CHECK(*read == expected);
    CHECK(checks->words == check_set_of(playbook).words);
    CHECK(prepare(*read).core == prepared.core);
}

/// Reads damaged bytes: any answer will do, so long as there is one.
void read_both(std::string_view core, std::string_view checks) {
    const auto playbook = read_prepared(core);
    if (playbook) (void)playbook->clocks_for({});
    if (!playbook) CHECK(playbook.error().code == Code::bad_data);
    (void)read_prepared_checks(checks);
}

}  // namespace

TEST_CASE("other bytes of what is prepared have another number") {
    const PreparedPlaybook prepared = prepare(test::good(
        "playbook: pinned\n"
        "clocks: {respond: {amazed: 1h, delighted: 2h, expected: 3bh}, calendar: office}\n"
        "calendars: {office: {zone: Europe/Berlin, hours: {mon-fri: '09:00-17:00'}}}\n"
        "steps: [{id: one, rule: ABC-A, stage: receive, do: First, done_by: [replied]}]\n"
        "checks: [{id: no-policy, rule: TEN-5, level: error, flag: ['our (?:company )?policy\\b'], message: No., instead: Why., tests: {flags: [our policy], passes: [yes]}}]\n"));
    // Desks keep these bytes under kPreparedForm: whoever sees this fail counts it up, and writes the new digest here.
    CHECK(kPreparedForm == 7);
    CHECK(text_key(prepared.core + prepared.checks) == 5'641'800'405'785'076'041U);
}

TEST_CASE("a playbook is read as it was prepared") {
    check_same({});
    check_same(test::good(test::shipped("abc.yaml")));
    check_same(test::good(test::shipped("starter.yaml")));
    check_same(odd_one());
}

TEST_CASE("every beginning of the bytes is refused") {
    const PreparedPlaybook prepared = prepare(odd_one());
    for (std::size_t size = 0; size < prepared.core.size(); ++size) {
        if (read_prepared(std::string_view{prepared.core}.substr(0, size))) FAIL_CHECK(size);
    }
    for (std::size_t size = 0; size < prepared.checks.size(); ++size) {
        if (read_prepared_checks(std::string_view{prepared.checks}.substr(0, size))) FAIL_CHECK(size);
    }
}

TEST_CASE("every beginning of the large playbook is refused") {
    const PreparedPlaybook prepared = prepare(test::good(test::shipped("abc.yaml")));
    for (std::size_t size = 0; size < prepared.core.size(); size += 7) {
        if (read_prepared(std::string_view{prepared.core}.substr(0, size))) FAIL_CHECK(size);
    }
    for (std::size_t size = 0; size < prepared.checks.size(); size += 97) {
        if (read_prepared_checks(std::string_view{prepared.checks}.substr(0, size))) FAIL_CHECK(size);
    }
}

TEST_CASE("bytes after the end are refused") {
    const PreparedPlaybook prepared = prepare(odd_one());
    const auto read = read_prepared(prepared.core + '\0');
    REQUIRE_FALSE(read);
    CHECK(read.error().message == "the prepared playbook is damaged");
    CHECK_FALSE(read_prepared_checks(prepared.checks + 'x'));
}

TEST_CASE("a changed byte does no harm") {
    std::mt19937 random{20'260'608};
    const PreparedPlaybook prepared = prepare(odd_one());
    for (int round = 0; round < 2000; ++round) {
        PreparedPlaybook damaged = prepared;
        damaged.core[random() % damaged.core.size()] ^= static_cast<char>(1U << random() % 8);
        damaged.checks[random() % damaged.checks.size()] ^= static_cast<char>(1U << random() % 8);
        read_both(damaged.core, damaged.checks);
    }
}

TEST_CASE("bytes that promise too much allocate nothing") {
    for (const char byte : {'\x00', '\x01', '\x7f', '\xff'}) {
        for (const std::size_t size : {1U, 8U, 9U, 16U, 64U, 4096U})
            read_both(std::string(size, byte), std::string(size, byte));
    }
    const std::string most{"\xff\xff\xff\xff\xff\xff\xff\x7f", 8};
    CHECK_FALSE(read_prepared(most));
    CHECK_FALSE(read_prepared_checks(most));
}
