// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include <amends/playbook/sharp_words.hpp>

namespace amends {

/// What must stand in a text that has one of these texts in it, made short; nullopt where every text has it or it is too
/// much to look for.
std::optional<AnyOf> clause_of(AnyOf texts, const WordLimits& limits);

/// Where in a text the part of so many bytes begins that is met least often; 0 where the text is not longer.
std::size_t rarest_part(std::string_view text, std::size_t size);

/// How much it tells that a clause stands in a text: the bits of its chance to begin at a place of an ordinary reply.
double worth(const AnyOf& clause);

}  // namespace amends
