// SPDX-License-Identifier: MIT
#pragma once

#include <amends/base/text.hpp>
#include <cli/output/text_input.hpp>

namespace amends::cli {

/// Lets the user write a text in $VISUAL, $EDITOR, the configured editor, or vi. What stands below the scissors line is
/// dropped. Throws Error: {usage} when the text is empty, {io} when the editor failed.
Text edit(Context& context, const EditorDraft& draft);

}  // namespace amends::cli
