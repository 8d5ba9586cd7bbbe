// SPDX-License-Identifier: MIT
#include <amends/check/trial.hpp>

#include <doctest/doctest.h>

using namespace amends;

namespace {

Check flagging(std::vector<std::string> flag, std::vector<std::string> unless = {}) {
    Check check;
    check.flag = std::move(flag);
    check.unless = std::move(unless);
    return check;
}

Check needing(std::vector<std::string> need, std::optional<int> first = {}, std::vector<std::string> not_as = {}) {
    Check check;
    check.need = std::move(need);
    check.first = first;
    check.not_as = std::move(not_as);
    return check;
}

bool finds(const Check& check, std::string_view text) { return trial_of(check)({std::string{text}}); }

}  // namespace

TEST_CASE("a check without patterns finds nothing") { CHECK_FALSE(finds({}, "anything")); }

TEST_CASE("what lies inside an excuse is no fault") {
    const Check check = flagging({"polic(y|ies)"}, {"(privacy|insurance) polic(y|ies)"});
    CHECK_FALSE(finds(check, "Our privacy policy and our insurance policies."));
    CHECK(finds(check, "Our privacy policy is a policy."));
    CHECK(finds(check, "A policy. Our privacy policy."));
    CHECK(finds(flagging({"our privacy policy"}, {"privacy policy"}), "our privacy policy"));
}

TEST_CASE("a reason near it lifts the fault") {
    Check check = flagging({"policy"});
    check.reason = {"because"};
    CHECK_FALSE(finds(check, "It is policy because jars break."));
    CHECK(finds(check, "It is policy. Because jars break."));
    check.reason_within = 1;
    CHECK_FALSE(finds(check, "It is policy. Because jars break."));
    CHECK_FALSE(finds(check, "Because jars break! It is policy."));
    CHECK(finds(check, "It is policy. Yes. Because jars break."));
    CHECK(finds(check, "Because jars break. It is policy. Yes. It is policy."));
    CHECK_FALSE(finds(check, "It is policy, v1.5 of it. Because."));
    CHECK(finds(check, "It is policy\n\nyes\n\nbecause"));
    CHECK(finds(check, "It is policy\nyes\nbecause"));
}

TEST_CASE("what is needed must stand there") {
    const Check check = needing({"\\bsorry\\b", "\\bapologi[sz]e\\b"});
    CHECK(finds(check, "We have your letter."));
    CHECK(finds(check, ""));
    CHECK_FALSE(finds(check, "We are sorry."));
    CHECK_FALSE(finds(check, "We apologise."));
}

TEST_CASE("what is needed must stand early") {
    const Check check = needing({"sorry"}, 2);
    CHECK_FALSE(finds(check, "Hello. I am sorry. Bye. Now."));
    CHECK(finds(check, "Hello. Well. I am sorry."));
    CHECK_FALSE(finds(check, "I am sorry"));
    CHECK_FALSE(finds(needing({"sorry"}, 100), "A. B. C. I am sorry."));
}

TEST_CASE("what does not count does not count") {
    const Check check = needing({"sorry"}, std::nullopt, {"sorry,? but", "sorry (if|that) you"});
    CHECK(finds(check, "Sorry, but no."));
    CHECK(finds(check, "Sorry that you feel so, sorry but no."));
    CHECK_FALSE(finds(check, "I am sorry. Sorry, but no."));
}

TEST_CASE("either kind of pattern finds fault") {
    Check check = flagging({"policy"});
    check.need = {"sorry"};
    CHECK(finds(check, "Sorry, it is policy."));
    CHECK(finds(check, "Hello."));
    CHECK_FALSE(finds(check, "Sorry."));
}

TEST_CASE("patterns that match nothing at all come to an end") {
    for (const auto* pattern : {"", "x*", "\\b", "^", "$", "(?m)^", "()|a"}) {
        CAPTURE(pattern);
        CHECK(finds(flagging({pattern}), "Grüße an alle. 😀"));
        CHECK_FALSE(finds(flagging({pattern}, {"(?s).*"}), "Grüße an alle. 😀"));
    }
    CHECK(finds(flagging({"ü"}), "Grüße"));
    CHECK(finds(flagging({"GRÜ"}), "grüße"));
    CHECK_FALSE(finds(flagging({"x"}), std::string_view{"\xff\xc3", 2}));
}

TEST_CASE("patterns run in linear time") {
    const std::string text(100'000, 'a');
    CHECK_FALSE(finds(flagging({"(a*)*b", "(a|aa)+$b", "(a|a?)+b"}), text));
    CHECK_FALSE(finds(flagging({"a{0,200}a{200}b"}), text));
}

