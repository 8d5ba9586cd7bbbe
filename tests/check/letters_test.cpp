// SPDX-License-Identifier: MIT
// The letters of a shipped playbook go through its own checks.
#include <doctest/doctest.h>

#include <amends/check/checker.hpp>
#include <amends/playbook/template.hpp>
#include <tests/playbook/support.hpp>

using namespace amends;

namespace {

Playbook shipped_playbook(const std::string& name) {
    const auto find = [](const std::string& base, const PlaybookSource&) -> Result<PlaybookSource> {
        return PlaybookSource{base + ".yaml", test::shipped(base + ".yaml")};
    };
    return test::good(test::shipped(name + ".yaml"), find);
}

/// As at a desk, with names in it that no check knows.
Filling filling() {
    Filling slots;
    slots.texts = {{"customer.name", "Dana Whitfield"}, {"customer.first_name", "Dana"}, {"ticket.id", "#17"},
                   {"ticket.subject", "3 x 12"},        {"agent", "Kim"},                {"until", "12 June 16:00"}};
    slots.lists["options"] = {{{"n", "1"}, {"text", "A"}}, {{"n", "2"}, {"text", "B"}}, {{"n", "3"}, {"text", "C"}}};
    return slots;
}

/// The moment at which a letter goes out, by its name.
ReplyMoment moment_of(std::string_view letter) {
    if (letter == "holding") return ReplyMoment::holding;
    if (letter == "first-reply") return ReplyMoment::first;
    if (letter == "options") return ReplyMoment::options;
    return letter.starts_with("final") || letter == "summary-resolution" ? ReplyMoment::final : ReplyMoment::reply;
}

}  // namespace

TEST_CASE("the letters of the shipped playbooks go through their own checks") {
    for (const std::string name : {"abc", "abc-de", "uk-fca-disp", "uk-housing-ombudsman", "au-asic-rg271", "us-cfpb"}) {
        const Playbook playbook = shipped_playbook(name);
        Checker checker{check_set_of(playbook)};
        for (const Template& letter : playbook.templates) {
            const auto text = fill(letter.text, filling());
            REQUIRE(text);
            Situation situation;
            situation.moment = moment_of(letter.id);
            if (letter.id.ends_with("stage-two")) situation.facts.priority = Priority::high;
            for (const Finding& one : checker.check(text->stored(), situation)) {
                CAPTURE(one.place.line);
                CAPTURE(one.check->message);
                CHECK_MESSAGE(one.level == Level::hint, name << ": letter " << letter.id << ": " << one.check->id);
            }
        }
    }
}
