// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include <amends/desk/desk.hpp>
#include <cli/context.hpp>
#include <cli/files.hpp>

namespace amends::cli {

/// The desk's currency, or euros where there is no desk: it decides only how many decimals an amount may have.
Currency currency_of(const Context& context);

/// The text of `NAME` (its newest version) or `NAME@VERSION` as the desk adopted it. Throws Error: {not_found} there is none,
/// or no desk; {usage} a version that is no number.
AdoptedText adopted_text(const Context& context, const std::string& name);

/// The playbook that is named: a path, `NAME@VERSION` of the desk, a playbook that comes with amends, or else one that the
/// desk has adopted. An adopted text is called `NAME@VERSION` where its places are named. Throws Error{not_found}.
PlaybookSource named_source(const Context& context, const std::string& name);

/// The text that the desk holds its new tickets to. Throws Error{not_found} where there is no desk.
PlaybookSource desk_source(const Context& context);

/// A playbook without a fault.
struct SoundPlaybook {
    Playbook playbook;
    KeyLines lines;
};

/// Reads a playbook that has to be sound. Throws Error{bad_data} with its first fault.
SoundPlaybook read_or_throw(const Context& context, const PlaybookSource& source);

nlohmann::ordered_json problem_json(const Problem& problem);

}  // namespace amends::cli
