// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <amends/calendar/when.hpp>
#include <tests/check/support.hpp>

using namespace amends;
using test::checker_with;
using test::found;

using Words = std::vector<std::string>;

namespace {

Situation after(const std::string& heard) {
    Situation situation;
    situation.heard = {heard};
    return situation;
}

const Zone& utc() {
    static const Zone zone = Zone::utc();
    return zone;
}

Situation with_record(OnRecord record) {
    record.zone = &utc();
    Situation situation;
    situation.record = std::move(record);
    return situation;
}

}  // namespace

TEST_CASE("each match is a finding, overlapping ones are one") {
    Checker checker = checker_with("flag: ['our policy', 'policy', 'rules?']");
    CHECK(found(checker, "It is our policy. Rules are Rules.") == Words{"our policy", "Rules", "Rules"});
    CHECK(found(checker, "Nothing here.").empty());
    CHECK(found(checker, "").empty());
}

TEST_CASE("letters with marks and typographic signs are found as they are written") {
    Checker checker = checker_with("flag: ['\\bmöchten\\b', \"can't\", 'gro[ßs]e']");
    CHECK(found(checker, "Wir möchten, MÖCHTEN und moechten. We can’t. Große") == Words{"möchten", "MÖCHTEN", "moechten", "can’t", "Große"});
    CHECK(found(checker, "vermöchten").empty());
}

TEST_CASE("what lies in an exception, behind a negation or beside a reason is no fault") {
    Checker unless = checker_with("flag: policy, unless: ['privacy policy']");
    CHECK(found(unless, "Our privacy policy is a policy.") == Words{"policy"});
    Checker negated = checker_with("flag: guarantee, not_after: ['\\bcan(?:not|''t)\\b', '\\bno\\b']");
    CHECK(found(negated, "I cannot really give a guarantee. We can’t guarantee it.").empty());
    CHECK(found(negated, "I cannot come. I guarantee it.") == Words{"guarantee"});
    CHECK(found(negated, "No one of the many others here can guarantee it.") == Words{"guarantee"});
    Checker near = checker_with("flag: policy, near: {reason: because, within: 1}");
    CHECK(found(near, "It is policy. Because of rain.").empty());
    CHECK(found(near, "It is policy. It is late. Because of rain.") == Words{"policy"});
    CHECK(found(near, "Because of rain.\n\nIt is policy.").empty());
}

TEST_CASE("kinds of sentences, links and quotations") {
    Checker question = checker_with("flag: number, in: question");
    CHECK(found(question, "I have your number. What is the number?") == Words{"number"});
    Checker statement = checker_with("flag: number, in: statement");
    CHECK(found(statement, "What is the number? I have one number.").size() == 1);
    Checker policy = checker_with("flag: policy");
    CHECK(found(policy, "It stands at https://x.example/policy, the policy.") == Words{"policy"});
    CHECK(found(policy, "You wrote \"to hell with your policy\" to us.", after("To hell with your policy!")).empty());
    CHECK(found(policy, "You wrote \"to hell with your policy\" to us.", after("Hello")).size() == 1);
    CHECK(found(policy, "> Your policy\nI will call.").empty());
}

TEST_CASE("a number of matches, and not too many findings") {
    Checker two = checker_with("flag: '(?-i:\\b[A-Z]{3,}\\b)', at_least: 2");
    CHECK(found(two, "The PIN is here.").empty());
    CHECK(found(two, "READ THE label") == Words{"READ"});
    Checker many = checker_with("flag: x");
    std::string text;
    for (int count = 0; count < 2000; ++count) text += "x ";
    CHECK(found(many, text).size() == kMostFindings);
}

