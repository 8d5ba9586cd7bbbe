// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include <amends/desk/desk.hpp>

namespace amends {

/// The customer that an id (`3`), an e-mail address, or a name stands for; nullopt for a new one. A name goes to a customer
/// without an address when `email` is known to nobody: a namesake with another address is somebody else. Throws Error:
/// {not_found} an id that nobody has, {usage} a name that several have.
std::optional<CustomerRow> find_customer(store::Tables& tables, const std::string& name_or_id, const std::string& email);

/// The same, but makes a new customer where there is none, and notes what was not known of one: the address, the number.
CustomerId find_or_add_customer(store::Tables& tables, const std::string& name, const std::string& email,
                                const std::string& phone, const Acting& acting);

/// One line of text about a person. Refuses (usage) line breaks and control characters, and what is too long.
Result<Text> person_text(std::string_view option, const std::string& typed);

/// Refuses (usage) what is no e-mail address; an empty text is none given.
Result<void> check_address(std::string_view option, std::string_view typed);

/// Throws not_found for an agent nobody has heard of: what is given to a misspelt name would be lost.
void check_agent(store::Tables& tables, const std::string& name);

/// The adopted playbook of that name, newest version, or the desk's own. Throws Error{not_found}.
PlaybookPin pin_of(store::Tables& tables, const std::optional<std::string>& name);

/// The digest of a playbook's text that its adoption puts into the journal: BLAKE2b-256, in hexadecimal.
std::string playbook_digest(const std::string& text);

}  // namespace amends
