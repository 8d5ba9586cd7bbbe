// SPDX-License-Identifier: MIT
#include <array>
#include <memory>

#include <amends/check/trial.hpp>
#include <amends/playbook/rules.hpp>
#include <cli/files.hpp>
#include <cli/output/pager.hpp>
#include <cli/output/table.hpp>
#include <cli/output/ticket_json.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

Json problem_json(const Problem& problem) {
    return {{"file", problem.file}, {"line", problem.line}, {"column", problem.column}, {"message", problem.message},
            {"hint", problem.hint.empty() ? Json(nullptr) : Json(problem.hint)}};
}

/// The desk's currency, or euros where there is no desk: it decides only how many decimals an amount may have.
Currency currency_of(const Context& context) {
    return context.desk != nullptr ? context.desk->currency() : or_throw(Currency::parse("EUR"));
}

int check(const std::vector<std::string>& files, Context& context) {
    std::vector<Problem> problems;
    for (const std::string& file : files) {
        const auto source = find_playbook(context.environment, file);
        auto read = read_playbook(source, currency_of(context), playbook_finder(context.environment), trial_of);
        problems.insert(problems.end(), read.problems.begin(), read.problems.end());
        if (read.playbook && !context.json()) {
            context.err.print("{}: sound: {} steps, {} checks, {} templates\n", visible_line(source.file), read.playbook->steps.size(),
                              read.playbook->checks.size(), read.playbook->templates.size());
        }
    }
    if (context.json()) {
        Json list = Json::array();
        for (const Problem& problem : problems) list.push_back(problem_json(problem));
        context.out.write(dump({{"problems", std::move(list)}}));
    } else {
        for (const Problem& problem : problems) context.out.print("{}\n", visible_line(to_string(problem)));
    }
    return problems.empty() ? 0 : static_cast<int>(Code::bad_data);
}

int adopt(const std::string& file, Context& context) {
    const auto source = find_playbook(context.environment, file);
    const auto adopted = context.desk->adopt(source, playbook_finder(context.environment), acting_of(context));
    if (context.json()) {
        context.out.write(dump({{"playbook", {{"name", adopted.pin.name}, {"version", adopted.pin.version}}}, {"unchanged", adopted.unchanged}}));
    } else {
        context.err.print("playbook '{}' version {} {}\n", visible_line(adopted.pin.name), adopted.pin.version,
                          adopted.unchanged ? "is in force already" : "is in force for tickets opened from now on");
    }
    return 0;
}

int list(Context& context) {
    constexpr auto kColumns = std::to_array<Column>({{"name", "name", true, false, true},
                                                     {"version", "version", true, true, false},
                                                     {"in_force", "in force", true, false, false}});
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : context.desk->playbooks()) {
        rows.push_back({row.name, std::to_string(row.version), context.desk->row().playbook == row.id ? "yes" : ""});
    }
    print_table(context, kColumns, rows, "playbooks");
    return 0;
}

int show(const std::optional<std::string>& name, Context& context) {
    const std::string wanted = name ? *name : context.desk->playbook(std::nullopt)->name;
    const auto text = context.desk->playbook_text(wanted);
    if (!text) throw Error{Code::not_found, fmt::format("no playbook '{}' was adopted", wanted), "amends playbook list"};
    const Paged paged{context};
    context.out.write(context.environment.out_is_terminal ? visible(*text) : *text);
    return 0;
}

std::string joined_text(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
    return text;
}

int rules(const std::optional<std::string>& file, Context& context) {
    const auto read = [&]() -> std::shared_ptr<const Playbook> {
        if (!file && context.desk != nullptr) return context.desk->playbook_with_checks();
        const auto source = find_playbook(context.environment, file.value_or("abc"));
        auto whole = read_playbook(source, currency_of(context), playbook_finder(context.environment));
        if (!whole.playbook) throw Error{Code::bad_data, to_string(whole.problems.front()), "amends playbook check"};
        return std::make_shared<const Playbook>(*std::move(whole.playbook));
    }();
    const auto held = held_rules(*read);
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

Definition define_playbook_check() {
    auto files = std::make_shared<std::vector<std::string>>();
    return {
        .description = "Reads playbooks and reports every fault of each at once, with its file, line and column: unknown keys and "
                       "rules, patterns that don't compile or fail their own tests, templates that can't be filled, calendars "
                       "without working time.",
        .examples = {{"amends playbook check ours.yaml", "check a file"}, {"amends playbook check abc starter", "check those that come with amends"}},
        .exits = {{65, "there are faults"}},
        .rules = "AMAZE-3",
        .options = {argument("FILES", "playbooks by path or name", *files)},
        .run = [files](Context& context) { return check(*files, context); },
    };
}

Definition define_playbook_adopt() {
    auto file = std::make_shared<std::string>();
    return {
        .description = "Makes a playbook the desk's own: checks it, keeps its text under a version number, and holds every ticket "
                       "opened from now on to it. Tickets that are open stay with the version they were opened under.",
        .examples = {{"amends playbook adopt abc", "the playbook that comes with amends"},
                     {"amends playbook adopt ours.yaml", "your own; it may extend another"}},
        .exits = {{4, "its clocks need what this version does not have yet"}, {65, "the playbook has faults"}},
        .rules = "AMAZE-3",
        .options = {argument("FILE", "a playbook by path or name", *file)},
        .run = [file](Context& context) { return adopt(*file, context); },
    };
}

Definition define_playbook_list() {
    return {
        .description = "Lists the playbooks that the desk has adopted, with their versions, and which is in force.",
        .examples = {{"amends playbook list", "what was adopted"}, {"amends playbook list --json", "the same for a script"}},
        .rules = "AMAZE-3",
        .run = [](Context& context) { return list(context); },
    };
}

Definition define_playbook_show() {
    auto name = std::make_shared<std::optional<std::string>>();
    return {
        .description = "Prints the text of an adopted playbook, as it was adopted: the newest version of that name.",
        .examples = {{"amends playbook show", "the one in force"}, {"amends playbook show abc > ours.yaml", "a copy to begin with"}},
        .rules = "AMAZE-3",
        .options = {optional_argument("NAME", "its name; without it the one in force", *name)},
        .run = [name](Context& context) { return show(*name, context); },
    };
}

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