TEST_CASE("what is needed is missed at the beginning of the letter") {
    Checker checker = checker_with("need: sorry, first: 2, not_as: ['sorry but']");
    CHECK(found(checker, "Hi,\n\nGood. I am sorry.").empty());
    CHECK(found(checker, "One. Two. I am sorry.") == Words{"?"});
    CHECK(found(checker, "Sorry but no.") == Words{"?"});
    CHECK(found(checker, "Sorry but no. Really sorry.").empty());
    CHECK(found(checker, "Here it is.\n\nsorry,\nSorry") == Words{"?"});
    const auto findings = checker.check("Hi,\n\nNothing.", {});
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].place == Place{3, 1, 5, 0});
}

TEST_CASE("what does not count takes the rest of its words with it, and leaves no word, blank or sentence behind") {
    Checker checker = checker_with("need: ['\\byou may keep\\b', 'fix +it', 'back[^.!?]*soon'], not_as: ['did not', really, '\\. but']");
    CHECK(found(checker, "It did not: you may keep it.").empty());
    CHECK(found(checker, "It did notyou may keep it.") == Words{"?"});
    CHECK(found(checker, "We fix  it.").empty());
    CHECK(found(checker, "We fix really it.") == Words{"?"});
    CHECK(found(checker, "We are back really soon.").empty());
    CHECK(found(checker, "We are back. But soon.") == Words{"?"});
}

TEST_CASE("moments and their levels") {
    Checker checker = checker_with("flag: x, on: [holding], level: error, elsewhere: hint");
    Situation situation;
    situation.moment = ReplyMoment::holding;
    CHECK(checker.check("x", situation).at(0).level == Level::error);
    situation.moment = ReplyMoment::first;
    CHECK(checker.check("x", situation).at(0).level == Level::hint);
    Checker only = checker_with("flag: x, on: [holding]");
    CHECK(only.check("x", situation).empty());
}

TEST_CASE("what a first answer needs, a final one needs that is the first") {
    Checker needs = checker_with("on: [first], need: sorry");
    Situation situation;
    situation.moment = ReplyMoment::final;
    CHECK(needs.check("It is done.", situation).empty());
    situation.first_answer = true;
    CHECK(needs.check("It is done.", situation).size() == 1);
    CHECK(needs.check("I am sorry. It is done.", situation).empty());
    situation.moment = ReplyMoment::holding;
    CHECK(needs.check("We are on it.", situation).empty());
    // What would be too early in a first answer may stand in a last one.
    Checker flags = checker_with("on: [first], flag: closed");
    situation.moment = ReplyMoment::final;
    CHECK(flags.check("Your case is closed.", situation).empty());
}

TEST_CASE("what was said decides") {
    Checker said = checker_with("flag: x, said: refund");
    CHECK(found(said, "x").empty());
    CHECK(found(said, "x", after("I want a Refund")).size() == 1);
    Checker unsaid = checker_with("flag: x, unsaid: thanks");
    CHECK(found(unsaid, "x").size() == 1);
    CHECK(found(unsaid, "x", after("Thanks a lot")).empty());
}

TEST_CASE("kind and mood are read from the customer's words") {
    Checker checker = test::checker_of(test::good(test::with("heard:\n"
                                                             "  - {kind: praise, words: great, unless: 'but\\b'}\n"
                                                             "  - {kind: request, words: '^how'}\n"
                                                             "  - {mood: furious, words: fraud}\n")));
    CHECK(checker.facts_of({"Great app"}).kind == Kind::praise);
    CHECK(checker.facts_of({"Great app, but slow"}).kind == Kind::complaint);
    CHECK(checker.facts_of({"How do I pay"}).kind == Kind::request);
    CHECK(checker.facts_of({"A fraud"}).mood == Mood::furious);
    CHECK(checker.facts_of({}).kind == Kind::complaint);
    CHECK(checker.facts_of({}).mood == Mood::upset);
}

TEST_CASE("conditions on record") {
    Checker fault = checker_with("need: our mistake, state: fault-on-record");
    CHECK(found(fault, "Hello.").empty());
    CHECK(found(fault, "Hello.", with_record({})).empty());
    CHECK(found(fault, "Hello.", with_record({.fault_ours = true})) == Words{"?"});
    Checker fix = checker_with("flag: upgrade, state: before-fix");
    CHECK(found(fix, "An upgrade.").size() == 1);
    CHECK(found(fix, "An upgrade.", with_record({.fixed = true})).empty());
}

