// SPDX-License-Identifier: MIT
#include <memory>

#include <cli/input.hpp>
#include <cli/output/number_of.hpp>
#include <cli/output/progress.hpp>
#include <cli/output/ticket_json.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

constexpr std::string_view kExportMark = "{\"amends_export\":";

struct Given {
    std::string file;
    std::vector<std::string> map;
    bool strict = false;
};

bool is_json(const std::string& file, Input& input) {
    if (file.ends_with(".jsonl") || file.ends_with(".ndjson")) return true;
    return !file.ends_with(".csv") && input.begins_with("{");
}

int report(Context& context, const ImportReport& report) {
    if (context.json()) {
        context.out.write(dump({{"imported", report.imported}, {"skipped", report.skipped}, {"failed", report.failed}}));
    } else {
        context.err.print("{} imported, {} there already, {} could not be read\n", report.imported, report.skipped,
                          report.failed);
    }
    return report.failed == 0 ? 0 : static_cast<int>(Code::bad_data);
}

int restore(Context& context, Input& input) {
    JsonRows lines{input.reader()};
    const auto events = context.desk->restore([&] { return lines.line(); });
    if (context.json()) {
        context.out.write(dump({{"restored", events}}));
    } else {
        context.err.print("{} restored\n", number_of(events, "event"));
    }
    return 0;
}

int import(const Given& given, Context& context) {
    Input input{given.file};
    if (input.begins_with(kExportMark)) return restore(context, input);
    Progress progress{context};
    const ImportWatch watch{
        .on_problem = [&](int line, const std::string& problem) {
            progress.clear();
            context.err.print("{}:{}: {}\n", visible_line(given.file), line, visible_line(problem));
        },
        .on_progress = [&](std::int64_t rows) { progress.show(rows, "rows"); },
    };
    const auto strictness = given.strict ? Strictness::strict : Strictness::lenient;
    const auto run = [&](auto& rows, const std::vector<std::string>& columns) {
        const Mapping mapping = or_throw(Mapping::parse(given.map, columns));
        const auto done = context.desk->import_rows([&] { return rows.next(); }, mapping, strictness, context.zone(),
                                                    watch, acting_of(context));
        progress.clear();
        return report(context, done);
    };
    if (is_json(given.file, input)) {
        JsonRows rows{input.reader()};
        return run(rows, {});
    }
    CsvRows rows{input.reader()};
    auto columns = rows.header();
    if (!columns) throw Error{Code::bad_data, fmt::format("'{}': {}", given.file, columns.error().message)};
    return run(rows, *columns);
}

}  // namespace

Definition define_import() {
    auto given = std::make_shared<Given>();
    return {
        .description =
            "Takes complaints in from a table: comma-separated values with a header, or one JSON object a line. Columns are mapped to "
            "fields by --map; one that is called like a field needs none. Dates stay as they were, and history triggers nothing by "
            "itself. With a 'key' column, rows that are there already are passed over, so that an import that was interrupted is "
            "simply run again. Rows that can't be read are named with their line, and the others are kept; --strict stops at the "
            "first and imports nothing. The file of 'amends export' is restored whole into a fresh desk.\n\n"
            "Fields: key subject text received customer email phone channel mood priority value wants cause status owner closed "
            "outcome kind.",
        .examples = {{"amends import old.csv --map complaint_id=key --map narrative=text --map date=received", "a table from elsewhere"},
                     {"amends import desk.jsonl", "restore an export into a fresh desk"},
                     {"zcat old.csv.gz | amends import - --strict", "from another program, all or nothing"}},
        .exits = {{4, "an export is to be restored, and the desk is not fresh"}, {65, "rows could not be read; the others were imported"}},
        .rules = "ABC-J",
        .options = {argument("FILE", "the table; - is standard input", given->file),
                    option("--map", "COLUMN=FIELD", "which column gives which field; give it for each", given->map),
                    flag("--strict", "stop at the first bad row, and import nothing", given->strict)},
        .run = [given](Context& context) { return import(*given, context); },
    };
}

}  // namespace amends::cli
