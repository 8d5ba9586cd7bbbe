// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include <amends/check/plain_text.hpp>

namespace amends {

/// A paragraph in the agent's own words: one line, or several that were wrapped.
struct Paragraph {
    Stretch place;
    bool list_item = false;
    bool greeting = false;
};

/// A line in the agent's own words.
struct OwnLine {
    Stretch place;
    bool behind_gap = false;  ///< an empty line or a quote stands before it
};

/// Reads the agent's own paragraphs off texts, one after another.
class ParagraphReader {
public:
    /// They, in order: without what the customer wrote (`> …`, all below `On … wrote:` or the head of a quoted mail) and without
    /// the signature and what stands below it. Joins the lines of a wrapped paragraph in `plain`. They stay until the next call.
    const std::vector<Paragraph>& read(PlainText& plain);

private:
    std::vector<OwnLine> lines_;
    std::vector<Paragraph> paragraphs_;
};

}  // namespace amends
