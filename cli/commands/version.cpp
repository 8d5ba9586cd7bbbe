// SPDX-License-Identifier: MIT
#include <cli/command.hpp>
#include <cli/output/ticket_json.hpp>

namespace amends::cli {

Definition define_version() {
    return {
        .description = "Prints the version of the program.",
        .examples = {{"amends version", "the version"}, {"amends version --json", "the same for a script"}},
        .run = [](Context& context) {
            if (context.json()) {
                context.out.write(dump({{"version", AMENDS_VERSION}}));
            } else {
                context.out.print("amends {}\n", AMENDS_VERSION);
            }
            return 0;
        },
    };
}

}  // namespace amends::cli
