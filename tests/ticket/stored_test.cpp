// SPDX-License-Identifier: MIT
// What is stored of an event is all that was decided: a flag that is false is left out, and comes back as false.
#include <doctest/doctest.h>

#include <amends/ticket/event.hpp>

using namespace amends;

namespace {

Opened opened(bool pausable) {
    Opened event;
    event.customer = CustomerId{1};
    event.playbook = {PlaybookId{1}, "strict", 1};
    event.respond.measure.span = std::chrono::days{56};
    event.resolve = ResolveTerms{Instant{}, pausable, event.respond.measure};
    return event;
}

void check_comes_back(const Deed& deed) {
    const auto back = from_record(to_record(deed));
    REQUIRE(back);
    CHECK(*back == deed);
}

}  // namespace

TEST_CASE("whether waiting pauses the answer's time is stored, either way") {
    check_comes_back(opened(true));
    check_comes_back(opened(false));
}

TEST_CASE("a change of whether waiting pauses is stored, either way") {
    for (const bool pausable : {true, false}) {
        Revised revised;
        revised.dues.push_back({.clock = ClockKind::resolve, .instance = 1, .pausable = pausable});
        check_comes_back(revised);
    }
}

TEST_CASE("that a clock is due as told is stored, and when a nudge said that we look again") {
    Revised revised;
    revised.dues.push_back({.clock = ClockKind::update, .instance = 1, .as_told = true});
    revised.dues.push_back({.clock = ClockKind::resolve, .instance = 1, .pauses = true});
    check_comes_back(revised);
    check_comes_back(Nudged{.n = 1, .until = Instant{Seconds{1}}});
}

TEST_CASE("a flag of an event that nobody set is false") { CHECK_FALSE(ResolveTerms{}.pausable); }
