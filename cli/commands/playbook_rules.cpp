// SPDX-License-Identifier: MIT
#include <memory>

#include <amends/playbook/rules.hpp>
#include <cli/named_playbook.hpp>
#include <cli/output/pager.hpp>
#include <cli/output/ticket_json.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

std::string joined_text(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
    return text;
}

std::vector<RuleHeld> held_by(const std::optional<std::string>& file, const Context& context) {
    if (!file && context.desk != nullptr) return held_rules(*context.desk->playbook_with_checks());
    return held_rules(read_or_throw(context, named_source(context, file.value_or("abc"))).playbook);
}

int rules(const std::optional<std::string>& file, Context& context) {
    const auto held = held_by(file, context);
    if (context.json()) {
        Json list = Json::array();
        for (const RuleHeld& one : held) {
            list.push_back({{"rule", one.rule->id}, {"title", one.rule->title}, {"held_by", one.held_by}, {"to_come", one.to_come}});
        }
        context.out.write(dump({{"rules", std::move(list)}}));
        return 0;
    }
    const Paged paged{context};
    for (const RuleHeld& one : held) {
        context.out.print("{:<8} {}\n", one.rule->id, one.rule->title);
        context.out.print("         held by: {}\n", one.held_by.empty() ? "nothing yet" : visible_line(joined_text(one.held_by)));
        if (!one.to_come.empty()) context.out.print("         to come: {}\n", visible_line(joined_text(one.to_come)));
    }
    return 0;
}

}  // namespace

Definition define_playbook_rules() {
    auto file = std::make_shared<std::optional<std::string>>();
    return {
        .description = "Lists the 72 rules of recovery with what holds each: steps of the playbook, clocks and commands; and what is "
                       "still to come. A rule that nothing holds says so.",
        .examples = {{"amends playbook rules", "by the desk's playbook"}, {"amends playbook rules starter --json", "by another, for a script"}},
        .rules = "AMAZE-3",
        .options = {optional_argument("FILE", "a playbook by path or name; without it the desk's", *file)},
        .run = [file](Context& context) { return rules(*file, context); },
    };
}

}  // namespace amends::cli
