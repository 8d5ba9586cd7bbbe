// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include <amends/check/sight.hpp>
#include <amends/check/situation.hpp>

namespace amends {

/// Where the patterns of a check stand on the shelf.
struct CheckPatterns {
    PatternRange flag, unless, not_after, reason, need, not_as, said, unsaid;
};

/// A check that looks at a draft, and all that it may look at.
struct Examination {
    const Check& check;
    const CheckPatterns& patterns;
    const Draft& draft;
    const Situation& situation;
    std::string_view heard;  ///< what the customer wrote, plain and in lower case
    Sight& sight;            ///< how the patterns look at the draft
    int options_at_least = 3;
};

/// The stretches that a check's flags find fault with, in order, none overlapping; at most kMostFindings.
std::vector<Stretch> flagged(const Examination& examination);

/// Whether what the check needs stands nowhere in the draft.
bool is_missed(const Examination& examination);

/// Whether it is so that the check's state applies at all.
bool state_applies(const Check& check, const Situation& situation);
/// Whether a flagged match is one by what is on record: an unpromised time, something that was asked before.
bool state_confirms(const Examination& examination, const Match& match);
/// Whether a match asks for what the customer gave, what is on record, or what an earlier reply asked for.
bool was_asked(const Examination& examination, const Match& match);
/// Whether the check's state may find fault where no word of the check stands.
bool finds_without_words(const Check& check);
/// What a state that needs no flag finds: whether there is a fault.
bool state_finds_fault(const Examination& examination);

/// Plain and in lower case, in one line.
std::string plain_lower(std::string_view text);
/// The same of a text that is plain.
std::string in_one_line(std::string plain);

}  // namespace amends
