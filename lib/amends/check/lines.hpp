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

/// The agent's own paragraphs, in order: without what the customer wrote (`> …`, all below `On … wrote:`) and without the
/// signature. Joins the lines of a wrapped paragraph in `plain`.
std::vector<Paragraph> own_paragraphs(PlainText& plain);

}  // namespace amends
