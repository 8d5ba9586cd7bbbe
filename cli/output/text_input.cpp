// SPDX-License-Identifier: MIT
#include <cli/output/text_input.hpp>

#include <amends/base/error.hpp>
#include <cli/files.hpp>
#include <cli/output/editor.hpp>

namespace amends::cli {

std::vector<Option> text_options(TextInput& into) {
    return {option("-m,--message", "TEXT", "the text; several become paragraphs", into.message),
            option("-F,--file", "FILE", "the text from a file; - is standard input", into.file)};
}

Text take_text(Context& context, const TextInput& input, const EditorDraft& draft) {
    if (!input.message.empty() && input.file) throw Error{Code::usage, "-m and -F exclude each other"};
    if (input.file) return or_throw(Text::from(read_file(*input.file))).trimmed();
    if (!input.message.empty()) {
        std::string text;
        for (const std::string& paragraph : input.message) text += (text.empty() ? "" : "\n\n") + paragraph;
        return or_throw(Text::from(std::move(text))).trimmed();
    }
    if (!context.may_ask()) {
        throw Error{Code::usage, "there is no text", "give it with -m TEXT, with -F FILE, or from a pipe with -F -"};
    }
    return edit(context, draft);
}

}  // namespace amends::cli
