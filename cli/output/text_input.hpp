// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <amends/base/text.hpp>
#include <cli/context.hpp>
#include <cli/option.hpp>

namespace amends::cli {

/// How a text was given: -m (several are paragraphs), or -F, where `-` is standard input.
struct TextInput {
    std::vector<std::string> message;
    std::optional<std::string> file;
    [[nodiscard]] bool given() const { return !message.empty() || file.has_value(); }
};
std::vector<Option> text_options(TextInput& into);

/// What an editor begins with: a text, and below a scissors line what it is about.
struct EditorDraft {
    Text text;
    std::vector<std::string> about;
};

/// The text: from -m, -F, an editor where somebody can be asked, or standard input where that is no terminal. Throws
/// Error: {usage} where there is none, {bad_data} where it is no text, {io}.
Text take_text(Context& context, const TextInput& input, const EditorDraft& draft);

}  // namespace amends::cli