TEST_CASE("a time that is named must be promised") {
    Checker checker = checker_with("flag: '\\bby (friday(?: noon)?|tomorrow|14:30|[0-9]+ \\w+)', state: promised-time");
    const Instant now = *parse_when("2026-11-24T09:00:00Z", {}, utc());  // a Tuesday
    const auto promised = [&](const char* by) { return with_record({.now = now, .promises = {*parse_when(by, {}, utc())}}); };
    CHECK(found(checker, "I will call by Friday.").empty());  // nothing is known of a ticket
    CHECK(found(checker, "I will call by Friday.", with_record({.now = now})) == Words{"by Friday"});
    CHECK(found(checker, "I will call by Friday.", promised("2026-11-27T15:00:00Z")).empty());
    CHECK(found(checker, "I will call by Friday.", promised("2026-11-28T15:00:00Z")).size() == 1);
    CHECK(found(checker, "I will call by Friday noon.", promised("2026-11-27T12:00:00Z")).empty());
    CHECK(found(checker, "I will call by Friday noon.", promised("2026-11-27T18:00:00Z")).size() == 1);
    CHECK(found(checker, "I will call by tomorrow.", promised("2026-11-25T08:00:00Z")).empty());
    CHECK(found(checker, "I will call by 14:30.", promised("2026-11-24T14:30:00Z")).empty());
    CHECK(found(checker, "I will call by 27 November.", promised("2026-11-27T14:30:00Z")).empty());
}

TEST_CASE("options, the wish, what was asked before, and the last reply") {
    Checker options = checker_with("state: options-listed");
    CHECK(found(options, "Choose:\n1. a\n2. b").size() == 1);
    CHECK(found(options, "Choose:\n1. a\n2. b\n3. c").empty());
    const auto offered = with_record({.options = {"A new lamp", "The money", "A repair"}});
    CHECK(found(options, "A new lamp, or the money, or a repair.", offered).empty());
    CHECK(found(options, "A new lamp, or the money.", offered).size() == 1);

    Checker wish = checker_with("state: wish-answered");
    const auto wants = with_record({.wants = "a refund of the fee"});
    CHECK(found(wish, "We will call.", wants).size() == 1);
    CHECK(found(wish, "It was refunded.", wants).empty());

    Checker asked = checker_with("flag: 'your (?P<email>e-?mail)', state: asked-before");
    CHECK(found(asked, "What is your email?").empty());
    CHECK(found(asked, "What is your email?", after("I am kim@x.example")).size() == 1);
    CHECK(found(asked, "What is your email?", with_record({.replies = {"Please send your e-mail."}})).size() == 1);

    Checker photo = checker_with("flag: 'send (?:a|the) (?P<question>photo|receipt)', state: asked-before");
    const auto sent = with_record({.replies = {"Please send a photo.", "Thank you."}});
    CHECK(found(photo, "Could you send the photo?", sent).size() == 1);
    CHECK(found(photo, "Could you send the receipt?", sent).empty());
    Checker number = checker_with("flag: 'your (?P<number>(?:order|account) number)', state: asked-before");
    CHECK(found(number, "What is your order number?", after("It was order 12345.")).size() == 1);
    CHECK(found(number, "What is your account number?", after("It was order 12345.")).empty());
    CHECK(found(number, "What is your account number?", with_record({.replies = {"What is your order number?"}})).empty());

    Checker same = checker_with("state: like-last");
    const std::string last = "I am looking into it now and will write to you again by noon.";
    CHECK(found(same, last, with_record({.replies = {last}})).size() == 1);
    CHECK(found(same, "The lamp has been sent today by train.", with_record({.replies = {last}})).empty());
}
