// SPDX-License-Identifier: MIT
// What checks found in answers is counted by check: what was sent for a reason, and what was changed before.
#include <doctest/doctest.h>

#include <amends/insight/check_report.hpp>

using namespace amends;

namespace {

FoundByCheck found(const char* check, int count) { return {check, "TEN-5", Level::error, count, false}; }
FoundByCheck waived(const char* check, int count) { return {check, "TEN-5", Level::error, count, true}; }

template <typename Answer>
Deed answer(std::vector<FoundByCheck> found, std::vector<FoundByCheck> mended) {
    Answer deed;
    deed.found = std::move(found);
    deed.mended = std::move(mended);
    return deed;
}

}  // namespace

TEST_CASE("findings count places; waivers and changes count answers") {
    CheckReport report;
    report.add(answer<Replied>({waived("policy", 3)}, {}));
    report.add(answer<Acknowledged>({}, {found("policy", 2)}));
    report.add(answer<OptionsOffered>({found("policy", 1)}, {}));
    CHECK(report.by_findings() == std::vector<CheckCount>{{"policy", "TEN-5", 6, 3, 1, 1}});
}

TEST_CASE("the most findings come first, then names decide") {
    CheckReport report;
    report.add(answer<Replied>({found("b", 1), found("a", 1), found("c", 2)}, {}));
    std::vector<std::string> order;
    for (const CheckCount& count : report.by_findings()) order.push_back(count.check);
    CHECK(order == std::vector<std::string>{"c", "a", "b"});
}

TEST_CASE("the rule is the one that the check named last") {
    CheckReport report;
    report.add(answer<Replied>({{"policy", "TEN-5", Level::error, 1, false}}, {}));
    report.add(answer<Replied>({{"policy", "TEN-6", Level::error, 1, false}}, {}));
    REQUIRE(report.by_findings().size() == 1);
    CHECK(report.by_findings().front().rule == "TEN-6");
}

TEST_CASE("answers are counted, other events are not") {
    for (const char* kind : {"acknowledged", "replied", "options_offered", "nudged", "closed"}) CHECK(CheckReport::counts(kind));
    for (const char* kind : {"opened", "heard", "noted", "adopted", ""}) CHECK_FALSE(CheckReport::counts(kind));
    CheckReport report;
    report.add(Heard{});
    report.add(answer<Replied>({}, {}));
    CHECK(report.by_findings().empty());
}
