// SPDX-License-Identifier: MIT
#pragma once

#include <amends/base/text.hpp>
#include <cli/output/text_input.hpp>

namespace amends::cli {

/// Lets the user write a text in $VISUAL, $EDITOR, the configured editor, or vi. What stands below the scissors line is
/// dropped. The text stays in the file `context.unsent_text` until `forget_text`. Throws Error: {usage} when the text is
/// empty, {io} when the editor failed.
Text edit(Context& context, const EditorDraft& draft);

/// Removes the file of a text that was sent, if there is one.
void forget_text(Context& context);

}  // namespace amends::cli
