// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include <amends/check/finding.hpp>
#include <cli/context.hpp>
#include <cli/output/ticket_json.hpp>

namespace amends::cli {

/// As compilers print them: `draft:3:14: error: … [no-company-policy TEN-5]`, on a terminal with the words and a line of
/// carets under them, and what to say instead.
void print_findings(Sink& sink, std::string_view name, std::string_view text, const Findings& findings, bool for_people);

/// One line each, as comments in an editor.
std::vector<std::string> finding_lines(const Findings& findings);

/// `{"check":…,"rule":…,"level":…,"line":…,"column":…,"offset":…,"length":…,"message":…,"instead":…,"labels":[…]}`
Json finding_json(const Finding& finding);

/// A list of them, in their order.
Json findings_json(const Findings& findings);

/// True where one of the findings is an error.
bool any_error(const Findings& findings);

}  // namespace amends::cli
