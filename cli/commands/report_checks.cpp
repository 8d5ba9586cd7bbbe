// SPDX-License-Identifier: MIT
#include <array>
#include <memory>

#include <amends/base/error.hpp>
#include <amends/insight/check_report.hpp>
#include <cli/output/table.hpp>
#include <cli/output/ticket_json.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

constexpr auto kColumns = std::to_array<Column>({{"check", "check", true, false, true},
                                                 {"rule", "rule"},
                                                 {"findings", "findings", true, true, false, Value::number},
                                                 {"answers", "answers", true, true, false, Value::number},
                                                 {"waivers", "waived", true, true, false, Value::number},
                                                 {"changed", "changed", true, true, false, Value::number}});

constexpr int kBatch = 500;  ///< events, read at one moment

/// Reads the journal a batch at a time, so that years of work need no more memory than a day.
CheckReport report_of(Desk& desk, std::optional<Instant> since) {
    CheckReport report;
    EventId after{};
    for (auto entries = desk.journal_after(after, kBatch); !entries.empty(); entries = desk.journal_after(after, kBatch)) {
        for (const store::Entry& entry : entries) {
            const bool counts = CheckReport::counts(entry.record.kind) && !(since && entry.at < *since);
            if (counts) report.add(or_throw(from_record(entry.record)));
        }
        after = entries.back().seq;
    }
    return report;
}

Json count_json(const CheckCount& count) {
    return {{"check", count.check},     {"rule", count.rule},       {"findings", count.findings},
            {"answers", count.answers}, {"waivers", count.waivers}, {"changed", count.changed}};
}

void print_json(Context& context, const std::vector<CheckCount>& counts) {
    Json list = Json::array();
    for (const CheckCount& count : counts) list.push_back(count_json(count));
    if (context.globals.format == Format::json) return context.out.write(dump({{"checks", std::move(list)}}));
    for (const Json& line : list) context.out.write(dump(line));
}

void print_counts(Context& context, const std::vector<CheckCount>& counts) {
    std::vector<std::vector<std::string>> rows;
    rows.reserve(counts.size());
    for (const CheckCount& count : counts) {
        rows.push_back({count.check, count.rule, std::to_string(count.findings), std::to_string(count.answers),
                        std::to_string(count.waivers), std::to_string(count.changed)});
    }
    print_table(context, kColumns, rows, "checks");
}

int report_checks(const std::optional<Instant>& since, Context& context) {
    const auto counts = report_of(*context.desk, since).by_findings();
    if (context.json() && context.globals.fields.empty()) {
        print_json(context, counts);
        return 0;
    }
    print_counts(context, counts);
    if (counts.empty() && context.globals.format == Format::table) context.err.write("the checks found nothing in any answer\n");
    return 0;
}

}  // namespace

Definition define_report_checks() {
    auto since = std::make_shared<std::optional<Instant>>();
    return {
        .description =
            "Counts for each check of the playbooks what it found in answers: in how many places, in how many answers, how many of "
            "those were sent all the same for a reason (--waive, --force), and how many were changed in the editor until it found "
            "nothing. A check that is waived more often than it is heeded is one to mend in the playbook. Hints are not counted, nor "
            "a draft that was refused and never sent.",
        .examples = {{"amends report checks", "of the whole history, the most findings first"},
                     {"amends report checks --since 2026-01-01 --json", "of answers since then, for a script"}},
        .rules = "TEN-5, AMAZE-3",
        .options = {option("--since", "TIME", "only answers that were recorded since then", *since)},
        .columns = kColumns,
        .run = [since](Context& context) { return report_checks(*since, context); },
    };
}

}  // namespace amends::cli
