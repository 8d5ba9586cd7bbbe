// SPDX-License-Identifier: MIT
// Lines of a batch: what is taken of them, and what is no line of a batch.
#include <doctest/doctest.h>

#include <random>

#include <cli/batch_item.hpp>
#include <nlohmann/json.hpp>

using amends::cli::read_batch_item;

TEST_CASE("an item has the id as it was typed, the text, and each message of the context") {
    const auto item = read_batch_item(R"({"id":"a-1","text":"Dear Kim,\nwe\u00fc \ud83d\ude00 \"x\"","context":["one","two"],"other":{"text":"no","id":3}})");
    REQUIRE(item);
    CHECK(item->id == "\"a-1\"");
    CHECK(item->text == "Dear Kim,\nweü 😀 \"x\"");
    CHECK(item->context == std::vector<std::string>{"one", "two"});
}

TEST_CASE("an id may be of any kind and comes back as the same JSON") {
    const auto id_of = [](const std::string& id) { return read_batch_item(R"({"id":)" + id + R"(,"text":"x"})").value().id; };
    for (const std::string id : {"7", "-0.50", "1e3", "123456789012345678901234567890", "true", "false", "null", R"("a\"b\\")", R"("\u0007")", "\"ü\""}) {
        CAPTURE(id);
        CHECK(nlohmann::json::parse(id_of(id), nullptr, false).dump() == nlohmann::json::parse(id).dump());
    }
    CHECK(id_of("-0.50") == "-0.50");
    CHECK(id_of("123456789012345678901234567890") == "123456789012345678901234567890");
    CHECK(read_batch_item(R"({"text":"x"})")->id == "null");
}

TEST_CASE("what is wrong with a line is told, with its id where it has one") {
    const auto told = [](std::string_view line) {
        const auto item = read_batch_item(line);
        REQUIRE_FALSE(item);
        return item.error().id + ": " + item.error().what;
    };
    CHECK(told(R"({"id":"a","text":5})") == "\"a\": 'text' has a number, expected a text");
    CHECK(told(R"({"id":7})") == "7: there is no 'text'");
    CHECK(told(R"({"id":7,"text":"x","text":"y"})") == "7: 'text' stands twice");
    CHECK(told(R"({"id":7,"text":"x","context":[1]})") == "7: 'context' has a number, expected a text or a list of texts");
    CHECK(told(R"({"id":7,"text":"x","context":[["y"]]})") == "7: 'context' has a list, expected a text or a list of texts");
    CHECK(told(R"({"id":{"a":1},"text":"x"})") == "null: 'id' has an object, expected a plain value");
    CHECK(told(R"(["x"])") == "null: expected a JSON object with a text, came a list");
    CHECK(told(R"({"id":7,"text":"x)") == "7: no JSON from byte 18 on: Missing a closing quotation mark in string.");
    CHECK(told(R"({"text":"x"} 7)") == "null: no JSON from byte 14 on: The document root must not be followed by other values.");
    CHECK(told({"{\"text\":\"x\"}\0", 13}) == "null: no JSON from byte 13 on: something stands behind the object");
    CHECK(read_batch_item(R"({"text":"x","context":null,"more":{"text":[1]}})"));
}

TEST_CASE("what is no object with a text is no item") {
    using namespace std::string_view_literals;
    for (const auto line : {""sv, "{}"sv, "[]"sv, "\"text\""sv, "7"sv, "null"sv, R"({"id":1})"sv, R"({"text":null})"sv, R"({"text":["x"]})"sv,
                            R"({"a":{"text":"x"}})"sv, R"([{"text":"x"}])"sv, R"({"text":"x"} {"text":"y"})"sv, R"({"text":"x")"sv,
                            R"({"text":"x",})"sv, R"({'text':'x'})"sv, "{\"text\":\"x\"}\0"sv, "{\"text\":\"\0\"}"sv, "{\"text\":\"\x01\"}"sv,
                            "{\"text\":\"\xC3\"}"sv, "{\"text\":\"\xED\xA0\x80\"}"sv, "{\"text\":\"\xF8\x88\x80\x80\x80\"}"sv, "{\"text\":\"\xC0\xAF\"}"sv,
                            R"({"text":"\ud800"})"sv, R"({"text":"\udc00 x"})"sv, R"({"text":"x","context":"\udfff"})"sv, R"({"id":"\udc00","text":"x"})"sv, R"({"text":"\x"})"sv, R"({"text":"x","n":01})"sv, R"({"text":"x","n":NaN})"sv}) {
        CAPTURE(line);
        CHECK_FALSE(read_batch_item(line));
    }
}

TEST_CASE("nesting without end costs no stack") {
    const std::string deep(1'000'000, '[');
    CHECK_FALSE(read_batch_item(deep));
    CHECK_FALSE(read_batch_item(R"({"text":"x","a":)" + deep));
    CHECK(read_batch_item(R"({"text":"x","a":)" + deep + std::string(deep.size(), ']') + "}"));
}

TEST_CASE("a line is an item only where it is JSON, whatever becomes of its bytes") {
    const std::string whole = R"( {"id": 12.5e-3, "text" : "a \u00e4 \n\"b\" c", "context": ["x", {"k": [true, null]}], "z": -1} )";
    std::mt19937 random{20261130};
    for (int round = 0; round < 20'000; ++round) {
        std::string line = whole;
        for (auto changes = 1 + random() % 3; changes > 0; --changes) line[random() % line.size()] = static_cast<char>(random() % 256);
        if (read_batch_item(line)) CHECK_MESSAGE(nlohmann::json::accept(line), line);
    }
}
