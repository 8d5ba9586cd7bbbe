// SPDX-License-Identifier: MIT
#pragma once

#include <functional>

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

/// Looks an answer through and sends it. What the checks find is printed; an error refuses it, but where it was written in
/// an editor, that opens again with the findings below the text, until it is good or left as it is.
Changed send_checked(Context& context, TicketId id, Written written, const Insistence& insistence, const MakeRequest& make);

}  // namespace amends::cli
