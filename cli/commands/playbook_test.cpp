// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>

#include <amends/check/trial.hpp>
#include <cli/named_playbook.hpp>
#include <cli/output/junit.hpp>
#include <cli/output/number_of.hpp>
#include <cli/output/ticket_json.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

struct Given {
    std::vector<std::string> files;
    std::optional<std::string> junit;
};

constexpr std::string_view kUnreadable = "playbook";  ///< the kind of result of a playbook that has faults

struct Tested {
    std::vector<TestResult> results;
    std::vector<Problem> problems;
    std::optional<Error> unread;  ///< why the first that could not be read could not
    [[nodiscard]] std::ptrdiff_t failed() const { return std::ranges::count(results, false, &TestResult::ok); }
};

Difference difference_of(const CheckTest& test, const std::string& file, std::string_view expected, std::string_view actual) {
    constexpr std::size_t kShown = 60;  // columns
    return {{file, test.line}, {}, "", fmt::format("\"{}\"", cut(visible_line(test.text), kShown)), std::string{expected}, std::string{actual}};
}

/// The texts that a check should find fault with, or let through, and doesn't.
std::vector<Difference> differences_of(const Check& check, const std::string& file) {
    constexpr std::string_view kFlagged = "flagged";
    constexpr std::string_view kPassed = "let through";
    const CheckTrial finds_fault = trial_of(check);
    std::vector<Difference> differences;
    for (const CheckTest& test : check.flags) {
        if (!finds_fault(test)) differences.push_back(difference_of(test, file, kFlagged, kPassed));
    }
    for (const CheckTest& test : check.passes) {
        if (finds_fault(test)) differences.push_back(difference_of(test, file, kPassed, kFlagged));
    }
    return differences;
}

void add_checks(const Playbook& playbook, const std::string& file, Tested& tested) {
    for (const Check& check : playbook.checks) {
        if (check.flags.empty() && check.passes.empty()) continue;
        tested.results.push_back({playbook.name, "check",
                                  fmt::format("check {}: {} flagged, {} passed", check.id, check.flags.size(), check.passes.size()),
                                  {file, check.line}, differences_of(check, file)});
    }
}

/// What keeps a playbook from being tested fails as a test would: a build server reads nothing else.
void add_problems(const std::string& file, const std::vector<Problem>& problems, Tested& tested) {
    tested.problems.insert(tested.problems.end(), problems.begin(), problems.end());
    if (problems.empty()) return;
    TestResult result{file, std::string{kUnreadable}, "the playbook can be read", {file, problems.front().line}, {}};
    for (const Problem& problem : problems) result.differences.push_back({{problem.file, problem.line}, {}, "", "the playbook", "no fault", problem.message});
    tested.results.push_back(std::move(result));
}

void test_one(const Context& context, const PlaybookSource& source, Tested& tested) {
    const auto read = read_playbook(source, currency_of(context), playbook_finder(context.environment));
    add_problems(source.file, read.problems, tested);
    if (!read.playbook) return;
    const Calendars calendars = or_throw(Calendars::make(read.playbook->calendars));
    add_checks(*read.playbook, source.file, tested);
    Checker checker{check_set_of(*read.playbook)};
    const Currency currency = currency_of(context);
    const Staging staging{*read.playbook, calendars, currency, checker};
    for (const Scenario& scenario : read.scenarios) {
        auto rehearsed = rehearse(scenario, staging);
        tested.results.push_back({read.playbook->name, "scenario", scenario.name, scenario.place, std::move(rehearsed.differences)});
    }
}

Json result_json(const TestResult& result) {
    Json differences = Json::array();
    for (const Difference& one : result.differences) {
        const Json at = one.when.empty() ? Json(nullptr) : Json(to_string(one.at));
        differences.push_back({{"file", one.place.file}, {"line", one.place.line}, {"at", at}, {"when", one.when},
                               {"what", one.what}, {"expected", one.expected}, {"actual", one.actual}});
    }
    return {{"playbook", result.playbook}, {"kind", result.kind}, {"name", result.name}, {"file", result.place.file},
            {"line", result.place.line}, {"ok", result.ok()}, {"differences", std::move(differences)}};
}

void print_json(Context& context, const Tested& tested) {
    Json tests = Json::array();
    for (const TestResult& result : tested.results) tests.push_back(result_json(result));
    Json problems = Json::array();
    for (const Problem& problem : tested.problems) problems.push_back(problem_json(problem));
    const auto passed = static_cast<std::ptrdiff_t>(tested.results.size()) - tested.failed();
    context.out.write(dump({{"passed", passed}, {"failed", tested.failed()}, {"tests", std::move(tests)}, {"problems", std::move(problems)}}));
}

void print_lines(Context& context, const Tested& tested, bool several) {
    for (const TestResult& result : tested.results) {
        if (result.kind == kUnreadable) continue;  // told below, as a compiler would
        const std::string name = visible_line(several ? result.playbook + ": " + result.name : result.name);
        if (result.ok() && !context.globals.quiet) context.out.print("ok {}\n", name);
        if (result.ok()) continue;
        context.out.print("FAILED {} ({}:{})\n", name, visible_line(result.place.file), result.place.line);
        for (const Difference& difference : result.differences) context.out.write(difference_text(difference));
    }
    for (const Problem& problem : tested.problems) context.out.print("{}\n", visible_line(to_string(problem)));
    context.err.print("{}, {} failed\n", number_of(tested.results.size(), "test"), tested.failed());
}

/// What can't even be found fails as a test, too; the others are tested all the same.
void test_named(const Context& context, const std::string& name, Tested& tested) {
    try {
        test_one(context, named_source(context, name), tested);
    } catch (const Error& error) {
        tested.results.push_back({name, std::string{kUnreadable}, "the playbook can be read", {name, 1},
                                  {{{name, 1}, {}, "", "the playbook", "no fault", error.refusal().message}}});
        if (!tested.unread) tested.unread.emplace(error.refusal());
    }
}

int test(const Given& given, Context& context) {
    Tested tested;
    for (const std::string& file : given.files) test_named(context, file, tested);
    if (given.files.empty()) test_one(context, desk_source(context), tested);
    if (given.junit) write_file(*given.junit, junit_xml(tested.results));
    if (context.json()) {
        print_json(context, tested);
    } else {
        print_lines(context, tested, given.files.size() > 1);
    }
    context.out.flush();
    if (tested.unread) throw Error{tested.unread->refusal()};
    if (!tested.problems.empty()) return static_cast<int>(Code::bad_data);
    return tested.failed() > 0 ? 1 : 0;
}

}  // namespace

Definition define_playbook_test() {
    auto given = std::make_shared<Given>();
    return {
        .description =
            "Runs what stands under 'tests:' of playbooks: each scenario on a clock of its own, by the same code that serves the desk, "
            "and the texts that each check must flag and let through. Prints a line a test, and beneath one that fails what was "
            "expected and what came instead. No desk is touched; without a FILE the desk's own playbook is tested.",
        .examples = {{"amends playbook test ours.yaml", "test a playbook before it is adopted"},
                     {"amends playbook test ours.yaml --junit results.xml", "for a build server"},
                     {"amends playbook test abc starter --json", "those that come with amends, for a script"}},
        .exits = {{1, "a test failed"}, {65, "a playbook has faults"}},
        .rules = "AMAZE-3",
        .options = {option("FILE", "FILE", "playbooks by path, by name, or as NAME@VERSION of the desk", given->files),
                    option("--junit", "FILE", "also write the results as JUnit XML", given->junit)},
        .run = [given](Context& context) { return test(*given, context); },
    };
}

}  // namespace amends::cli
