// SPDX-License-Identifier: MIT
#pragma once

#include <functional>

#include <cli/output/ticket_json.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {

/// How an answer is sent although a check or a step speaks against it.
struct Insistence {
    bool force = false;
    std::vector<std::string> waive;
    Text because;
};
std::vector<Option> insistence_options(Insistence& into);
bool insists(const Insistence& insistence);

/// Makes the request that sends a text.
using MakeRequest = std::function<Request(const Text& text, Override because, Review review)>;

/// An answer that was sent.
struct Sent {
    Changed changed;
    Json findings = Json::array();  ///< what the checks found in it, for programs
};

/// Looks an answer through and sends it. What the checks find is printed; an error refuses it, but where it was written in
/// an editor, that opens again with the findings below the text, until it is good or left as it is.
Sent send_checked(Context& context, TicketId id, Written written, const Insistence& insistence, const MakeRequest& make);

/// Tells of it as of any change; under --json the findings stand beside the ticket. Returns 0.
int finish(Context& context, const Sent& sent, std::string_view done);

}  // namespace amends::cli
