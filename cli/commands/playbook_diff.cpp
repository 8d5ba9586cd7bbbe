// SPDX-License-Identifier: MIT
#include <memory>

#include <amends/rehearsal/changes.hpp>
#include <cli/named_playbook.hpp>
#include <cli/output/pager.hpp>
#include <cli/output/ticket_json.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

struct Given {
    std::string from, to;
    bool exit_code = false;
};

Json change_json(const Change& change) {
    const auto or_null = [](const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); };
    return {{"section", change.section}, {"subject", change.subject}, {"change", to_string(change.kind)},
            {"aspect", or_null(change.aspect)},
            {"before", change.kind == ChangeKind::added ? Json(nullptr) : Json(change.before)},
            {"after", change.kind == ChangeKind::removed ? Json(nullptr) : Json(change.after)}};
}

void print_change(Context& context, const Change& change) {
    const std::string subject = visible_line(change.subject);
    const std::string before = visible_line(change.before);
    const std::string after = visible_line(change.after);
    constexpr std::size_t kOnOneLine = 60;
    switch (change.kind) {
        case ChangeKind::added: context.out.print("  new: {}{}{}\n", subject, after.empty() ? "" : "; ", after); return;
        case ChangeKind::removed: context.out.print("  gone: {}\n", subject); return;
        case ChangeKind::changed: break;
    }
    if (width(before) + width(after) <= kOnOneLine) {
        context.out.print("  {}, {}: {} → {}\n", subject, change.aspect, before, after);
    } else {
        context.out.print("  {}, {}:\n    - {}\n    + {}\n", subject, change.aspect, before, after);
    }
}

void print_changes(Context& context, const std::vector<Change>& found) {
    const Paged paged{context};
    std::string_view section;
    for (const Change& change : found) {
        if (change.section != section) context.out.print("{}\n", change.section);
        section = change.section;
        print_change(context, change);
    }
}

int diff(const Given& given, Context& context) {
    const auto from = read_or_throw(context, named_source(context, given.from));
    const auto to = read_or_throw(context, named_source(context, given.to));
    const auto found = changes(from.playbook, to.playbook, currency_of(context));
    if (context.json()) {
        Json list = Json::array();
        for (const Change& change : found) list.push_back(change_json(change));
        context.out.write(dump({{"changes", std::move(list)}}));
    } else {
        print_changes(context, found);
        if (found.empty()) context.err.write("nothing changes for an agent\n");
    }
    return given.exit_code && !found.empty() ? 1 : 0;
}

}  // namespace

Definition define_playbook_diff() {
    auto given = std::make_shared<Given>();
    return {
        .description = "Says in words what changes for an agent from one playbook to another: clocks, reminders, limits, ways to put "
                       "things right, steps, checks, letters, causes. Each is a file, a name, or NAME@VERSION of the desk.",
        .examples = {{"amends playbook diff abc ours.yaml", "what your own playbook does otherwise"},
                     {"amends playbook diff abc@1 abc@2", "what came with the new version"},
                     {"amends playbook diff abc@2 abc --exit-code", "whether the one that ships is newer, for a script"}},
        .exits = {{1, "--exit-code, and something changes"}, {65, "a playbook has faults"}},
        .rules = "AMAZE-3",
        .options = {argument("FROM", "a playbook by path, by name, or as NAME@VERSION", given->from),
                    argument("TO", "another", given->to), flag("--exit-code", "exit 1 if anything changes", given->exit_code)},
        .run = [given](Context& context) { return diff(*given, context); },
    };
}

}  // namespace amends::cli
