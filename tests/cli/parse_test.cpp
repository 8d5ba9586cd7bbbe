// SPDX-License-Identifier: MIT
// What becomes of a command line: which word goes to which option, whatever the words look like.
#include <doctest/doctest.h>

#include <amends/base/error.hpp>
#include <cli/parse.hpp>

namespace amends::cli {
namespace {

/// A command with one option of each sort.
struct Given {
    std::string id, message = "none", email = "none";
    std::vector<std::string> tags, texts;
    bool json = false, quiet = false;

    std::vector<Option> options() {
        return {argument("ID", "an id", id), optional_argument("TEXT", "words", texts), option("-m,--message", "TEXT", "a text", message),
                option("--email", "ADDRESS", "an address", email), option("--tag", "TAG", "a tag", tags), flag("--json", "JSON", json),
                flag("-q,--quiet", "quiet", quiet)};
    }
};

Given parsed(std::vector<std::string> words) {
    Given given;
    parse(given.options(), std::move(words), {});
    return given;
}

std::string fault(std::vector<std::string> words) {
    try {
        parsed(std::move(words));
    } catch (const Error& error) {
        CHECK(error.code() == Code::usage);
        return error.refusal().message;
    }
    return {};
}

}  // namespace

TEST_CASE("a value belongs to its option, also when there is nothing in it") {
    CHECK(parsed({"1", "--message", "hello"}).message == "hello");
    CHECK(parsed({"1", "--message=hello"}).message == "hello");
    CHECK(parsed({"1", "-m", "hello"}).message == "hello");
    CHECK(parsed({"1", "-mhello"}).message == "hello");
    CHECK(parsed({"1", "-m=hello"}).message == "hello");
    for (const char* word : {"--message=", "-m="}) {
        CAPTURE(word);
        const Given given = parsed({"1", word, "--json"});
        CHECK(given.message.empty());
        CHECK(given.json);
    }
    const Given given = parsed({"1", "--email=", "--message", ""});
    CHECK(given.email.empty());
    CHECK(given.message.empty());
}

TEST_CASE("a value may look like an option, like the end of options, or like a number") {
    for (const char* value : {"--json", "--json=no", "--", "-q", "-", "0", "=x", "--message=x", "--nothing"}) {
        CAPTURE(value);
        const Given given = parsed({"1", "-m", value, "--tag", value, std::string{"--email="} + value});
        CHECK(given.message == value);
        CHECK(given.email == value);
        CHECK(given.tags == std::vector<std::string>{value});
        CHECK_FALSE(given.json);
        CHECK_FALSE(given.quiet);
    }
}

TEST_CASE("behind two dashes all are words") {
    const Given given = parsed({"-q", "1", "--", "--json", "-m", "--"});
    CHECK(given.texts == std::vector<std::string>{"--json", "-m", "--"});
    CHECK(given.quiet);
    CHECK_FALSE(given.json);
}

TEST_CASE("a wrong line is said once and in our words") {
    CHECK(fault({"1", "--message"}) == "--message needs a value: TEXT");
    CHECK(fault({"1", "--json=no"}) == "--json takes no value");
    CHECK(fault({"1", "--jsn"}) == "unknown option '--jsn'");
    CHECK(fault({"1", "-x"}) == "unknown option '-x'");
    CHECK(fault({"1", "--email", "a", "--email", "b"}) == "--email was given 2 times");
    CHECK(fault({}) == "ID is missing");
    CHECK(fault({"--jsn", "--message"}) == "--message needs a value: TEXT; unknown option '--jsn'; ID is missing");
}

}  // namespace amends::cli
