// SPDX-License-Identifier: MIT
// A draft before the customer's words, divided by a NUL: every finding lies inside the draft, in order, and a checker that has
// seen many drafts finds what a fresh one does.
#include <fstream>
#include <sstream>

#include <amends/check/checker.hpp>
#include <amends/playbook/reader.hpp>
#include <tests/fuzz/entry.hpp>

using namespace amends;

namespace {

CheckSet shipped_checks() {
    std::ifstream file{AMENDS_PLAYBOOKS_DIR "/abc.yaml", std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    const FindPlaybook none = [](const std::string&, const PlaybookSource&) -> Result<PlaybookSource> { return refuse(Code::not_found, "none"); };
    const auto read = read_playbook({"abc.yaml", text.str()}, *Currency::parse("EUR"), none);
    fuzz::require(read.playbook.has_value());
    return check_set_of(*read.playbook);
}

/// A checker that was asked so often that it has worked out all of its patterns.
Checker practised_checker() {
    constexpr int kMany = 60;
    Checker checker{shipped_checks()};
    for (int round = 0; round < kMany; ++round) static_cast<void>(checker.check("Hello.", {}));
    return checker;
}

Findings findings_of(Checker& checker, const std::string& text, Situation& situation) {
    situation.facts = checker.facts_of(situation.heard);
    return checker.check(text, situation);
}

bool is_same(const Finding& one, const Finding& other) {
    return one.check->id == other.check->id && one.level == other.level && one.place == other.place;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static Checker fresh{shipped_checks()};
    static Checker practised = practised_checker();
    static int fresh_for = 40;  // drafts: fewer than make it work out more
    if (--fresh_for == 0) {
        static const CheckSet set = shipped_checks();
        fresh = Checker{set};
        fresh_for = 40;
    }
    const std::string both = fuzz::text_of(data, size);
    const std::string text = both.substr(0, both.find('\0'));
    Situation situation;
    if (text.size() < both.size()) situation.heard.push_back(both.substr(text.size() + 1));
    const Findings found = findings_of(practised, text, situation);
    std::size_t last = 0;
    for (const Finding& finding : found) {
        fuzz::require(finding.place.offset >= last && finding.place.offset + finding.place.length <= text.size());
        fuzz::require(finding.place.line >= 1 && finding.place.column >= 1);
        last = finding.place.offset;
    }
    fuzz::require(std::ranges::equal(found, findings_of(fresh, text, situation), is_same));
    return 0;
}
