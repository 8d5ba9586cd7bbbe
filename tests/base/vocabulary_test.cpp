// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <set>

#include <amends/base/vocabulary.hpp>

namespace amends {
namespace {

TEST_CASE_TEMPLATE("the words of a vocabulary read back", Word, Kind, Mood, Channel, Priority, Status, Outcome,
                   ClockKind, Tier, WaitingOn, Stage, Role) {
    const auto known = words<Word>();
    CHECK_FALSE(known.empty());
    for (std::size_t at = 0; at < known.size(); ++at) {
        CAPTURE(known[at]);
        const auto word = static_cast<Word>(at);
        CHECK(to_string(word) == known[at]);
        CHECK(parse_word<Word>(known[at]) == word);
    }
    CHECK(std::set<std::string_view>(known.begin(), known.end()).size() == known.size());
}

TEST_CASE_TEMPLATE("other words are refused as usage and all known ones named", Word, Kind, Mood, Channel, Priority,
                   Status, Outcome, ClockKind, Tier, WaitingOn, Stage, Role) {
    for (const std::string_view text : {"", " ", "xyzzy", "Open", "open "}) {
        CAPTURE(text);
        const auto read = parse_word<Word>(text);
        REQUIRE_FALSE(read);
        CHECK(read.error().code == Code::usage);
        CHECK(read.error().message.find(listed(words<Word>())) != std::string::npos);
        CHECK(read.error().message.find(Vocabulary<Word>::kName) != std::string::npos);
    }
}

/// The last word of each list belongs to its last enumerator.
TEST_CASE("every enumerator has a word and every word an enumerator") {
    CHECK(words<Kind>().size() == static_cast<std::size_t>(Kind::praise) + 1);
    CHECK(words<Mood>().size() == static_cast<std::size_t>(Mood::furious) + 1);
    CHECK(words<Channel>().size() == static_cast<std::size_t>(Channel::letter) + 1);
    CHECK(words<Priority>().size() == static_cast<std::size_t>(Priority::urgent) + 1);
    CHECK(words<Status>().size() == static_cast<std::size_t>(Status::merged) + 1);
    CHECK(words<Outcome>().size() == static_cast<std::size_t>(Outcome::no_reply) + 1);
    CHECK(words<ClockKind>().size() == static_cast<std::size_t>(ClockKind::resolve) + 1);
    CHECK(words<Tier>().size() == static_cast<std::size_t>(Tier::late) + 1);
    CHECK(words<WaitingOn>().size() == static_cast<std::size_t>(WaitingOn::supplier) + 1);
    CHECK(words<Stage>().size() == static_cast<std::size_t>(Stage::learn) + 1);
    CHECK(words<Role>().size() == static_cast<std::size_t>(Role::manager) + 1);
}

TEST_CASE("words stand for the enumerators of the same name") {
    CHECK(to_string(Mood::angry) == "angry");
    CHECK(to_string(Channel::in_person) == "in-person");
    CHECK(to_string(Priority::high) == "high");
    CHECK(to_string(Outcome::surprised) == "surprised");
    CHECK(to_string(Outcome::no_reply) == "no-reply");
    CHECK(to_string(ClockKind::promise) == "promise");
    CHECK(to_string(Tier::delighted) == "delighted");
    CHECK(to_string(Stage::understand) == "understand");
    CHECK(to_string(Role::supervisor) == "supervisor");
}

TEST_CASE("words compare by their order") {
    CHECK(Mood::calm < Mood::furious);
    CHECK(Priority::low < Priority::urgent);
    CHECK(Tier::amazed < Tier::late);
    CHECK(Role::agent < Role::manager);
}

TEST_CASE("an unknown word comes with the nearest one as hint") {
    const auto near = parse_word<Mood>("angy");
    REQUIRE_FALSE(near);
    CHECK(near.error() ==
          Refusal{Code::usage, "'angy' is not a mood; use calm, upset, angry, furious", {}, "did you mean 'angry'?"});
    const auto far = parse_word<Mood>("zzzzz");
    REQUIRE_FALSE(far);
    CHECK(far.error().hint.empty());
}

TEST_CASE("a word that does not exist has no text") { CHECK_THROWS(to_string(static_cast<Mood>(4))); }

}  // namespace
}  // namespace amends
