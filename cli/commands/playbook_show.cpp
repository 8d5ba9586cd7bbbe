// SPDX-License-Identifier: MIT
#include <memory>

#include <cli/named_playbook.hpp>
#include <cli/output/pager.hpp>
#include <cli/output/ticket_json.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

int show(const std::optional<std::string>& name, Context& context) {
    const AdoptedText adopted = name ? adopted_text(context, *name) : context.desk->adopted_text(context.desk->row().playbook);
    if (context.json()) {
        context.out.write(dump({{"playbook", {{"name", adopted.pin.name}, {"version", adopted.pin.version}, {"text", adopted.text}}}}));
        return 0;
    }
    const Paged paged{context};
    context.out.write(context.environment.out_is_terminal ? visible(adopted.text) : adopted.text);
    return 0;
}

}  // namespace

Definition define_playbook_show() {
    auto name = std::make_shared<std::optional<std::string>>();
    return {
        .description = "Prints the text of an adopted playbook, as it was adopted: the newest version of that name, or "
                       "the one that NAME@VERSION names.",
        .examples = {{"amends playbook show", "the one in force"}, {"amends playbook show abc > ours.yaml", "a copy to begin with"},
                     {"amends playbook show abc@1", "an earlier version"}},
        .rules = "AMAZE-3",
        .options = {optional_argument("NAME", "its name; without it the one in force", *name)},
        .run = [name](Context& context) { return show(*name, context); },
    };
}

}  // namespace amends::cli
