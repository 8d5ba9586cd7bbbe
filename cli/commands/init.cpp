// SPDX-License-Identifier: MIT
#include <filesystem>
#include <memory>

#include <cli/files.hpp>
#include <cli/output/ticket_json.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

struct Given {
    std::string playbook = "abc";
    std::string currency = "EUR";
    bool shared = false;
};

int init(const Given& given, Context& context) {
    const std::string& file = context.globals.desk_file;
    const auto folder = std::filesystem::path{file}.parent_path();
    std::error_code error;
    if (!folder.empty()) std::filesystem::create_directories(folder, error);
    if (error) throw Error{Code::io, fmt::format("can't make '{}': {}", folder.string(), error.message())};
    const Founding founding{.currency = given.currency,
                            .playbook = find_playbook(context.environment, given.playbook),
                            .find = playbook_finder(context.environment),
                            .sharing = given.shared ? store::Sharing::group : store::Sharing::owner_only};
    Desk::create(file, founding, acting_of(context));
    if (context.json()) {
        context.out.write(dump({{"desk", file}, {"playbook", given.playbook}, {"currency", given.currency}}));
        return 0;
    }
    context.err.print("desk '{}' is ready: playbook '{}', currency {}\n", visible_line(file), visible_line(given.playbook), given.currency);
    if (context.environment.err_is_terminal) context.err.write("next: amends open SUBJECT --customer NAME\n");
    return 0;
}

}  // namespace

Definition define_init() {
    auto given = std::make_shared<Given>();
    return {
        .description =
            "Makes a desk: one file that holds the tickets, and adopts a playbook. Nothing else ever makes one, so that a mistyped "
            "path in a script fails instead of starting an empty desk. --shared lets the group of its folder use it.",
        .examples = {{"amends init", "a desk at the usual place, by the ABC playbook"},
                     {"amends --db team.db init --shared --currency USD", "a desk for a team, in dollars"}},
        .exits = {{4, "there is a desk already"}, {65, "the playbook has faults, or another file is there"}},
        .rules = "TEN-1",
        .options = {option("--playbook", "NAME", "a playbook by name or path (abc)", given->playbook),
                    option("--currency", "CODE", "the currency of all amounts (EUR)", given->currency),
                    flag("--shared", "let the group use it: 0660, and 2770 on its folder", given->shared)},
        .run = [given](Context& context) { return init(*given, context); },
    };
}

}  // namespace amends::cli
