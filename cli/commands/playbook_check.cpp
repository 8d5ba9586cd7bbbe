// SPDX-License-Identifier: MIT
#include <memory>

#include <amends/check/trial.hpp>
#include <cli/named_playbook.hpp>
#include <cli/output/number_of.hpp>
#include <cli/output/ticket_json.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

int check(const std::vector<std::string>& files, Context& context) {
    std::vector<Problem> problems;
    for (const std::string& file : files) {
        const auto source = find_playbook(context.environment, file);
        auto read = read_playbook(source, currency_of(context), playbook_finder(context.environment), trial_of);
        problems.insert(problems.end(), read.problems.begin(), read.problems.end());
        if (read.playbook && !context.json()) {
            const Playbook& playbook = *read.playbook;
            context.err.print("{}: sound: {}, {}, {}\n", visible_line(source.file), number_of(playbook.steps.size(), "step"),
                              number_of(playbook.checks.size(), "check"), number_of(playbook.templates.size(), "template"));
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

}  // namespace amends::cli
