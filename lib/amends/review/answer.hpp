// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>

#include <amends/calendar/calendar.hpp>
#include <amends/check/situation.hpp>
#include <amends/ticket/request.hpp>
#include <amends/ticket/ticket.hpp>

namespace amends {

/// What is known where an answer is written.
struct Background {
    const Ticket& ticket;
    std::span<const Event> events;  ///< of the ticket
    std::string name, email, phone;  ///< of the customer
    const Playbook& playbook;
    const Calendars& calendars;  ///< of the playbook
    Instant now{};
    const Zone& zone;  ///< in which the answer's times are meant; must outlive the situation
};

/// The moment of an answer that does not say what it is.
ReplyMoment usual_moment(const Ticket& ticket);

/// What a draft of that moment would answer.
Situation situation_of(const Background& background, ReplyMoment moment);

/// A text that goes out, and what it is held against.
struct Answer {
    std::string text;
    Situation situation;
};
/// What goes out with a request; nullopt: nothing does that checks look at.
std::optional<Answer> answer_of(const Request& request, const Background& background);

/// Where a request that sends an answer says how that stands with the checks; nullptr for all others.
Review* review_in(Request& request);

}  // namespace amends
