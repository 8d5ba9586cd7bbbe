// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <amends/base/instant.hpp>
#include <amends/base/result.hpp>

namespace amends::cli {

/// A plain letter, to be handed to a sendmail program.
struct Letter {
    std::string from;             ///< an address; empty: the mail program's own
    std::vector<std::string> to;  ///< addresses
    std::string subject, body;    ///< UTF-8; line breaks of the subject become spaces
    std::string message_id;       ///< without brackets; the same each time it is sent
    Instant date{};
};

/// The letter as a message of RFC 5322, marked as sent by a machine. Refuses (bad_data) a letter to nobody, one without a
/// text, and addresses that could be anything but one address.
Result<std::string> message_of(const Letter& letter);

}  // namespace amends::cli
