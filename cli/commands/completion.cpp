// SPDX-License-Identifier: MIT
#include <array>
#include <memory>

#include <amends/base/error.hpp>
#include <cli/command.hpp>
#include <cli/globals.hpp>

namespace amends::cli {

enum class Shell { bash, zsh, fish };

}  // namespace amends::cli

namespace amends {
template <>
struct Vocabulary<cli::Shell> {
    static constexpr std::string_view kName = "shell";
    static constexpr auto kWords = std::to_array<std::string_view>({"bash", "zsh", "fish"});
};
}  // namespace amends

namespace amends::cli {
namespace {

std::vector<std::string> names_of(const std::vector<Option>& options) {
    std::vector<std::string> names;
    for (const Option& option : options) {
        if (option.positional()) continue;
        const auto comma = option.name.find(',');
        names.emplace_back(comma == std::string_view::npos ? option.name : option.name.substr(comma + 1));
    }
    return names;
}

std::string words_for(const Command& command) {
    std::string all;
    TypedGlobals ignored;
    for (const std::string& name : names_of(command.define().options)) all += name + " ";
    for (const std::string& name : names_of(global_options(ignored))) all += name + " ";
    return all;
}

/// Bash's completion serves zsh too, through its own bridge.
void print_bash(Sink& out) {
    std::string first;
    for (const Command& command : commands()) {
        const auto word = command.name.substr(0, command.name.find(' '));
        if (first.find(fmt::format(" {} ", word)) == std::string::npos) first += fmt::format(" {} ", word);
    }
    out.print("_amends() {{\n    local word=${{COMP_WORDS[COMP_CWORD]}} words=\"{}\"\n", first);
    out.write("    case \"${COMP_WORDS[1]} ${COMP_WORDS[2]}\" in\n");
    for (const Command& command : commands()) {
        if (command.name.find(' ') != std::string_view::npos) out.print("    '{}') words='{}' ;;\n", command.name, words_for(command));
    }
    out.write("    *) case \"${COMP_WORDS[1]}\" in\n");
    for (const Command& command : commands()) {
        if (command.name.find(' ') == std::string_view::npos) out.print("    {}) [ $COMP_CWORD -gt 1 ] && words='{}' ;;\n", command.name, words_for(command));
    }
    std::string family;
    std::string seconds;
    const auto finish_family = [&] {
        if (!family.empty()) out.print("    {}) [ $COMP_CWORD -eq 2 ] && words='{}' ;;\n", family, seconds);
        seconds.clear();
    };
    for (const Command& command : commands()) {
        const auto space = command.name.find(' ');
        if (space == std::string_view::npos) continue;
        if (family != command.name.substr(0, space)) {
            finish_family();
            family = command.name.substr(0, space);
        }
        seconds += fmt::format("{} ", command.name.substr(space + 1));
    }
    finish_family();
    out.write("    esac ;;\n    esac\n    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n}\ncomplete -o default -F _amends amends\n");
}

void print_fish(Sink& out) {
    for (const Command& command : commands()) {
        const auto space = command.name.find(' ');
        const auto first = command.name.substr(0, space);
        if (space == std::string_view::npos) {
            out.print("complete -c amends -n __fish_use_subcommand -a {} -d '{}'\n", first, command.summary);
        } else {
            out.print("complete -c amends -n '__fish_seen_subcommand_from {}' -a {} -d '{}'\n", first, command.name.substr(space + 1), command.summary);
        }
        for (const std::string& name : names_of(command.define().options)) {
            out.print("complete -c amends -n '__fish_seen_subcommand_from {}' -l {}\n", first, name.substr(name.find_first_not_of('-')));
        }
    }
}

}  // namespace

Definition define_completion() {
    auto shell = std::make_shared<Shell>(Shell::bash);
    return {
        .description = "Prints the completions of commands and options for a shell. Put it into the file that your shell reads.",
        .examples = {{"amends completion bash > ~/.local/share/bash-completion/completions/amends", "for bash"},
                     {"amends completion fish > ~/.config/fish/completions/amends.fish", "for fish"}},
        .options = {argument("SHELL", "which shell", *shell)},
        .run = [shell](Context& context) {
            if (*shell == Shell::fish) {
                print_fish(context.out);
                return 0;
            }
            if (*shell == Shell::zsh) context.out.write("autoload -U +X bashcompinit && bashcompinit\n");
            print_bash(context.out);
            return 0;
        },
    };
}

}  // namespace amends::cli
