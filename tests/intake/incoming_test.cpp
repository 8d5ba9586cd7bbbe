// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <amends/intake/incoming.hpp>

namespace amends {
namespace {

const Instant kNow{Seconds{1'772'452'800}};  // 2026-03-02 12:00:00Z

Result<Incoming> read(std::map<std::string, std::string, std::less<>> values) {
    const Row row{.line = 7, .values = std::move(values), .nested = {}, .problem = {}};
    return read_incoming(row, *Mapping::parse({}, {}), Currency::euro(), Zone::utc(), kNow);
}

}  // namespace

TEST_CASE("a row keeps its dates: a date alone is the start of that day") {
    const auto incoming = read({{"subject", "Late"}, {"received", "2026-02-01"}, {"closed", "2026-02-03T10:00:00Z"}, {"outcome", "satisfied"}});
    REQUIRE(incoming);
    CHECK(to_string(incoming->open.received.value()) == "2026-02-01T00:00:00Z");
    CHECK(to_string(incoming->history.closed.value()) == "2026-02-03T10:00:00Z");
    CHECK(incoming->history.outcome == Outcome::satisfied);
    CHECK(incoming->open.imported);
}

TEST_CASE("a subject is taken from the text, and a customer from the address or the key") {
    const auto from_text = read({{"text", "First line\nsecond"}, {"key", "42"}});
    REQUIRE(from_text);
    CHECK(from_text->open.subject.stored() == "First line");
    CHECK(from_text->customer == "customer of 42");
    CHECK(read({{"text", "x"}, {"email", "a@b.c"}})->customer == "a@b.c");
    CHECK(read({{"text", "x"}})->customer == "customer of line 7");
}

TEST_CASE("a list or an object is in the way only where a field is read from it") {
    const auto with_list_in = [](const std::string& column) {
        const Row row{.line = 7, .values = {{"subject", "Late"}}, .nested = {column}, .problem = {}};
        return read_incoming(row, *Mapping::parse({"body=text"}, {}), Currency::euro(), Zone::utc(), kNow);
    };
    CHECK(with_list_in("tags"));
    CHECK(with_list_in("text"));  // "text" is read from "body" here
    CHECK(with_list_in("body").error().message == "'body' is neither a text nor a number");
    CHECK(with_list_in("mood").error().message == "'mood' is neither a text nor a number");
}

TEST_CASE("a row that can't be understood names its field") {
    struct Case {
        std::map<std::string, std::string, std::less<>> values;
        std::string message;
    };
    for (const Case& one : {
             Case{{{"subject", ""}}, "has neither a subject nor a text"},
             Case{{{"subject", "a\xe9"}}, "subject: the text is not UTF-8: byte 2"},
             Case{{{"subject", "a"}, {"text", std::string{"x\0y", 3}}}, "text: the text has a NUL at byte 2"},
             Case{{{"subject", "a"}, {"key", "k\xff"}}, "key: 'k\xff' is not a key"},
             Case{{{"subject", "a"}, {"key", std::string{"k\0", 2}}}, std::string{"key: 'k\0' is not a key", 22}},
             Case{{{"subject", "a"}, {"cause", "a/b\xff"}}, "cause: 'a/b\xff' is not a key"},
             Case{{{"subject", "a"}, {"key", ""}}, "key: is empty, so that the row would come in again with each import"},
             Case{{{"subject", "a"}, {"status", "merged"}}, "status: was merged into another ticket, which stands for it"},
             Case{{{"subject", "a"}, {"cause", "billing"}}, "cause: 'billing' is not AREA/NAME"},
             Case{{{"subject", "a"}, {"mood", "agry"}}, "mood: 'agry' is not a mood; use calm, upset, angry, furious"},
             Case{{{"subject", "a"}, {"value", "1e5"}}, "value: '1e5' is not an amount"},
             Case{{{"subject", "a"}, {"received", "2026-03-02T12:00:01Z"}}, "received: '2026-03-02T12:00:01Z' is in the future"},
             Case{{{"subject", "a"}, {"received", "2026-03-01"}, {"closed", "2026-02-01"}}, "was closed before it was received"},
             Case{{{"subject", "a"}, {"owner", "two words"}}, "owner: 'two words' is not the name of an agent"},
         }) {
        CAPTURE(one.message);
        const auto incoming = read(one.values);
        REQUIRE_FALSE(incoming);
        CHECK(incoming.error().code == Code::bad_data);
        CHECK(incoming.error().message == one.message);
    }
    CHECK(read({{"subject", "a"}, {"received", "2026-03-02T12:00:00Z"}}));  // exactly now is past
}

TEST_CASE("a mapping names what is wrong with it") {
    struct Case {
        std::vector<std::string> pairs, columns;
        std::string message;
    };
    for (const Case& one : {
             Case{{"what"}, {"what"}, "--map 'what' is not COLUMN=FIELD"},
             Case{{"what=subjct"}, {"what"}, "--map 'what=subjct': no field 'subjct'"},
             Case{{"waht=subject"}, {"what"}, "--map 'waht=subject': no column 'waht'"},
             Case{{"a=text", "b=text"}, {"a", "b"}, "--map gives the field 'text' twice"},
             Case{{}, {"complaint_id", "narrative"}, "no column gives a subject or a text"},
             Case{{"narrative=wants"}, {"complaint_id", "narrative"}, "no column gives a subject or a text"},
         }) {
        CAPTURE(one.message);
        const auto mapping = Mapping::parse(one.pairs, one.columns);
        REQUIRE_FALSE(mapping);
        CHECK(mapping.error().code == Code::usage);
        CHECK(mapping.error().message == one.message);
    }
    CHECK(Mapping::parse({"a=b=text"}, {"a=b"}));  // a column may have the sign in its name
    CHECK(Mapping::parse({}, {"subject"}));
}

}  // namespace amends
