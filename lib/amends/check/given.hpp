// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace amends {

// What a customer gave, in words that are plain and in lower case. Each is read from how it is written, in any language, and
// rather not found than found in what is none.

/// An address with a domain: `@name` alone is none.
bool gave_email(std::string_view heard);

/// Digits in groups as telephones have them: with `+`, `0` or a bracket before them or ten in all, and no date.
bool gave_phone(std::string_view heard);

/// A number of that kind, as `order` stands shortly before one of four digits or more; no date and no sum of money.
bool gave_number(std::string_view heard, std::string_view noun);

/// The name of a thing, as `model` stands before `xr-500`, or before a colon.
bool gave_name_of(std::string_view heard, std::string_view noun);

}  // namespace amends
