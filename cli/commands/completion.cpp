// SPDX-License-Identifier: MIT
#include <array>
#include <memory>

#include <amends/base/error.hpp>
#include <cli/command.hpp>
#include <cli/globals.hpp>
#include <cli/output/ticket_json.hpp>

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

std::string_view first_word(const Command& command) { return command.name.substr(0, command.name.find(' ')); }
bool has_two_words(const Command& command) { return command.name.find(' ') != std::string_view::npos; }

/// The first words of all commands, each once and in order.
std::vector<std::string_view> first_words() {
    std::vector<std::string_view> words;
    for (const Command& command : commands()) {
        if (words.empty() || words.back() != first_word(command)) words.push_back(first_word(command));
    }
    return words;
}

/// What can follow a first word: second words, or the options of the command.
std::string followers(std::string_view word) {
    std::string all;
    for (const Command& command : commands()) {
        if (first_word(command) != word) continue;
        if (!has_two_words(command)) return words_for(command);
        all += fmt::format("{} ", command.name.substr(word.size() + 1));
    }
    return all;
}

/// Bash's completion serves zsh too, through its own bridge.
std::string bash_script() {
    std::string script = "_amends() {\n    local word=${COMP_WORDS[COMP_CWORD]} words=\"";
    for (const auto word : first_words()) script += fmt::format("{} ", word);
    script += "\"\n    if [ $COMP_CWORD -gt 1 ]; then case \"${COMP_WORDS[1]} ${COMP_WORDS[2]}\" in\n";
    for (const Command& command : commands()) {
        if (has_two_words(command)) script += fmt::format("    '{}') words='{}' ;;\n", command.name, words_for(command));
    }
    for (const auto word : first_words()) script += fmt::format("    '{} '*) words='{}' ;;\n", word, followers(word));
    script += "    esac; fi\n    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n}\ncomplete -o default -F _amends amends\n";
    return script;
}

std::string fish_script() {
    std::string script;
    for (const Command& command : commands()) {
        const auto space = command.name.find(' ');
        const auto first = command.name.substr(0, space);
        if (space == std::string_view::npos) {
            script += fmt::format("complete -c amends -n __fish_use_subcommand -a {} -d '{}'\n", first, command.summary);
        } else {
            script += fmt::format("complete -c amends -n '__fish_seen_subcommand_from {}' -a {} -d '{}'\n", first, command.name.substr(space + 1), command.summary);
        }
        for (const std::string& name : names_of(command.define().options)) {
            script += fmt::format("complete -c amends -n '__fish_seen_subcommand_from {}' -l {}\n", first, name.substr(name.find_first_not_of('-')));
        }
    }
    return script;
}

std::string script_for(Shell shell) {
    if (shell == Shell::fish) return fish_script();
    return (shell == Shell::zsh ? "autoload -U +X bashcompinit && bashcompinit\n" : "") + bash_script();
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
            const std::string script = script_for(*shell);
            if (context.json()) {
                context.out.write(dump({{"completion", {{"shell", to_string(*shell)}, {"script", script}}}}));
            } else {
                context.out.write(script);
            }
            return 0;
        },
    };
}

}  // namespace amends::cli
