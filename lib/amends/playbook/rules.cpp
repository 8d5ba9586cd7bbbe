// SPDX-License-Identifier: MIT
#include <amends/playbook/rules.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace amends {
namespace {

// What in the program itself holds a rule today: commands and clocks as one text.
constexpr auto kRules = std::to_array<Rule>({
    {"TEN-1", "Answer fast: within the hour amazes, within six delights, a day is what people expect.", "command respond, command acknowledge, clock respond, command overdue, command remind", "the shares of each tier in the report"},
    {"TEN-2", "No answer yet? Say at once that you are on it and when you will be back, and close the loop.", "command acknowledge, command close, command remind, clock update", ""},
    {"TEN-3", "Begin by assuring the customer that you will put it right.", "", ""},
    {"TEN-4", "Offer a real choice: three ways or more.", "command offer-options, command choose", "feared against chosen cost in the report"},
    {"TEN-5", "Never answer with company policy; learn the reason or change the rule.", "", "policy-gap records"},
    {"TEN-6", "Aim to surprise, not only to satisfy.", "command close", "the surprised share in the report"},
    {"TEN-7", "Every mistake is a chance to win a loyal customer.", "command close", "the recovery rate in the report"},
    {"TEN-8", "An angry customer who becomes an advocate is worth the cost: count these.", "command close", "the turned-around in the report"},
    {"TEN-9", "A small gift turns resentment into gratitude.", "", "gift"},
    {"TEN-10", "Unhappy colleagues can't delight customers.", "", "pulse and vent"},
    {"AMAZE-1", "Welcome criticism and ask for it.", "command open", "feedback"},
    {"AMAZE-2", "When the company did wrong, those who answer know first.", "", "incident open"},
    {"AMAZE-3", "Work from a script, so that all say the same.", "command guide, command did, command skip", "incident scripts"},
    {"AMAZE-4", "Begin with a heartfelt apology and take the whole responsibility.", "command guide", ""},
    {"AMAZE-5", "Reach out before they call.", "", "incident reach-out"},
    {"AMAZE-6", "Putting things right is an investment.", "command offer-options", "spend against value kept in the report"},
    {"AMAZE-7", "Listen; then solve it at once or give a plan with a date.", "command respond, command promise", ""},
    {"AMAZE-8", "A complaint is a favour: reward it.", "", "gift and the rewarded share in the report"},
    {"ABC-A", "Act as if a lost customer came out of your own pay.", "command list, command status", "value at stake in the report"},
    {"ABC-B", "Believe the best of people.", "", ""},
    {"ABC-C", "Say a no, or a rule, with tact.", "", ""},
    {"ABC-D", "Don't tell customers that they are wrong.", "", ""},
    {"ABC-E", "Feel with them, and let it shape the reply.", "", ""},
    {"ABC-F", "Find a way to say yes.", "command offer-options", ""},
    {"ABC-G", "Give a small token as a sorry they can hold.", "", "gift"},
    {"ABC-H", "Hurry, as if time ran out.", "command next, command list, command overdue, command remind, clock respond", ""},
    {"ABC-I", "Let the customer help to find the solution.", "command offer-options, command choose", ""},
    {"ABC-J", "Write the name and the details down, so that nobody is asked twice.", "command open, command show, command customer, command merge", ""},
    {"ABC-K", "Keep them informed of how long and how far.", "command acknowledge, command promise, command wait, command remind, clock update", ""},
    {"ABC-L", "Listen: hear them out and restate it.", "command hear", ""},
    {"ABC-M", "Keep a friendly, willing tone.", "", ""},
    {"ABC-N", "Find what serves both sides.", "command offer-options, command choose", "counter-offers"},
    {"ABC-O", "Open the door with open questions.", "command guide", ""},
    {"ABC-P", "Put yourself in their place.", "command guide", ""},
    {"ABC-Q", "Apologize quickly, whoever was at fault.", "command acknowledge", ""},
    {"ABC-R", "How it is handled matters more than what happened.", "command show, command log", "handling causes in the report"},
    {"ABC-S", "Say no softly: lead with what you can do.", "", ""},
    {"ABC-T", "Thank them for telling you.", "command guide", ""},
    {"ABC-U", "Suggest what adds to what they have, after the fix and never before.", "command guide", ""},
    {"ABC-V", "The customer is the reason for the work, not an interruption of it.", "", ""},
    {"ABC-W", "Wow them.", "command close", "the surprised share in the report"},
    {"ABC-X", "Find the cause and mend it at the source.", "command close", "themes"},
    {"ABC-Y", "To them you are the company.", "command take", ""},
    {"ABC-Z", "Find out what they want and need.", "command hear, command offer-options", ""},
    {"KEYS-1", "What they believe is true to them: don't argue, solve.", "", ""},
    {"KEYS-2", "Complaints are told to others; in public they come first.", "command next", ""},
    {"KEYS-3", "Don't pass the customer around.", "command assign, command take", ""},
    {"KEYS-4", "Nearly all is solved without the boss.", "command escalate", "the share in the report"},
    {"KEYS-5", "Ask for feedback at many stages, and act on what you hear three times.", "", "feedback and themes"},
    {"KEYS-6", "Give colleagues somewhere to let off steam other than the customer.", "", "vent"},
    {"KEYS-7", "Admit the mistake.", "", "own"},
    {"KEYS-8", "Promise only what can be kept.", "command promise, command keep, command move, clock promise", "the kept share in the report"},
    {"KEYS-9", "Reviews are the open record of your service.", "", "review"},
    {"KEYS-10", "Let the rare hopeless customer go, soon and fairly.", "", "customer part-ways"},
    {"SURE-0", "Most who leave felt that nobody cared.", "command list", "days of silence in the report"},
    {"SURE-B", "Know the product.", "", "similar and facts"},
    {"SURE-E", "Show an extreme desire to help.", "", ""},
    {"SURE-S", "Show sincere interest, and assume good reasons.", "", ""},
    {"SURE-U", "Understand what they expect.", "command open, command hear", ""},
    {"SURE-R", "Respect how they see it.", "", ""},
    {"SURE-X", "Let those who answer decide.", "command offer-options, command choose", "approvals"},
    {"SURE-C", "Know where things go wrong: process, roles, people, direction, outside.", "command close", "themes"},
    {"CALM-1", "Stay calm and polite.", "", ""},
    {"CALM-2", "See it from their side.", "command guide", ""},
    {"CALM-3", "Thank them sincerely for raising it.", "command guide", ""},
    {"CALM-4", "Listen to understand; some only want to be heard.", "command close", ""},
    {"CALM-5", "Ask for facts and feelings before you answer.", "command hear", ""},
    {"CALM-6", "Find where you agree.", "command guide", ""},
    {"CALM-7", "Be willing, and make the way out look easy.", "", ""},
    {"CALM-8", "Be a person, not a policy.", "", ""},
    {"CALM-9", "Be firm and understanding.", "", ""},
    {"CALM-10", "The supervisor is the last resort.", "command escalate", ""},
});

void add_holders(std::vector<std::string>& into, std::string_view listed) {
    while (!listed.empty()) {
        const auto end = listed.find(", ");
        into.emplace_back(listed.substr(0, end));
        listed = end == std::string_view::npos ? "" : listed.substr(end + 2);
    }
}

bool names(const std::vector<std::string>& rules, std::string_view id) { return std::ranges::find(rules, id) != rules.end(); }

}  // namespace

std::span<const Rule> rules() { return kRules; }

const Rule* find_rule(std::string_view id) {
    const auto found = std::ranges::find(kRules, id, &Rule::id);
    return found == kRules.end() ? nullptr : &*found;
}

std::vector<RuleHeld> held_rules(const Playbook& playbook) {
    std::vector<RuleHeld> all;
    for (const Rule& rule : kRules) {
        RuleHeld& held = all.emplace_back(RuleHeld{&rule, {}, {}});
        for (const Step& step : playbook.steps) {
            if (names(step.rules, rule.id)) held.held_by.push_back(fmt::format("step {}", step.id));
        }
        add_holders(held.held_by, rule.held_by);
        for (const Check& check : playbook.checks) {
            if (names(check.rules, rule.id)) held.held_by.push_back(fmt::format("check {}", check.id));
        }
        if (!rule.to_come.empty()) held.to_come.emplace_back(rule.to_come);
    }
    return all;
}

}  // namespace amends
