// SPDX-License-Identifier: MIT
#include <cli/man.hpp>

#include <cctype>

#include <cli/globals.hpp>
#include <cli/help.hpp>

namespace amends::cli {
namespace {

/// Text that roff prints as it stands.
std::string escaped(std::string_view text) {
    std::string safe;
    for (const char byte : text) {
        if (byte == '\\') {
            safe += "\\e";
        } else if (byte == '-') {
            safe += "\\-";
        } else {
            if ((byte == '.' || byte == '\'') && (safe.empty() || safe.back() == '\n')) safe += "\\&";
            safe += byte;
        }
    }
    return safe;
}

std::string page_name(std::string_view command) {
    std::string name = command.empty() ? "amends" : fmt::format("amends-{}", command);
    for (char& byte : name) {
        if (byte == ' ') byte = '-';
    }
    return name;
}

std::string upper(std::string text) {
    for (char& byte : text) byte = static_cast<char>(std::toupper(static_cast<unsigned char>(byte)));
    return text;
}

void print_head(Sink& out, std::string_view command, std::string_view summary) {
    const std::string name = page_name(command);
    out.print(".TH {} 1 \"\" \"amends {}\"\n.SH NAME\n{} \\- {}\n", upper(name), AMENDS_VERSION, escaped(name), escaped(summary));
}

void print_options(Sink& out, const std::vector<Option>& options) {
    for (const Option& option : options) {
        out.print(".TP\n.B {}", escaped(option.name));
        if (!option.positional() && !option.flag()) out.print(" \\fI{}\\fR", escaped(option.value));
        out.print("\n{}\n", escaped(meaning_of(option)));
    }
}

void print_command_page(const Command& command, Sink& out) {
    const Definition definition = command.define();
    print_head(out, command.name, command.summary);
    out.print(".SH SYNOPSIS\n.B {}\n.SH DESCRIPTION\n{}\n", escaped(usage_of(command, definition)), escaped(definition.description));
    if (!definition.options.empty()) out.write(".SH OPTIONS\n");
    print_options(out, definition.options);
    if (!definition.columns.empty()) out.write(".SH COLUMNS\n");
    for (const Column& column : definition.columns) out.print("{}\n.br\n", escaped(column.name));
    out.write(".SH EXAMPLES\n");
    for (const Example& example : definition.examples) out.print(".TP\n{}\n{}\n", escaped(example.line), escaped(example.does));
    out.write(".SH EXIT STATUS\n");
    for (const ExitNote& note : exit_notes(definition)) out.print(".TP\n{}\n{}\n", note.code, escaped(note.when));
    out.write(".SH SEE ALSO\n.BR amends (1)\n");
}

}  // namespace

int print_man(const Command* command, Sink& out) {
    if (command != nullptr) {
        print_command_page(*command, out);
        return 0;
    }
    print_head(out, "", "handle complaints by the book");
    out.write(".SH SYNOPSIS\n.B amends\n.I command\n.RI [ options ]\n.SH COMMANDS\n");
    for (const Command& one : commands()) out.print(".TP\n.B {}\n{}\n", escaped(one.name), escaped(one.summary));
    out.write(".SH OPTIONS\n");
    TypedGlobals ignored;
    print_options(out, global_options(ignored));
    for (const Topic& topic : topics()) out.print(".SH {}\n.nf\n{}\n.fi\n", upper(std::string{topic.name}), escaped(topic.text));
    return 0;
}

}  // namespace amends::cli
